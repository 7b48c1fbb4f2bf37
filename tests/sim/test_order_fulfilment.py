"""Orders entered, shared out, picked and shipped, told message by message."""

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.allocation import FirstCome, Priority
from sim.policies.demand import Dated, Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Historic, Single
from sim.processes.order_fulfilment import Picking
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

PEN, INK = Product("pen"), Product("ink")


def told(build, horizon=10, **options):
    """Every message in words."""
    lines = []
    simulate(build, horizon=horizon, seed=1, listen=lines.append, **options)
    return [" ".join(line.split()) for line in lines if "source" not in line]


def shop_of(sim, stock=0, arriving=(), **parameters):
    """A shop whose source sends listed quantities, each period one, at once."""
    stocks = {PEN: stock} if isinstance(stock, int | float) else stock
    shop = Warehouse(sim, "shop", stocks=stocks, replenishment=OrderList(arriving), **parameters)
    connect(shop, Supplier(sim, "source"), transit=1)
    return shop


def test_goods_go_out_as_far_as_they_reach_and_the_rest_follows():
    def build(sim):
        shop = shop_of(sim, stock=4, arriving=(1, 5))
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((7,)))), shop)

    assert told(build) == [
        "0 order ann -> shop: 7 pen",
        "0 shipment shop -> ann: 4 pen",
        "1 shipment shop -> ann: 1 pen",
        "2 shipment shop -> ann: 2 pen",
    ]


@pytest.mark.parametrize(("fixed", "departures"), [(0.0, 1), (5.0, 2)])
def test_orders_of_one_buyer_that_leave_together_are_one_shipment_unless_each_costs_money(fixed, departures):
    left = []

    def build(sim):
        shop = shop_of(sim, arriving=(0, 9))
        lane = connect(
            Customer(sim, "ann", wants=Single(PEN, Listed((3, 4)))), shop, carriage=Carriage(transit=1, fixed=fixed)
        )
        ship = lane.ship
        lane.ship = lambda shipment: (left.append(len(shipment.parcels)), ship(shipment))

    assert told(build) == [
        "0 order ann -> shop: 3 pen",
        "1 order ann -> shop: 4 pen",
        "3 shipment shop -> ann: 3 pen",
        "3 shipment shop -> ann: 4 pen",
    ]
    assert (len(left), sum(left)) == (departures, 2)


def test_what_comes_of_serving_comes_before_the_review_of_the_same_instant():
    def build(sim):
        shop = shop_of(sim, stock=4, arriving=(6, 1))
        kiosk = Warehouse(sim, "kiosk", stocks={PEN: 0}, replenishment=OrderList((4,)))
        connect(kiosk, shop)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((3,)))), kiosk)

    assert told(build, horizon=1) == [
        "0 order ann -> kiosk: 3 pen",
        "0 order kiosk -> shop: 4 pen",
        "0 shipment shop -> kiosk: 4 pen",
        "0 shipment kiosk -> ann: 3 pen",
    ]


@pytest.mark.parametrize(
    ("allocation", "served"),
    [(FirstCome(), ["ann: 3", "bob: 1", "bob: 2", "eve: 3"]), (Priority(), ["ann: 1", "eve: 3", "ann: 2", "bob: 3"])],
)
def test_who_is_served_first(allocation, served):
    def build(sim):
        shop = shop_of(sim, stock=4, arriving=(9,), allocation=allocation)
        for name, priority in (("ann", 2), ("bob", 2), ("eve", 1)):
            connect(Customer(sim, name, wants=Single(PEN, Listed((3,))), priority=priority), shop)

    shipped = [line.split(" -> ")[1].removesuffix(" pen") for line in told(build) if "shipment" in line]
    assert shipped == served


def test_what_cannot_wait_is_lost_before_the_house_reviews():
    def build(sim):
        shop = shop_of(sim, stock=4)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((10, 2))), patience=Patience(backorder=0.25)), shop)

    assert told(build) == [
        "0 order ann -> shop: 10 pen",
        "0 refusal shop -> ann: 4.5 pen",
        "0 shipment shop -> ann: 4 pen",
        "1 order ann -> shop: 2 pen",
        "1 refusal shop -> ann: 1.5 pen",
    ]


def test_lost_sales_and_handling_cost_money():
    def build(sim):
        shop = shop_of(sim, stock=4, costs=Costs(lost_sale=7, handling=0.5))
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((10,))), patience=Patience(backorder=0)), shop)

    money = {entry.debit: entry.amount for entry in simulate(build, horizon=2, seed=1).facts.money}
    assert money == {"lost sales": 6 * 7, "handling": 4 * 0.5}


def test_patience_comes_to_an_end():
    def build(sim):
        shop = shop_of(sim, stock=1, arriving=(0, 0, 5))
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((3,))), patience=Patience(longest=2.5)), shop)
        connect(Customer(sim, "bob", wants=Single(PEN, Listed((3,))), patience=Patience(longest=4)), shop)

    assert told(build)[2:] == [
        "0 shipment shop -> ann: 1 pen",
        "2.5 cancellation ann -> shop: order 1",
        "2.5 refusal shop -> ann: 2 pen",
        "3 shipment shop -> bob: 3 pen",
    ]


def test_an_order_that_leaves_only_as_a_whole():
    def build(sim):
        shop = shop_of(sim, stock={PEN: 2, INK: 0}, arriving=(0, 3))
        both = Historic(((0.0, ((PEN, 2), (INK, 1))),))
        connect(Customer(sim, "ann", wants=both, patience=Patience(complete=True)), shop)
        connect(Customer(sim, "bob", wants=Single(PEN, Dated(((0.5, 1),)))), shop)

    assert told(build) == [
        "0 order ann -> shop: 2 pen, 1 ink",
        "0.5 order bob -> shop: 1 pen",
        "2 shipment shop -> bob: 1 pen",
        "2 shipment shop -> ann: 2 pen, 1 ink",
    ]


def test_goods_set_aside_are_free_again_when_the_order_is_cancelled():
    def build(sim):
        shop = shop_of(sim, stock={PEN: 2, INK: 0})
        both = Historic(((0.0, ((PEN, 2), (INK, 1))),))
        connect(Customer(sim, "ann", wants=both, patience=Patience(complete=True, longest=3)), shop)
        connect(Customer(sim, "bob", wants=Single(PEN, Listed((1,)))), shop)

    assert told(build)[2:] == [
        "3 cancellation ann -> shop: order 1",
        "3 refusal shop -> ann: 2 pen",
        "3 refusal shop -> ann: 1 ink",
        "3 shipment shop -> bob: 1 pen",
    ]


def test_a_promise():
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((3,)))), shop_of(sim, stock=3, quote=2.5))

    assert told(build)[1] == "0 promise shop -> ann: order 1 by 2.5"


def test_picking_takes_time_and_pickers_are_few():
    """Two hours an order, one a line, half an hour a unit."""

    def build(sim):
        shop = shop_of(sim, stock=20, picking=Picking(pickers=1, per_order=2, per_line=1, per_unit=0.5))
        for name in ("ann", "bob"):
            connect(Customer(sim, name, wants=Single(PEN, Listed((2,)))), shop)

    assert [line for line in told(build) if "shipment" in line] == [
        "4 shipment shop -> ann: 2 pen",
        "8 shipment shop -> bob: 2 pen",
    ]
    levels = simulate(build, horizon=10, seed=1).levels
    shop = levels[levels["agent"] == "shop"]
    assert shop["reserved"].tolist() == [4, 4, 4, 4, 2, 2, 2, 2, 0, 0]
    assert shop["on_hand"].tolist() == [20, 20, 20, 20, 18, 18, 18, 18, 16, 16]


@pytest.mark.parametrize("wrong", [{"pickers": 0}, {"per_line": -1}])
def test_impossible_picking(wrong):
    with pytest.raises(ValueError, match="picking"):
        Picking(**wrong)


class Swings:
    """Orders 5, then takes back more than it is owed."""

    def __call__(self, view):
        return (2.0, 5.0, -6.0)[view.review] if view.review < 3 else 0.0


def test_a_negative_order_first_cancels_what_is_owed_newest_first():
    def build(sim):
        depot = Warehouse(sim, "depot", stocks={PEN: 3}, replenishment=OrderList(()))
        shop = Warehouse(sim, "shop", stocks={PEN: 10}, replenishment=Swings())
        other = Customer(sim, "other", wants=Single(PEN, Dated(((1.5, 1),))))
        connect(shop, depot, transit=1)
        connect(other, depot)

    assert told(build, allow_negative=True) == [
        "0 order shop -> depot: 2 pen",
        "1 shipment depot -> shop: 2 pen",
        "1 order shop -> depot: 5 pen",
        "1.5 order other -> depot: 1 pen",
        "2 shipment depot -> shop: 1 pen",
        "2 order shop -> depot: -6 pen",
        "2 refusal depot -> shop: 4 pen",
        "2 refusal depot -> shop: -4 pen",
        "2 shipment depot -> shop: -2 pen",
        "2 shipment depot -> other: 1 pen",
    ]
