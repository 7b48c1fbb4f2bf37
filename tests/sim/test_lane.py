"""What travels between two houses, told message by message."""

from functools import partial

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.disruption import Disruption, ScheduledOutages
from sim.distributions import Empirical
from sim.pipeline import prefill as in_the_mail
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

ITEM = Product("item")


def shop(sim, *, orders, carriage, order_delay=0.0, pipeline=0.0, prefill=None, source_costs=None):
    """A shop that orders what it is told to, and the house that sends it."""
    buyer = Warehouse(sim, "shop", stocks={ITEM: 0}, replenishment=OrderList(orders), costs=Costs(holding=5))
    if source_costs is None:
        seller = Supplier(sim, "source")
    else:
        seller = Warehouse(sim, "source", stocks={ITEM: 100}, costs=source_costs)
    lane = connect(buyer, seller, order_delay=order_delay, pipeline=pipeline, carriage=carriage)
    if prefill:
        in_the_mail(lane, ITEM, **prefill)


def arrivals(orders=(), carriage=Carriage(), horizon=20, outages=(), **parameters):
    scenario = partial(shop, orders=orders, carriage=carriage, **parameters)
    table = simulate(scenario, horizon=horizon, seed=1, disruptions=outages).messages
    table = table[table["kind"] == "shipment"]
    return list(zip(table["sent"], table["arrived"], table["quantity"], strict=True))


def money(account, orders, carriage, horizon, **parameters):
    scenario = partial(shop, orders=orders, carriage=carriage, **parameters)
    entries = simulate(scenario, horizon=horizon, seed=1).facts.money
    return {entry.agent: entry.amount for entry in entries if entry.debit == account}


def down(what, start, end):
    return [Disruption("shop", what, ScheduledOutages(((start, end),)))]


def test_orders_climb_and_goods_descend():
    assert arrivals((3, 0, 4), Carriage(transit=2), order_delay=1) == [(1, 3, 3), (3, 5, 4)]


def test_without_delays_goods_are_there_at_once():
    assert arrivals((3, 4)) == [(0, 0, 3), (1, 1, 4)]


def test_shipments_may_cross_or_not():
    law = Empirical((6.0, 1.0))
    crossed = arrivals((1,) * 15, Carriage(transit=law), horizon=30)
    queued = arrivals((1,) * 15, Carriage(transit=law, crossing=False), horizon=30)
    free = {sent: arrived for sent, arrived, _ in crossed}
    assert list(free) != sorted(free)
    assert [(sent, arrived) for sent, arrived, _ in queued] == [
        (sent, max(free[before] for before in range(sent + 1))) for sent in range(15)
    ]


def test_a_lane_takes_so_much_at_a_time():
    """Six units at two a period: the next goods leave three periods later."""
    assert arrivals((6, 2, 2), Carriage(transit=1, capacity=2)) == [(0, 1, 6), (3, 4, 2), (4, 5, 2)]


def test_goods_that_must_stay_with_the_seller():
    assert arrivals((3, 4), Carriage(transit=2), outages=down("shipments", 1, 4)) == [(0, 2, 3), (4, 6, 4)]


def test_goods_that_stand_still():
    assert arrivals((3, 4, 5), Carriage(transit=2), outages=down("transit", 1, 4)) == [(0, 5, 3), (1, 6, 4), (2, 6, 5)]


def test_goods_at_a_closed_door():
    assert arrivals((3, 4, 5), Carriage(transit=2), outages=down("receipts", 1, 3.5)) == [
        (0, 3.5, 3),
        (1, 3.5, 4),
        (2, 4, 5),
    ]


def test_two_outages_at_once_end_with_the_last():
    outages = [*down("receipts", 1, 3), *down("receipts", 2, 5)]
    assert arrivals((3,), Carriage(transit=2), outages=outages) == [(0, 5, 3)]
    outages = [*down("transit", 1, 3), *down("transit", 2, 5)]
    assert arrivals((3,), Carriage(transit=2), outages=outages) == [(0, 6, 3)]


def test_orders_in_the_mail_and_goods_under_way_at_the_start():
    assert arrivals(pipeline=7, order_delay=2, carriage=Carriage(transit=3)) == [
        (0, 0, 7),
        (0, 1, 7),
        (0, 2, 7),
        (0, 3, 7),
        (1, 4, 7),
    ]
    assert arrivals(prefill={"orders": {2.5: 3}, "shipments": {0.5: 4}}, carriage=Carriage(transit=1)) == [
        (0, 0.5, 4),
        (2.5, 3.5, 3),
    ]


def test_nothing_was_due_in_the_past():
    with pytest.raises(ValueError, match="lane source to shop: due -1 is in the past"):
        arrivals(prefill={"orders": {}, "shipments": {-1: 4}})


@pytest.mark.parametrize(
    ("payer", "expected"),
    [("shipper", {"source": 3 * 2 * 2.0}), ("buyer", {"shop": 3 * 2 * 5.0}), ("nobody", {})],
)
def test_who_pays_for_goods_under_way(payer, expected):
    carriage = Carriage(transit=2, holding=payer)
    assert money("holding in transit", (3,), carriage, 10, source_costs=Costs(holding=2)) == expected


def test_transport_costs_are_the_sellers():
    carriage = Carriage(transit=1, fixed=10, per_unit=2, per_unit_km=0.5, distance=4)
    assert carriage.cost(3) == 10 + 3 * (2 + 0.5 * 4)
    assert money("transport", (3, 0, 5), carriage, 10) == {"source": carriage.cost(3) + carriage.cost(5)}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"transit": -1}, "transit time must not be negative"),
        ({"fixed": -1}, "fixed must not be negative"),
        ({"capacity": 0}, "capacity must be positive"),
        ({"holding": "us"}, "shipper, buyer or nobody, got 'us'"),
    ],
)
def test_impossible_carriages(wrong, message):
    with pytest.raises(ValueError, match=message):
        Carriage(**wrong)


def test_letters_do_not_travel_back_in_time():
    with pytest.raises(ValueError, match="lane source to shop: order delay must not be negative"):
        arrivals(order_delay=-1)


def test_a_customers_goods_are_used_up():
    def street(sim):
        kiosk = Warehouse(sim, "kiosk", stocks={ITEM: 9})
        connect(Customer(sim, "customer", wants=Single(ITEM, Listed((2,)))), kiosk, transit=1)

    levels = simulate(street, horizon=3, seed=1).levels
    page = levels[levels["agent"] == "customer"]
    assert page["on_order"].tolist() == [2, 0, 0]
    assert page["received"].tolist() == [0, 2, 2]
