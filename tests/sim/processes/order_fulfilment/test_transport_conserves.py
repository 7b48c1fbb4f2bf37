"""Whatever is chosen about transport, goods are neither lost nor made, and every unit sent is paid for once."""

from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.demand import Listed
from sim.policies.replenishment import BaseStock
from sim.policies.transport import (
    CheapestMode,
    Consolidation,
    Direct,
    FastestMode,
    Mode,
    PerKilogram,
    PerVehicle,
    Savings,
    Zone,
)
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, Picking
from sim.processes.order_fulfilment.transport import Transport
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

LORRY = Mode("lorry", PerVehicle(50.0, 1.0, 2.0), weight=60.0, volume=0.7, speed=300.0)
VAN = Mode("van", PerVehicle(20.0, 0.7), weight=25.0)
POST = Mode("post", PerKilogram((Zone(100, 3.0, 0.5), Zone(900, 5.0, 0.9)), bulk=150.0), weight=20.0, most=40.0)
limits = st.sampled_from((inf, 0.0, 0.5, 1.0, 3.0))
plans = st.builds(
    Transport,
    modes=st.sampled_from(((LORRY,), (VAN, LORRY), (LORRY, POST), (VAN, POST))),
    choice=st.sampled_from((CheapestMode(), CheapestMode(rush=True), FastestMode())),
    consolidation=st.none()
    | st.builds(
        Consolidation, time=limits, every=st.sampled_from((inf, 2.0, 0.7)), fill=st.sampled_from((inf, 0.5, 1.0))
    ),
    zones=st.integers(1, 3),
    rounds=st.none() | st.sampled_from((Savings(), Savings(stops=2), Direct())),
    fleet=st.none() | st.integers(1, 3),
)
quantities = st.lists(st.integers(0, 9), min_size=1, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(plans, st.lists(quantities, min_size=1, max_size=4), st.booleans(), st.integers(0, 40))
def test_goods_and_money(plan: Transport, wanted: list[tuple[int, ...]], picked: bool, opening: int) -> None:
    crate = Product("crate", weight=10.0, volume=0.1)
    posted: list[tuple[str, float]] = []

    def build(sim):
        picking = Picking(pickers=2, per_order=0.3) if picked else None
        shop = Warehouse(
            sim,
            "shop",
            stocks={crate: opening},
            replenishment=BaseStock(20.0),
            picking=FulfilmentPlan(picking=picking, transport=plan),
            place=(10.0, 50.0),
        )
        connect(shop, Supplier(sim, "source"), carriage=Carriage(transit=1.5))
        for number, own in enumerate(wanted):
            place = (10.0 + (-1) ** number * (1 + number), 50.0 + 0.4 * number)
            customer = Customer(sim, f"customer{number}", wants=Single(crate, Listed(own)), place=place)
            connect(customer, shop, carriage=Carriage(transit=1.0, fixed=1000.0))
        post = sim.ledger.post

        def note(time, agent, debit, credit, amount, product, *, counterparty=None, cause=0):
            if debit == "transport":
                posted.append((counterparty.name, amount))
            post(time, agent, debit, credit, amount, product, counterparty=counterparty, cause=cause)

        sim.ledger.post = note

    facts = simulate(build, horizon=60, seed=1).facts
    (stock,) = [stock for stock in facts.stocks if stock.agent == "shop"]
    asked = float(sum(map(sum, wanted)))
    crowd = [stock for stock in facts.stocks if stock.role == "customers"]
    arrived = sum(stock.received for stock in crowd)
    moving = sum(pipe.moving for pipe in facts.pipes if pipe.seller == "shop")
    assert opening + stock.received == stock.on_hand + stock.shipped
    assert asked == stock.shipped + stock.reserved + stock.backlog
    assert stock.shipped == arrived + moving
    assert stock.backlog == 0.0
    assert all(amount > 0 for _, amount in posted)
    assert (sum(amount for _, amount in posted) > 0) == (stock.shipped > 0)
    if plan.consolidation is None and plan.fleet is None:
        assert stock.reserved == 0.0
    trips = sum(fact.count for fact in facts.happenings if fact.what == "vehicle left")
    if all(mode.by_vehicle for mode in plan.modes):
        assert sum(amount for _, amount in posted) >= 20.0 * trips
