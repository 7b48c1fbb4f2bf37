"""Goods wait at the dock for what travels with them, in vehicles of limited room and number, on rounds."""

from math import inf

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.messages import Order, OrderLine, Parcel
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.transport import Consolidation, Mode, PerKilogram, PerVehicle, Savings, Zone
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, Picking
from sim.processes.order_fulfilment.loading import divided
from sim.processes.order_fulfilment.traced import Traced
from sim.processes.order_fulfilment.transport import Transport
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen", weight=10.0, volume=0.1)
TRUCK = Mode("truck", PerVehicle(fixed=100.0, per_km=1.0), weight=100.0, speed=100.0, carbon=1.0, carbon_empty=0.5)
PARCEL = Mode("parcel", PerKilogram((Zone(1000, 5.0, 1.0),)), weight=20.0, carbon=2.0)


def played(transport, wanted, *, horizon=12, picking=None, places=None, transit=1.0, distance=100.0, fixed=0.0):
    """Ann, Bob and so on order from a shop with plenty; answers with what was told and the facts."""
    lines = []

    def build(sim):
        shop = Warehouse(
            sim,
            "shop",
            stocks={PEN: 1000},
            replenishment=OrderList(()),
            picking=FulfilmentPlan(picking=picking, transport=transport),
            place=(0.0, 0.0),
        )
        connect(shop, Supplier(sim, "source"), transit=1)
        for name, quantities in wanted.items():
            place = (places or {}).get(name)
            customer = Customer(sim, name, wants=Single(PEN, Listed(quantities)), place=place)
            way = 0.0 if place else distance
            connect(customer, shop, carriage=Carriage(transit=transit, distance=way, fixed=fixed))

    result = simulate(build, horizon=horizon, seed=1, listen=lines.append)
    told = [said for line in lines if "shipment shop" in (said := " ".join(line.split()))]
    return told, result.facts


def paid(facts):
    return sum(posting.amount for posting in facts.money if posting.debit == "transport")


def counted(facts, what):
    found = [row for row in facts.happenings if row.what == what]
    return sum(row.count for row in found), sum(row.total for row in found)


def test_nothing_waits_without_a_rule():
    assert played(Transport(), {"ann": (1, 2)})[0] == ["1 shipment shop -> ann: 1 pen", "2 shipment shop -> ann: 2 pen"]


def test_by_time_what_is_ordered_meanwhile_travels_together():
    told, facts = played(Transport(consolidation=Consolidation(time=2)), {"ann": (1, 2, 3, 4)}, fixed=7.0)
    assert told == [
        "3 shipment shop -> ann: 1 pen",
        "3 shipment shop -> ann: 2 pen",
        "3 shipment shop -> ann: 3 pen",
        "6 shipment shop -> ann: 4 pen",
    ]
    assert paid(facts) == 2 * 7.0, "the lane's own carriage is paid once for what is one shipment"
    assert counted(facts, "waited at dock") == (4, 2 + 1 + 0 + 2)


def test_by_quantity_or_by_time_whichever_comes_first():
    by_quantity = Transport(consolidation=Consolidation(units=5))
    assert played(by_quantity, {"ann": (2, 2, 2, 1)})[0][-1] == "3 shipment shop -> ann: 2 pen"
    either = Transport(consolidation=Consolidation(units=5, time=1))
    assert [line.split()[0] for line in played(either, {"ann": (2, 2, 5, 1)})[0]] == ["2", "2", "3", "5"]


def test_by_a_timetable():
    told, _ = played(Transport(consolidation=Consolidation(every=3)), {"ann": (1, 1, 1, 1, 1)})
    assert [line.split()[0] for line in told] == ["1", "4", "4", "4", "7"], "what is ordered as it leaves goes along"


def test_a_vehicle_takes_so_many_kilograms_and_is_paid_however_full():
    told, facts = played(Transport((TRUCK,)), {"ann": (25,)})
    assert told == ["1 shipment shop -> ann: 10 pen", "1 shipment shop -> ann: 10 pen", "1 shipment shop -> ann: 5 pen"]
    assert paid(facts) == pytest.approx(3 * (100 + 200))
    assert counted(facts, "vehicle left") == (3, 2.5)
    assert counted(facts, "driven") == (3, 600)
    assert counted(facts, "carried")[1] == pytest.approx(0.25 * 100)
    assert counted(facts, "emitted")[1] == pytest.approx(0.25 * 100 * 1.0 + 600 * 0.5)


def test_or_so_many_cubic_metres():
    bulky = Mode("van", PerVehicle(fixed=1.0), weight=1e6, volume=0.75)
    told, _ = played(Transport((bulky,)), {"ann": (10,)})
    assert [line.split()[-2] for line in told] == ["7", "3"]


def test_full_vehicles_leave_and_the_rest_waits():
    told, facts = played(Transport((TRUCK,), consolidation=Consolidation(fill=1.0)), {"ann": (8, 8, 8)})
    assert [line.split()[-2] for line in told] == ["8", "2", "6", "4"]
    assert counted(facts, "vehicle left") == (2, 2.0)
    assert facts.stocks[0].reserved == 4


def test_the_speed_of_the_mode_is_the_time_under_way():
    slow = Mode("cart", PerVehicle(), speed=25.0)
    assert played(Transport((slow,)), {"ann": (1,)})[0] == ["4 shipment shop -> ann: 1 pen"]


def test_small_loads_go_by_parcel_and_large_ones_by_truck():
    _, facts = played(Transport((TRUCK, PARCEL)), {"ann": (1, 10)})
    assert paid(facts) == pytest.approx((5 + 10) + (5 * 5 + 100)), "a truck would be 300"
    _, facts = played(Transport((TRUCK, PARCEL)), {"ann": (10,)}, distance=10.0)
    assert paid(facts) == pytest.approx(100 + 20), "parcels would be 125"


def test_a_fleet_serves_one_customer_after_the_other():
    told, _ = played(Transport((TRUCK,), fleet=1), {"ann": (1,), "bob": (1,), "eve": (1,)})
    assert [line.split()[0] for line in told] == ["1", "3", "5"], "there in one day, back in another"
    told, _ = played(Transport((TRUCK,), fleet=2), {"ann": (1,), "bob": (1,), "eve": (1,)})
    assert [line.split()[0] for line in told] == ["1", "1", "3"]


EAST = {"ann": (1.0, 0.0), "bob": (2.0, 0.0), "eve": (-1.0, 0.0)}
DEGREE = 6371.0088 * 3.141592653589793 / 180


def test_a_round_serves_several_customers_and_is_shared_by_weight():
    transport = Transport((TRUCK,), zones=1, rounds=Savings(), detour=1.0)
    told, facts = played(transport, {"ann": (1,), "bob": (3,), "eve": (2,)}, places=EAST)
    assert [line.split()[-3] for line in told] == ["eve:", "ann:", "bob:"]
    assert counted(facts, "vehicle left")[0] == 1
    assert counted(facts, "driven")[1] == pytest.approx(6 * DEGREE)
    assert paid(facts) == pytest.approx(100 + 6 * DEGREE)


def test_what_each_customer_pays_is_in_the_books():
    transport = Transport((TRUCK,), zones=1, rounds=Savings(), detour=1.0)
    shares = {}

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 9}, picking=FulfilmentPlan(transport=transport), place=(0.0, 0.0))
        connect(shop, Supplier(sim, "source"), transit=1)
        for name, quantity in (("ann", 1), ("bob", 3)):
            connect(Customer(sim, name, wants=Single(PEN, Listed((quantity,))), place=EAST[name]), shop)
        post = sim.ledger.post

        def note(time, agent, debit, credit, amount, product, *, counterparty=None, cause=0):
            if debit == "transport":
                shares[counterparty.name] = amount
            post(time, agent, debit, credit, amount, product, counterparty=counterparty, cause=cause)

        sim.ledger.post = note

    simulate(build, horizon=3, seed=1)
    cost = 100 + 4 * DEGREE
    assert shares == pytest.approx({"ann": cost / 4, "bob": 3 * cost / 4})


def test_a_round_is_left_to_carriers_where_they_are_cheaper():
    transport = Transport((TRUCK, PARCEL), zones=1, rounds=Savings(), detour=1.0)
    _, facts = played(transport, {"ann": (1,), "bob": (3,)}, places=EAST)
    assert paid(facts) == pytest.approx((5 + 10) + (2 * 5 + 30))
    assert counted(facts, "vehicle left")[0] == 0


def test_zones_divide_customers_by_direction():
    transport = Transport((TRUCK,), zones=2, rounds=Savings(), consolidation=Consolidation(weight=40), detour=1.0)
    told, _ = played(
        transport,
        {"ann": (1,), "bob": (3,), "eve": (3,)},
        places={**EAST, "bob": (2.0, 0.1), "ann": (1.0, 0.1), "eve": (1.0, -0.1)},
    )
    assert sorted(line.split()[-3] for line in told) == ["ann:", "bob:"]


def test_no_load_is_forgotten_for_a_rounding_error():
    wanted = {"ann": (1,) * 400}
    told, facts = played(
        Transport(consolidation=Consolidation(time=0.1)),
        wanted,
        horizon=410,
        picking=Picking(pickers=9, per_order=1 / 3),
    )
    assert len(told) == 400
    assert facts.stocks[0].reserved == 0


def test_picked_goods_wait_at_the_dock_too():
    told, _ = played(
        Transport(consolidation=Consolidation(time=2)), {"ann": (1, 1)}, picking=Picking(pickers=1, per_order=0.5)
    )
    assert told == ["3.5 shipment shop -> ann: 1 pen", "3.5 shipment shop -> ann: 1 pen"]


def test_what_is_hurried_does_not_wait():
    def hurry(sim, shop):
        send = shop.customers["ann"].send

        def rush(order):
            if order.lines[0].quantity == 5:
                shop.customers["ann"].hurried[order] = 0.5
            send(order)

        shop.customers["ann"].send = rush

    lines = []

    def build(sim):
        plan = FulfilmentPlan(transport=Transport(consolidation=Consolidation(time=9)))
        shop = Warehouse(sim, "shop", stocks={PEN: 99}, replenishment=OrderList(()), picking=plan)
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1, 5)))), shop, carriage=Carriage(transit=1.0))
        hurry(sim, shop)

    simulate(build, horizon=5, seed=1, listen=lines.append)
    assert [line.split()[0] for line in lines if "shipment" in line] == ["2", "2"], "and takes along what waits"


def test_goods_are_neither_lost_nor_made_at_the_dock():
    transport = Transport((TRUCK, PARCEL), consolidation=Consolidation(time=3, fill=1.0), fleet=1)
    _, facts = played(transport, {"ann": (3, 9, 4, 8), "bob": (7, 1, 0, 30)}, horizon=40)
    (stock,) = [stock for stock in facts.stocks if stock.agent == "shop"]
    assert (stock.on_hand, stock.reserved, stock.backlog, stock.shipped) == (1000 - 62, 0, 0, 62)


@pytest.mark.parametrize(
    ("transport", "said"),
    [
        (lambda: Transport(fleet=1), "need a mode that is paid by the vehicle"),
        (lambda: Transport((PARCEL,), rounds=Savings(), zones=1), "need a mode that is paid by the vehicle"),
        (lambda: Transport((TRUCK,), rounds=Savings()), "rounds need customers whose goods wait together"),
        (lambda: Transport((TRUCK,), fleet=0), "at least one vehicle, got 0"),
        (lambda: Transport(zones=-1), "zones must not be negative"),
        (lambda: Transport(detour=0.5), "detour must be at least 1"),
    ],
)
def test_what_cannot_be(transport, said):
    with pytest.raises(ValueError, match=said):
        transport()


def test_what_no_vehicle_takes_and_who_cannot_be_found():
    small = Mode("bike", PerVehicle(), weight=5.0)
    with pytest.raises(
        ModelError, match=r"shop: a unit of pen \(10 kg, 0.1 m3\) is more than any vehicle takes \(5 kg"
    ):
        played(Transport((small,)), {"ann": (1,)})
    with pytest.raises(ModelError, match="needs to know where ann stands"):
        played(Transport((TRUCK,), zones=4), {"ann": (1,)})


def test_a_fleet_without_limit_is_neutral_for_time():
    roomy = Mode("truck", PerVehicle(), weight=inf)
    wanted = {"ann": (1, 2, 3), "bob": (2, 0, 1)}
    plain, _ = played(None, wanted)
    assert played(Transport((roomy,), fleet=99), wanted)[0] == plain


def test_a_parcel_is_divided_with_its_faults():
    order = Order(1, None, None, [OrderLine(PEN, 10.0)], 0.0, 0.0)
    traced = Traced(Parcel(order, order.lines[0], 10.0), 3.0)
    traced.short = 5.0
    first, second = divided(traced, 4.0)
    assert (first.quantity, first.short, first.processed) == (4.0, 4.0, 3.0)
    assert (second.quantity, second.short, second.line) == (6.0, 1.0, order.lines[0])
