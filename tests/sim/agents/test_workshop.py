"""Where a supplier makes: what others take, what stands still, and what is called off."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.agents.workshop import Making
from sim.disruption import Disruption, ScheduledOutages
from sim.errors import ModelError
from sim.policies.demand import Listed
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.sourcing import Backup
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from sim.volume_flexibility import VolumeFlexibility
from tests.invariants.audit import Audit

PEN = Product("pen", cost=2)


def receipts(orders, disruptions=(), horizon=40, **supplier):
    """When a shop that orders so many units day by day gets them from a supplier one day away."""

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList(orders))
        connect(shop, Supplier(sim, "maker", **supplier), transit=1)

    table = simulate(build, horizon=horizon, seed=1, disruptions=disruptions).messages
    table = table[table["kind"] == "shipment"]
    return list(zip(table["arrived"], table["quantity"], strict=True))


def out(what, *windows):
    return [Disruption("maker", what, ScheduledOutages(windows))]


def test_as_if_nothing_were_said():
    assert receipts((8, 4), capacity=4) == [(3, 8), (4, 4)]
    assert receipts((8, 4), capacity=4, making=Making()) == [(3, 8), (4, 4)]


def test_production_that_stands_still_is_lost():
    """Two days of work, then one; the line stands still from 1 to 6."""
    assert receipts((8, 4), out("production", (1, 6)), capacity=4) == [(8, 8), (9, 4)]


def test_orders_that_come_meanwhile_wait_their_turn():
    assert receipts((0, 0, 8, 4), out("production", (1, 6)), capacity=4) == [(9, 8), (10, 4)]


def test_a_stop_of_supply_loses_no_production():
    assert receipts((8, 4), out("supply", (1, 6)), capacity=4) == [(7, 8), (7, 4)]


def test_lead_times_stand_still_with_the_line():
    assert receipts((5,), out("production", (1, 3), (4, 5)), lead_time=3.0) == [(7, 5)]
    assert receipts((5,), out("production", (0, 2))) == [(3, 5)]


def test_other_customers_take_their_turn():
    making = Making(others=Listed((6, 0, 2)))
    assert receipts((4, 0, 4), capacity=2, making=making) == [(6, 4), (9, 4)]


def test_a_spell_of_work_brings_more_capacity():
    """6 a day; from the second day on the other 10 come within four days: 29 units take four days, not five."""
    making = Making(flexibility=VolumeFlexibility(extra=10, response=2, ramp=4))
    assert receipts((29,), capacity=6, making=making) == [(5, 29)]
    assert receipts((29,), capacity=6) == [(pytest.approx(1 + 29 / 6), 29)]


def test_flexibility_of_a_line_without_bounds_makes_no_sense():
    with pytest.raises(ValueError, match="supplier maker: other customers and flexibility need a finite capacity"):
        receipts((1,), making=Making(others=Listed((1,))))


def test_what_cannot_stop_producing():
    with pytest.raises(ModelError, match="disruption of shop: it is no supplier"):
        receipts((1,), [Disruption("shop", "production", ScheduledOutages(((1, 2),)))])


def two(sourcing, disruptions, *, order_delay=0.0, lead_time=0.0, horizon=12):
    """A shop with a base stock of 10, one unit of demand a day, and two suppliers a day away."""
    audits = []

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 10}, replenishment=BaseStock(10), sourcing=sourcing)
        connect(shop, Supplier(sim, "first", region="north", lead_time=lead_time), transit=1, order_delay=order_delay)
        connect(shop, Supplier(sim, "second"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1,) * 12))), shop)
        audits.append(Audit(sim))

    result = simulate(build, horizon=horizon, seed=1, disruptions=disruptions)
    audits[0].close()
    table = result.messages
    orders = table[(table["kind"] == "order") & (table["sender"] == "shop")]
    return result, [
        (sent, seller, quantity)
        for sent, seller, quantity in zip(orders["sent"], orders["receiver"], orders["quantity"], strict=True)
    ]


def test_what_waits_at_a_seller_that_is_down_is_taken_back_and_ordered_elsewhere():
    """Down from 3 to 9 and noticed after two days: the orders of 3 and 4, and that of 5, go to the second supplier."""
    result, orders = two(Backup(notice=2.0), [Disruption("first", "supply", ScheduledOutages(((3, 9),)))])
    assert orders[:3] == [(0, "first", 1), (1, "first", 1), (2, "first", 1)]
    assert orders[3:6] == [(3, "first", 1), (4, "first", 1), (5, "second", 1)]
    assert orders[6:9] == [(6, "second", 3), (7, "second", 1), (8, "second", 1)]
    assert orders[9] == (9, "first", 1)
    kinds = result.messages["kind"]
    assert ((kinds == "cancellation").sum(), (kinds == "refusal").sum()) == (2, 2)
    assert [fact.total for fact in result.facts.happenings if fact.what == "taken back"] == [2.0]


def test_without_taking_back_what_waits_comes_in_the_end():
    result, orders = two(Backup(back=False), [Disruption("first", "supply", ScheduledOutages(((3, 9),)))])
    assert [seller for _, seller, _ in orders] == ["first"] * 3 + ["second"] * 6 + ["first"] * 3
    assert not (result.messages["kind"] == "cancellation").any()


def test_a_cancellation_that_travels_comes_too_late_for_what_has_left():
    outages = [Disruption("first", "supply", ScheduledOutages(((3, 6),)))]
    result, _ = two(Backup(), outages, order_delay=2.0)
    assert (result.messages["kind"] == "cancellation").any()


def test_what_is_still_being_made_is_called_off():
    outages = [Disruption("first", "production", ScheduledOutages(((2, 9),)))]
    result, orders = two(Backup(), outages, lead_time=2.0)
    assert (result.messages["kind"] == "refusal").sum() == 2
    assert orders[2:5] == [(2, "second", 1), (3, "second", 3), (4, "second", 1)]


def test_a_region_fails_as_one_and_an_unknown_one_is_named():
    _, orders = two(Backup(back=False), [Disruption("north", "supply", ScheduledOutages(((3, 5),)))])
    assert [seller for _, seller, _ in orders][2:6] == ["first", "second", "second", "first"]
    with pytest.raises(ModelError, match=r"disruption of south: no such house; there are .*; regions are north"):
        two(Backup(), [Disruption("south", "supply", ScheduledOutages(((3, 5),)))])


def test_several_houses_fail_together():
    both = Disruption(["first", "second"], "supply", ScheduledOutages(((3, 5),)))
    assert both.whose == "first and second"
    _, orders = two(Backup(), [both])
    assert {seller for _, seller, _ in orders} == {"first"}
