"""Goods come in, wait for their papers, are put away, or go straight through."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Exponential
from sim.policies.demand import Listed, PoissonDemand
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Receiving, Step
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from tests.invariants.audit import audited

PEN = Product("pen")


def told(receiving, *, stock=0.0, arriving=(4,), wants=(3,)):
    """Every delivery to the customer of a shop whose goods come in a day after they were ordered."""

    def build(sim):
        shop = Warehouse(
            sim,
            "shop",
            stocks={PEN: stock},
            replenishment=OrderList(arriving),
            picking=FulfilmentPlan(receiving=receiving),
        )
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed(wants))), shop)

    lines = []
    simulate(build, horizon=20, seed=1, listen=lines.append)
    return [line for line in (" ".join(line.split()) for line in lines) if "shipment shop" in line]


@pytest.mark.parametrize(
    ("receiving", "time"),
    [
        (None, 1),
        (Receiving(), 1),
        (Receiving(time=2), 3),
        (Receiving(time=1, per_unit=0.5), 4),
        (Receiving(papers=3, time=1), 5),
        (Receiving(papers=3, time=1, notice=True), 2),
        (Receiving(papers=3, time=1, notice=True, cross_dock=True), 1),
        (Receiving(papers=3, time=1, cross_dock=True), 4),
    ],
)
def test_goods_are_there_when_they_are_put_away(receiving, time):
    assert told(receiving) == [f"{time} shipment shop -> ann: 3 pen"]


def test_shipments_wait_for_somebody_to_put_them_away():
    assert told(Receiving(time=5, capacity=1), arriving=(3, 2), wants=(5,)) == [
        "6 shipment shop -> ann: 3 pen",
        "11 shipment shop -> ann: 2 pen",
    ]


def test_only_what_is_owed_goes_through():
    result = told(Receiving(time=5, cross_dock=True), stock=1.0, arriving=(4,), wants=(3, 0, 4))
    assert result == [
        "0 shipment shop -> ann: 1 pen",
        "1 shipment shop -> ann: 2 pen",
        "6 shipment shop -> ann: 2 pen",
    ]


@pytest.mark.parametrize("cross_dock", [False, True])
def test_goods_at_the_dock_are_still_on_order_and_nothing_is_lost(cross_dock):
    receiving = Receiving(time=Exponential(0.7), capacity=1, papers=Exponential(0.5), cross_dock=cross_dock)
    plan = FulfilmentPlan(receiving=receiving, steps=LifeCycle(document=Step(time=0.2, error=0.3)))

    def build(sim):
        depot = Warehouse(sim, "depot", stocks={PEN: 30.0}, replenishment=BaseStock(30.0), picking=plan)
        shop = Warehouse(sim, "shop", stocks={PEN: 12.0}, replenishment=BaseStock(12.0), picking=plan)
        connect(depot, Supplier(sim, "source"), transit=2)
        connect(shop, depot, transit=Exponential(1.0))
        connect(Customer(sim, "ann", wants=Single(PEN, PoissonDemand(4.0))), shop)

    build.disruptions = build.decisions = ()
    result, audit = audited(build)
    assert audit.events > 100
    happened = set(result.events.what)
    assert "put away" in happened and ("cross docked" in happened) == cross_dock


@pytest.mark.parametrize("wrong", [{"time": -1.0}, {"papers": -1.0}, {"per_unit": -1.0}, {"capacity": 0}])
def test_impossible_receiving(wrong):
    with pytest.raises(ValueError, match=r"put|papers|receiving"):
        Receiving(**wrong)
