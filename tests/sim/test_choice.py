"""What applies where: the house's own before what holds for all, and what does not fit is told with its place."""

from functools import partial

import pytest

from scenarios.serial import serial
from sim.choice import EVERYWHERE, changed
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import BaseStock, OrderUpTo, ReorderUpTo
from sim.processes.demand_management import OrderRules
from sim.processes.order_fulfilment import Picking
from sim.simulation import Simulation

chain = partial(
    serial, demand=Steady(10.0), forecasting=MovingAverage(5, 10.0), replenishment=OrderUpTo(), echelons=2, stock=30.0
)


def opened(at: dict) -> Simulation:
    sim = Simulation(seed=1, at=at)
    chain(sim)
    sim.open()
    return sim


def problems(at: dict) -> tuple[str, ...]:
    with pytest.raises(ModelError) as refused:
        opened(at)
    return refused.value.problems


def test_fields_change_and_whole_policies_replace():
    assert changed(ReorderUpTo(1.0, 5.0), None) == ReorderUpTo(1.0, 5.0)
    assert changed(ReorderUpTo(1.0, 5.0), {"S": 9.0}) == ReorderUpTo(1.0, 9.0)
    assert changed(ReorderUpTo(1.0, 5.0), BaseStock(4.0)) == BaseStock(4.0)


@pytest.mark.parametrize("default", [None, 3.0, ReorderUpTo])
def test_there_may_be_nothing_to_change(default):
    with pytest.raises(ValueError, match="nothing here whose S could be changed"):
        changed(default, {"S": 9.0})


def test_a_product_comes_before_its_house_and_a_house_before_all():
    at = {
        EVERYWHERE: {"replenishment": BaseStock(1.0)},
        "stage2": {"replenishment": BaseStock(2.0), "product": {"item": {"replenishment": {"S": 3.0}}}},
    }
    houses = opened(at).agents
    assert [desk.replenishment for desk in houses["stage1"].demand.desks.values()] == [BaseStock(1.0)]
    assert [desk.replenishment for desk in houses["stage2"].demand.desks.values()] == [BaseStock(3.0)]


def test_order_rules_and_picking_are_choices_too():
    at = {"stage1": {"demand_management": OrderRules(multiple=5.0), "order_fulfilment": Picking(2, per_unit=0.1)}}
    house = opened(at).agents["stage1"]
    assert [desk.rules.multiple for desk in house.demand.desks.values()] == [5.0]
    assert house.orders.pickers is not None


def test_every_misfit_is_told_with_its_place():
    at = {
        "stage1": {"replenishment": {"q": 1.0}, "demand": Steady(1.0)},
        "stage2": {"product": {"item": {"replenishment": {"w": 1.0}}}, "order_fulfilment": {"pickers": 2}},
    }
    assert sorted(problems(at)) == [
        "at.stage1.demand: stage1 has no demand to choose; it chooses its allocation, demand_management, forecasting, "
        "order_fulfilment, pricing, replenishment, sourcing, supplier_relationship",
        "at.stage1.replenishment: OrderUpTo has no q; it has z",
        "at.stage2.order_fulfilment: there is nothing here whose pickers could be changed",
        "at.stage2.product.item.replenishment: OrderUpTo has no w; it has z",
    ]


def test_a_choice_for_all_must_concern_somebody():
    assert problems({EVERYWHERE: {"strategy": 1}}) == (
        "strategy: no house of this supply chain has a strategy to choose",
    )


def test_houses_and_products_that_are_not_there():
    assert problems({"stag1": {"replenishment": BaseStock(1.0)}, "stage2": {"product": {"x": {}}}}) == (
        "at.stag1: no such house; did you mean stage1?",
        "at.stage2.product.x: stage2 does not stock it; it stocks item",
    )
