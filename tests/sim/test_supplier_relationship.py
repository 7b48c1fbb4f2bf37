"""What a house buys, from whom, and what comes of it."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.policies.demand import Listed
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.sourcing import Cheapest, Fastest, SingleSource, Split
from sim.policies.wishes import Assortment, Single
from sim.processes.supplier_relationship import SupplyTerms
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

PEN, INK = Product("pen", cost=3), Product("ink", cost=5)


def orders(build, **options):
    table = simulate(build, horizon=10, seed=1, **options).messages
    table = table[(table["kind"] == "order") & (table["sender"] == "shop")]
    return list(zip(table["sent"], table["order"], table["receiver"], table["product"], table["quantity"], strict=True))


def two_sources(sourcing, terms=None):
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((8,)), sourcing=sourcing, terms=terms)
        connect(shop, Supplier(sim, "near", prices={PEN: 4}), transit=1)
        connect(shop, Supplier(sim, "far", prices={PEN: 2}), transit=5)

    return build


@pytest.mark.parametrize(
    ("sourcing", "terms", "bought"),
    [
        (SingleSource(), None, {"near": 8}),
        (SingleSource("far"), None, {"far": 8}),
        (Cheapest(), None, {"far": 8}),
        (Fastest(), None, {"near": 8}),
        (Split(), None, {"near": 4, "far": 4}),
        (Split(), {"near": SupplyTerms(3), "far": SupplyTerms(1)}, {"near": 6, "far": 2}),
    ],
)
def test_from_whom(sourcing, terms, bought):
    assert {seller: quantity for _, _, seller, _, quantity in orders(two_sources(sourcing, terms))} == bought


@pytest.mark.parametrize(("quantity", "seller"), [(8, "near"), (300, "far")])
def test_freight_of_a_shipment_is_shared_by_its_units(quantity, seller):
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((quantity,)), sourcing=Cheapest())
        connect(shop, Supplier(sim, "near", prices={PEN: 4}), carriage=Carriage(transit=1))
        connect(shop, Supplier(sim, "far", prices={PEN: 2}), carriage=Carriage(transit=5, fixed=100))

    assert [to for _, _, to, _, _ in orders(build)] == [seller]


def test_one_order_to_each_seller():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 5, INK: 5}, replenishment=BaseStock(5))
        connect(shop, Supplier(sim, "source"), transit=1)
        wants = Assortment({PEN: Listed((2, 1)), INK: Listed((4, 0))})
        connect(Customer(sim, "ann", wants=wants), shop)

    assert orders(build) == [
        (0, 2, "source", "pen", 2),
        (0, 2, "source", "ink", 4),
        (1, 4, "source", "pen", 1),
    ]


def test_everyone_sells_something_else():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0, INK: 0}, replenishment=OrderList((2,)))
        connect(shop, Supplier(sim, "penman", products=[PEN]))
        connect(shop, Supplier(sim, "inkman", products=[INK]))

    assert [(seller, product) for _, _, seller, product, _ in orders(build)] == [("penman", "pen"), ("inkman", "ink")]


def test_what_an_order_costs():
    def build(sim):
        costs = Costs(ordering=10)
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((2, 0, 4)), costs=costs)
        connect(shop, Supplier(sim, "source"), transit=1)

    money = {(entry.agent, entry.debit): entry.amount for entry in simulate(build, horizon=9, seed=1).facts.money}
    assert money == {("shop", "ordering"): 20, ("shop", "purchases"): 18, ("source", "cash"): 18}


@pytest.mark.parametrize(("wanted", "sent"), [(1, 6), (6, 6), (7, 9), (0, None)])
def test_minimum_and_multiple_of_a_supplier(wanted, sent):
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((wanted,)))
        connect(shop, Supplier(sim, "source", minimum=5, multiple=3))

    assert [quantity for *_, quantity in orders(build)] == ([sent] if sent else [])


def test_what_is_never_delivered_is_no_longer_on_order():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((8,)))
        connect(shop, Supplier(sim, "source", lead_time=2, reliability=Reliability(in_full=0, short=0.25)), transit=1)

    levels = simulate(build, horizon=5, seed=1).levels
    shop = levels[levels["agent"] == "shop"]
    assert shop["on_order"].tolist() == [8, 8, 6, 0, 0]
    assert shop["on_hand"].tolist() == [0, 0, 0, 6, 6]


def test_a_slow_scarce_source():
    """Four units a period, first come first served, and a period on the road."""

    def build(sim):
        source = Supplier(sim, "source", capacity=4)
        for name in ("east", "west"):
            connect(Warehouse(sim, name, stocks={PEN: 0}, replenishment=OrderList((6,))), source, transit=1)

    table = simulate(build, horizon=9, seed=1).messages
    shipped = table[table["kind"] == "shipment"]
    assert list(zip(shipped["receiver"], shipped["sent"], shipped["arrived"], strict=True)) == [
        ("east", 1.5, 2.5),
        ("west", 3, 4),
    ]


def test_a_product_that_nobody_supplies():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((2,)))
        connect(shop, Supplier(sim, "source", products=[INK]))
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1,)))), shop)

    with pytest.raises(ModelError, match="pen"):
        simulate(build, horizon=2, seed=1)


def test_terms():
    with pytest.raises(ValueError, match="share of the volume"):
        SupplyTerms(-1)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_that_waits_is_a_share(share):
    with pytest.raises(ValueError, match="backorder"):
        SupplyTerms(backorder=share)
