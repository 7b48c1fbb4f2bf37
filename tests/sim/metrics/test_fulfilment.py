"""Measures of order fulfilment, by hand."""

from math import isnan

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.metrics import measure
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Receiving, Step
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

PEN = Product("pen", price=2.0)


def played(plan=None, *, wants=(2, 2), due_after=0.0, warmup=0.0):
    """Ann and Bob order of a shop that has plenty; it costs 0.5 to handle a unit, and a unit is a day on its way."""

    def build(sim):
        shop = Warehouse(
            sim,
            "shop",
            stocks={PEN: 20.0},
            replenishment=OrderList((4,)),
            picking=plan,
            costs=Costs(handling=0.5),
        )
        connect(shop, Supplier(sim, "source"), transit=1)
        for name in ("ann", "bob"):
            patience = Patience(due_after=due_after)
            connect(Customer(sim, name, wants=Single(PEN, Listed(wants)), patience=patience), shop, transit=1)

    return simulate(build, horizon=10, seed=1, warmup=warmup)


def values(result, segment="all", agent="chain", **options):
    found = measure(result, **options)
    return {k.measure: k.value for k in found if (k.agent, k.product, k.segment) == (agent, "all", segment)}


LIFE = FulfilmentPlan(
    steps=LifeCycle(enter=Step(time=0.5, cost=3.0), document=Step(error=1.0), after_delivery=Step(capacity=1)),
    receiving=Receiving(time=0.5),
)


def test_steps_touches_and_costs():
    found = values(played(LIFE))
    assert (found["time to enter"], found["time to deliver"], found["order-to-cash time"]) == (0.5, 1.0, 1.5)
    assert found["order-to-cash time variation"] == 0
    assert found["touches per order"] == pytest.approx((4 + 4 + 1) / 4)
    assert found["document errors"] == 1 and found["disputes"] == 1 and found["data errors"] == 0
    assert found["cost per order"] == pytest.approx(3.0 + 2 * 0.5)


def test_every_customer_by_itself():
    for segment in ("ann", "bob"):
        for detail in ("groups", "agents"):
            found = values(played(LIFE), segment, detail=detail)
            assert (found["time to enter"], found["document errors"]) == (0.5, 1.0)


def test_perfect_orders_are_those_without_a_fault():
    assert values(played(LIFE, due_after=2.0))["perfect order"] == 0.0
    right = FulfilmentPlan(steps=LifeCycle())
    assert values(played(right, due_after=2.0))["perfect order"] == 1.0
    assert values(played(due_after=2.0))["perfect order"] == 1.0
    assert values(played())["perfect order"] == 0.0
    for detail in ("groups", "agents"):
        assert values(played(LIFE, due_after=2.0), "ann", detail=detail)["perfect order"] == 0.0


def test_only_orders_heard_after_the_warm_up_count():
    found = values(played(LIFE, wants=(2, 0, 2), due_after=2.0, warmup=1.0))
    assert (found["orders"], found["document errors"], found["perfect order"]) == (2, 1.0, 0.0)


def test_goods_that_come_too_early():
    assert values(played(due_after=3.0))["earliness"] == 2.0
    assert values(played())["earliness"] == 0.0


def test_where_orders_have_no_steps_there_is_nothing_to_say_of_them():
    found = values(played())
    assert "time to enter" not in found and "touches per order" not in found
    assert not isnan(found["perfect order"])


def test_the_way_from_end_to_end_obeys_littles_law():
    result = played(wants=(2, 2))
    found = values(result)
    units = 8.0
    integral = (found["average on hand"] + found["average in transit"]) * 10
    assert found["end-to-end time"] == pytest.approx(integral / units)
