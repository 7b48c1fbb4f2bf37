"""A seller's memory of what it sold to whom, and shares by it."""

from math import exp

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.messages import Order, OrderLine, Parcel
from sim.policies.allocation import FirstCome, PastSalesShare
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment.open_line import OpenLine
from sim.processes.order_fulfilment.past_sales import past_sales
from sim.product import Product
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

PEN = Product("pen")


def test_older_sales_count_less():
    sim = Simulation(seed=1)
    shop = Warehouse(sim, "shop", stocks={PEN: 0})
    ann, bob = [Customer(sim, name, wants=Single(PEN, Listed(()))) for name in ("ann", "bob")]
    orders = [
        Order(1, ann, shop, [OrderLine(PEN, 9.0)], 0.0, 0.0),
        Order(2, bob, shop, [OrderLine(PEN, 9.0)], 0.0, 0.0),
    ]
    claims = [OpenLine(order, order.lines[0], 9.0) for order in orders]
    memory = past_sales(PastSalesShare(window=10.0))
    assert memory is not None
    memory.remember([Parcel(orders[0], orders[0].lines[0], 4.0)], 0.0)
    memory.remember([Parcel(orders[0], orders[0].lines[0], 1.0)], 10.0)
    memory.write(claims, 20.0)
    assert [claim.past for claim in claims] == pytest.approx([4 * exp(-2) + exp(-1), 0.0])


def test_other_rules_keep_no_memory():
    assert past_sales(FirstCome()) is None


def test_who_bought_in_the_past_gets_the_same_share_however_much_the_others_ask_for():
    told: list[str] = []

    def build(sim):
        shop = Warehouse(
            sim, "shop", stocks={PEN: 8}, replenishment=OrderList((0, 4)), allocation=PastSalesShare(window=100.0)
        )
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((6, 0, 10)))), shop)
        connect(Customer(sim, "bob", wants=Single(PEN, Listed((2, 0, 90)))), shop)

    simulate(build, horizon=4, seed=1, listen=told.append)
    shipped = [line for line in (" ".join(words.split()) for words in told) if "shipment shop" in line]
    assert shipped == [
        "0 shipment shop -> ann: 6 pen",
        "0 shipment shop -> bob: 2 pen",
        "2 shipment shop -> ann: 3 pen",
        "2 shipment shop -> bob: 1 pen",
    ]
