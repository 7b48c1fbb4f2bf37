"""The returns centre and the way of goods to it: what comes in goes on, or is scrapped."""

import pytest

from sim.agents.agent import Agent
from sim.agents.customer import Customer
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.books import closed_books
from sim.distributions import Constant, Distribution, Uniform
from sim.errors import ModelError
from sim.messages import Message, Return
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.processes.returns_management import Inspection
from sim.product import Product
from sim.returning import Returning, sends_back
from sim.simulation import Simulation
from sim.stock import Costs
from sim.street import connect

BOOK = Product("book", price=20.0)


class Household(Agent):
    """Sends and hears nothing by itself."""

    def receive(self, message: Message) -> None: ...


def street(
    inspection: Inspection, transit: float = 0.0, warmup: float = 0.0, handling: float = 0.0
) -> tuple[Simulation, Warehouse, ReturnsCentre]:
    sim = Simulation(seed=1, warmup=warmup)
    shop = Warehouse(sim, "shop", stocks={BOOK: 10.0}, replenishment=OrderList(()))
    costs = Costs(handling=handling)
    centre = ReturnsCentre(
        sim, "centre", products=[BOOK], restocks=shop, inspection=inspection, transit=transit, costs=costs
    )
    return sim, shop, centre


def bring(sim: Simulation, centre: ReturnsCentre, quantity: float) -> None:
    sender = sim.agents.get("household") or Household(sim, "household")
    centre.receive(Return(sender, centre, BOOK, quantity, sim.env.now))


def test_one_inspector_takes_units_one_by_one():
    sim, shop, centre = street(Inspection(inspectors=1, time=2.0), transit=1.0)
    sim.open()
    bring(sim, centre, 3)
    heard = []
    for day in range(1, 9):
        sim.env.run(until=day + 0.5)
        heard.append((centre.stocks[BOOK].on_hand, shop.stocks[BOOK].on_hand))
    assert heard == [(3, 10), (2, 10), (2, 11), (1, 11), (1, 12), (0, 12), (0, 13), (0, 13)]


def test_two_inspectors_are_twice_as_fast_and_are_counted():
    sim, _, centre = street(Inspection(inspectors=2, time=2.0))
    sim.open()
    bring(sim, centre, 4)
    sim.env.run(until=10)
    bench = centre.returns.facts()
    assert (bench.machines, bench.finished, bench.good) == (2, 4, 4)
    assert (bench.busy_time, bench.queue_time, bench.wip_time) == (8, 4, 12)
    assert (bench.waiting, bench.time_there) == (4, 12)


def test_what_is_not_as_good_as_new_is_scrapped():
    sim, shop, centre = street(Inspection(restock=0.0))
    sim.open()
    bring(sim, centre, 5)
    assert (centre.stocks[BOOK].on_hand, centre.stocks[BOOK].scrapped, shop.stocks[BOOK].on_hand) == (0, 5, 10)
    back = centre.returns.returned()[0]
    assert (back.received, back.restocked, back.scrapped) == (5, 0, 5)


def test_restocked_goods_serve_who_waits():
    sim, shop, centre = street(Inspection())
    reader = Customer(sim, "reader", wants=Single(BOOK, Listed((12.0,))))
    connect(reader, shop)
    connect(shop, Supplier(sim, "press"), transit=9.0)
    sim.open()
    sim.env.run(until=0.5)
    assert shop.stocks[BOOK].backlog == 2
    bring(sim, centre, 2)
    sim.env.run(until=0.6)
    assert (shop.stocks[BOOK].backlog, shop.stocks[BOOK].returned, shop.stocks[BOOK].shipped) == (0, 2, 12)


def test_the_sender_is_paid_and_every_unit_handled():
    sim, _, centre = street(Inspection(refund=0.9), handling=1.5)
    sim.open()
    bring(sim, centre, 2)
    paid = {(m.agent, m.debit, m.credit): m.amount for m in closed_books(sim, 1.0).money}
    assert paid["centre", "returns", "cash"] == pytest.approx(36.0)
    assert paid["household", "cash", "purchases"] == pytest.approx(36.0)
    assert paid["centre", "handling", "cash"] == pytest.approx(3.0)


def test_what_comes_back_is_counted_period_by_period():
    sim, _, centre = street(Inspection(), warmup=2.0)
    sim.open()
    for time, units in ((0.5, 7.0), (2.1, 1.0), (2.9, 2.0), (5.0, 4.0)):
        sim.env.run(until=time)
        bring(sim, centre, units)
    sim.env.run(until=6.0)
    back = centre.returns.returned()[0]
    assert back.received == 7
    assert (back.per_period.count, back.per_period.highest) == (4, 4)
    assert back.per_period.mean == pytest.approx(7 / 4)


@pytest.mark.parametrize("delay", [Constant(3.0), Uniform(2.0, 4.0)])
def test_units_in_use_come_back_after_their_delay(delay: Distribution):
    sim, shop, centre = street(Inspection(restock=0.0))
    reader = Customer(sim, "reader", wants=Single(BOOK, Listed((6.0,))))
    connect(reader, shop)
    sends_back(reader, centre, Returning(1.0, delay, transit=1.0))
    sim.open()
    sim.env.run(until=1.0)
    use = sim.uses["reader", BOOK]
    assert use.returning == 6
    sim.env.run(until=10.0)
    facts = use.facts(sim.env.now)
    assert (facts.sent_back, facts.returning) == (6, 0)
    assert facts.returning_time == pytest.approx(6 * delay.mean, rel=0.2)
    assert sim.ways["reader", "centre"].facts(sim.env.now)[0].moving_time == pytest.approx(6)
    assert centre.stocks[BOOK].scrapped == 6


def test_nobody_orders_from_a_returns_centre():
    _, _, centre = street(Inspection())
    assert not centre.offers(BOOK)


def test_a_warehouse_that_does_not_stock_it_takes_nothing_back():
    sim, shop, _ = street(Inspection())
    with pytest.raises(ModelError, match="cannot restock record: shop does not stock it"):
        ReturnsCentre(sim, "another", products=[Product("record")], restocks=shop)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"inspectors": 0}, "inspectors must be at least 1, got 0"),
        ({"time": -1.0}, "time must not be negative, got -1"),
        ({"restock": 1.2}, r"restock must lie in 0..1, got 1\.2"),
    ],
)
def test_inspection_checks_its_values(fields: dict[str, float], fault: str):
    with pytest.raises(ValueError, match=fault):
        Inspection(**fields)  # type: ignore[arg-type]


def test_returning_checks_its_values():
    with pytest.raises(ValueError, match=r"probability must lie in 0..1, got 1\.5"):
        Returning(1.5)
    with pytest.raises(ValueError, match="delay must not be negative"):
        Returning(0.5, delay=-2.0)
