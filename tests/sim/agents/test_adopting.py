"""Decisions about all products of a house, and a product that runs out."""

from __future__ import annotations

import pytest

from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import SupplyPlan
from sim.policies.forecasting import Fixed, MovingAverage, Naive
from sim.policies.replenishment import BaseStock, OrderUpTo, RunOut
from sim.processes.demand_management import DemandPlan, Information
from sim.processes.demand_management.contingency_measures import MoreStock
from sim.processes.demand_management.supply_plan import follow
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

OLD, NEW = Product("old", cost=1.0), Product("new", cost=1.0)


def policies(decide) -> dict[str, object]:
    """By product, the policy of a house in which `old` runs out, after a decision at day 2."""
    found: dict[str, object] = {}

    def scenario(sim):
        house = Warehouse(
            sim,
            "house",
            stocks={OLD: 10.0, NEW: 10.0},
            replenishment={OLD: RunOut(), NEW: OrderUpTo(z=1.0)},
            forecasting=Fixed(1.0),
        )
        connect(house, Supplier(sim, "supplier", lead_time=1.0))

        def taken(_):
            decide(house)
            found.update({product.name: desk.replenishment for product, desk in house.demand.desks.items()})

        Moment(sim.env, taken, Phase.PLANNING).at(2.0)

    simulate(scenario, horizon=10.0, seed=1)
    return found


@pytest.mark.parametrize(("value", "new"), [({"z": 2.0}, OrderUpTo(z=2.0)), (BaseStock(5.0), BaseStock(5.0))])
def test_what_runs_out_is_not_meant_by_a_decision_about_all(value, new):
    after = policies(lambda house: house.adopt("replenishment", None, value))
    assert after == {"old": RunOut(), "new": new}


def test_a_decision_about_it_brings_it_back():
    assert policies(lambda house: house.adopt("replenishment", "old", BaseStock(5.0)))["old"] == BaseStock(5.0)


def test_a_plan_does_not_make_it_again():
    def plan(house):
        follow(house.demand, SupplyPlan(house, house, OLD, (5.0, 5.0), 2.0, 7.0, 2.0))

    assert policies(plan)["old"] == RunOut()


def test_no_buffer_is_built_of_it():
    told = []
    after = policies(lambda house: told.append(MoreStock(house, OLD, 5.0, "storm").told))
    assert after["old"] == RunOut()
    assert told == [("RunOut()", "no more, as it runs out")]


def test_a_product_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="house does not stock lamp"):
        policies(lambda house: house.adopt("replenishment", "lamp", {"z": 2.0}))


@pytest.mark.parametrize(("plan", "at_once"), [(DemandPlan(), True), (DemandPlan(information=Information()), False)])
def test_who_hears_more_than_orders_forecasts_in_another_way_from_the_next_review(plan, at_once):
    """What is heard of each is taken over by itself there; what was expected till then stays whole."""
    expected = []

    def scenario(sim):
        house = Warehouse(sim, "house", stocks={NEW: 10.0}, forecasting=Naive(3.0), rules=plan)
        connect(house, Supplier(sim, "supplier", lead_time=1.0))
        desks = house.demand.desks

        def decide(_):
            before = desks[NEW].forecast
            house.adopt("forecasting", None, MovingAverage(4, 8.0))
            expected.extend([desks[NEW].forecast is before, type(desks[NEW].forecasting)])

        Moment(sim.env, decide, Phase.PLANNING).at(2.0)
        Moment(sim.env, lambda _: expected.append(type(desks[NEW].forecast).__name__), Phase.PLANNING).at(4.0)

    simulate(scenario, horizon=10.0, seed=1)
    assert expected == [not at_once, MovingAverage, "Window"]
