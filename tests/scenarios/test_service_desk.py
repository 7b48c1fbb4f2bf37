"""The scenario of customer service: it adds up, says what is wrong, and stays as it was where nothing is chosen."""

import pytest

from experiments.recipe import prepare
from scenarios.service_desk import Works, service_desk
from sim.distributions import Exponential
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import Arrivals
from sim.policies.forecasting import Fixed
from sim.policies.promising import CapableToPromise
from sim.policies.replenishment import BaseStock
from sim.processes.customer_service import ServicePlan
from sim.simulate import simulate

SHORT = ("scenario=service_desk", "horizon=120", "warmup=20", "record=orders")


def play(*words):
    recipe, _ = prepare([*SHORT, *words])
    ready = recipe.ready()
    return ready.play(0, 20.0)


def of_chain(result, name):
    return next(kpi.value for kpi in measure(result, [name]) if (kpi.agent, kpi.segment) == ("chain", "all"))


def test_the_same_customers_order_the_same_whatever_they_are_told():
    arms = [play(f"customer_service={name}") for name in ("none", "reactive", "proactive", "capable_to_promise")]
    ordered = [of_chain(arm, "units demanded") for arm in arms]
    assert len(set(ordered)) == 1


def test_nothing_is_lost_between_the_houses():
    result = play("customer_service=proactive", "customer_service.promise.after=1.5", "warmup=0")
    assert of_chain(result, "orders expedited") > 0
    for stock in result.facts.stocks:
        if stock.role in ("Warehouse", "Factory"):
            came = stock.received + stock.made + stock.returned
            assert stock.opening + came == pytest.approx(stock.on_hand + stock.shipped + stock.scrapped)
            assert stock.demanded == pytest.approx(stock.backlog + stock.reserved + stock.shipped + stock.lost)


def furnish(plan=None, **changed):
    def scenario(sim):
        terms = {
            "demand": Arrivals(Exponential(5.0)),
            "special_demand": None,
            "forecasting": Fixed(1.0),
            "replenishment": BaseStock(5.0),
            "plant_replenishment": BaseStock(5.0),
            "customers": {"key": 2},
            "customer_service": plan,
        }
        service_desk(sim, **{**terms, **changed})

    return scenario


def test_a_plant_is_needed_to_promise_what_could_be_made():
    with pytest.raises(ModelError, match="and there is none among north, south; choose available_to_promise"):
        simulate(furnish(ServicePlan(promise=CapableToPromise()), plant=False), horizon=10.0, seed=1)


def test_somebody_must_buy_something():
    with pytest.raises(ModelError, match="there must be a customer, and something to sell"):
        simulate(furnish(customers={}), horizon=10.0, seed=1)
    with pytest.raises(ValueError, match="a line needs at least one step"):
        Works(times={})


def test_a_decision_changes_the_plan():
    words = "decisions=[{time: 60, agent: company, what: customer_service, value: {latency: 3.0, desk: {agents: 4}}}]"
    result = play("customer_service=available_to_promise", words)
    (decision,) = result.decisions.itertuples()
    assert (decision.time, decision.what) == (60.0, "customer_service")
    assert "latency=3.0" in decision.new and "agents=4" in decision.new and "latency=0.0" in decision.old
