"""Containers go out with goods, come back, wear out and get lost; none vanishes."""

import pytest

from scenarios.containers import containers
from sim.agents.customer import Patience
from sim.distributions import Exponential, Uniform
from sim.errors import ModelError
from sim.metrics.catalogue import measure
from sim.policies.demand import Arrivals, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.processes.order_fulfilment import Containers, FulfilmentPlan, Packaging
from sim.simulate import simulate
from sim.simulation import Simulation
from tests.invariants.audit import Audit


class Auditor(Audit):
    """Counts containers with everything else, after every event."""

    def check_stocks(self):
        super().check_stocks()
        packing = self.sim.agents["depot"].orders.packing
        fleet = packing.fleet
        free = sum(len(pool) for pool in fleet.free.values())
        assert free + fleet.in_use + fleet.lost + fleet.worn == fleet.bought
        levels = (fleet.with_goods, fleet.at_customers, fleet.on_way_back, fleet.in_wash, fleet.ordered)
        assert min(levels) >= 0
        packed = sum(len(own) for line in packing.filled.values() for _, own in line)
        assert packed == fleet.with_goods


def play(plan, horizon=60.0, audited=False, **chosen):
    given = {
        "demand": Steady(4.0),
        "forecasting": Fixed(4.0),
        "replenishment": BaseStock(1000.0),
        "packing": FulfilmentPlan(packaging=plan),
        "customers": 1,
        "stock": 1000.0,
        **chosen,
    }
    auditors = []

    def scenario(sim):
        containers(sim, **given)
        if audited:
            auditors.append(Auditor(sim))

    facts = simulate(scenario, horizon=horizon, seed=2).facts
    values = {
        value.measure: value.value
        for value in measure(facts)
        if (value.agent, value.product, value.segment) == ("chain", "all", "all")
    }
    return values, facts


def test_a_container_holds_what_it_holds() -> None:
    plan = Packaging(units=3.0, containers=Containers(fleet=100, price=10.0))
    values, facts = play(plan, horizon=10.0)
    filled = next(fact for fact in facts.happenings if fact.what == "container filled")
    assert filled.total == 20  # four units a day need two containers
    assert values["packaging purchases"] == 1000.0
    assert values["packaging reuse rate"] == 1.0


def test_one_way_packaging_is_bought_and_thrown_away() -> None:
    values, _ = play(Packaging(units=2.0, one_way=5.0, weight=1.5), horizon=10.0)
    assert values["packaging purchases"] == values["packaging cost"] == 10 * 2 * 5.0
    assert values["mass thrown away"] == 10 * 2 * 1.5
    assert values["packaging reuse rate"] == 0.0


def test_goods_wait_for_containers() -> None:
    plan = Packaging(containers=Containers(fleet=4, dwell=2.0))
    values, facts = play(plan, horizon=9.0)
    depot = next(stock for stock in facts.stocks if stock.agent == "depot")
    assert (depot.demanded, depot.shipped) == (36.0, 20.0)  # four leave on day 0, 2, 4, 6, 8
    assert values["container shortages"] > 0
    assert values["container cycle time"] == 2.0
    assert values["wait for containers"] > 0


def test_without_patience_what_finds_no_container_is_lost() -> None:
    plan = Packaging(containers=Containers(fleet=4, dwell=2.0))
    _, facts = play(plan, horizon=9.0, patience=Patience(backorder=0.0))
    depot = next(stock for stock in facts.stocks if stock.agent == "depot")
    assert (depot.shipped, depot.lost) == (20.0, 16.0)


def test_boxes_help_out_where_containers_are_short() -> None:
    plan = Packaging(one_way=2.0, containers=Containers(fleet=4, dwell=2.0))
    values, facts = play(plan, horizon=8.0)
    depot = next(stock for stock in facts.stocks if stock.agent == "depot")
    assert depot.shipped == depot.demanded
    assert values["packaging purchases"] == 16 * 2.0
    assert values["packaging reuse rate"] == 0.5
    assert values["container shortages"] == 0


def test_a_customer_cannot_have_the_containers_of_another_unless_they_are_pooled() -> None:
    fleet = {"fleet": 8, "dwell": 100.0}
    demand = {"demand": Arrivals(gap=Exponential(1.0), size=1.0), "customers": 2, "horizon": 200.0}
    _, own = play(Packaging(containers=Containers(pooled=False, **fleet)), **demand)
    _, pooled = play(Packaging(containers=Containers(**fleet)), **demand)
    shipped = [next(stock for stock in facts.stocks if stock.agent == "depot").shipped for facts in (own, pooled)]
    assert shipped[0] <= shipped[1]


def test_a_worn_container_is_replaced_after_its_life() -> None:
    plan = Packaging(units=4.0, containers=Containers(fleet=1, dwell=0.5, life=3.0, lead=0.0, price=7.0))
    values, _ = play(plan, horizon=10.0)
    assert values["container trips"] == 3.0
    assert values["packaging purchases"] == 4 * 7.0  # the first, and after 3, 6 and 9 trips


def test_what_is_lost_is_not_there_any_more() -> None:
    plan = Packaging(units=4.0, containers=Containers(fleet=3, dwell=0.5, loss=1.0))
    _, facts = play(plan, horizon=10.0)
    depot = next(stock for stock in facts.stocks if stock.agent == "depot")
    assert depot.shipped == 3 * 4.0


@pytest.mark.parametrize("pooled", [True, False])
@pytest.mark.parametrize("complete", [True, False])
def test_every_container_is_somewhere_after_every_event(pooled, complete) -> None:
    plan = Packaging(
        units=3.0,
        containers=Containers(
            fleet=12,
            pooled=pooled,
            dwell=Exponential(2.0),
            transit=1.0,
            washing=Uniform(0.0, 1.0),
            loss=0.1,
            life=4.0,
            lead=3.0,
        ),
    )
    demand = Arrivals(gap=Exponential(0.5), size=Uniform(1.0, 8.0))
    patience = Patience(backorder=1.0 if complete else 0.5, complete=complete, longest=4.0)
    play(plan, audited=True, demand=demand, customers=3, stock=30.0, replenishment=BaseStock(30.0), patience=patience)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"fleet": 0}, "a fleet needs at least one container, got 0"),
        ({"loss": 1.5}, "loss must lie in 0..1, got 1.5"),
        ({"dwell": -1.0}, "dwell must not be negative, got -1.0"),
        ({"life": 0.0}, "life must be at least one trip, got 0.0"),
    ],
)
def test_a_fleet_that_cannot_be_is_refused(wrong, words) -> None:
    with pytest.raises(ValueError, match=words):
        Containers(**{"fleet": 5, **wrong})


def test_packaging_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="there is nothing to pack goods in"):
        Packaging()
    with pytest.raises(ValueError, match="a package must hold a positive number of units, got 0"):
        Packaging(units=0.0, one_way=1.0)
    with pytest.raises(ModelError, match="containers need a customer to go to, got 0 customers"):
        containers(
            Simulation(seed=1), demand=Steady(1.0), forecasting=Fixed(1.0), replenishment=BaseStock(1.0), customers=0
        )


def test_a_fleet_that_is_there_after_the_warm_up_costs_what_it_is_worth() -> None:
    plan = Packaging(units=3.0, containers=Containers(fleet=100, price=10.0, life=20.0))

    def scenario(sim):
        packing = FulfilmentPlan(packaging=plan)
        given = {"demand": Steady(4.0), "forecasting": Fixed(4.0), "replenishment": BaseStock(1000.0)}
        containers(sim, **given, packing=packing, customers=1, stock=1000.0)

    facts = simulate(scenario, horizon=15.0, warmup=5.0, seed=2).facts
    cells = {(v.measure, v.agent, v.product, v.segment): v.value for v in measure(facts)}
    worth = 100 * 10.0 - 5 * 2 * 10.0 / 20.0  # two containers a day have made a trip of twenty
    assert cells["packaging purchases", "chain", "all", "all"] == pytest.approx(worth)
    assert cells["packaging cost", "chain", "all", "all"] == pytest.approx(worth)
