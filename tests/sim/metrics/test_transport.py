"""Freight and distribution cost, vehicles and emissions, reckoned on paper."""

from functools import partial

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.metrics import measure
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.transport import Consolidation, Mode, PerVehicle
from sim.policies.wishes import Single
from sim.premises import Premises
from sim.processes.order_fulfilment import FulfilmentPlan
from sim.processes.order_fulfilment.transport import Transport
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect
from tests.sim.metrics.tiny import played, value

LORRY = Mode("lorry", PerVehicle(fixed=10.0, per_km=0.5), weight=100.0, carbon=2.0, carbon_empty=1.0)


def depot(sim, modes=(LORRY,)):
    """A depot of rent 3 sends 4 and 6 cases of 10 kg over 50 km; a case sells at 20 and takes 0.5 to handle."""
    case = Product("case", price=20.0, cost=5.0, weight=10.0)
    transport = Transport(modes, consolidation=Consolidation(time=1.0))
    house = Warehouse(
        sim,
        "depot",
        stocks={case: (50, Costs(handling=0.5))},
        replenishment=OrderList(()),
        picking=FulfilmentPlan(transport=transport),
    )
    sim.premises.append(Premises(house, 3.0))
    connect(house, Supplier(sim, "mill"), carriage=Carriage(transit=1.0, fixed=99.0))
    ann = Customer(sim, "ann", wants=Single(case, Listed((4, 6))), group="shops")
    connect(ann, house, carriage=Carriage(transit=1.0, distance=50.0))


def run(horizon=10.0, **options):
    return simulate(partial(depot, **options), horizon=horizon, seed=1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vehicles sent", 1),
        ("vehicle fill", 1.0),
        ("kilometres driven", 100),
        ("tonne-kilometres", 0.1 * 50),
        ("CO2e emitted", 2.0 * 5 + 1.0 * 100),
        ("wait at the dock", 0.5),
        ("transport cost", 10 + 50),
        ("freight per unit", 6.0),
        ("distribution cost per unit", (60 + 30 + 5) / 10),
        ("distribution cost ratio", 95 / 200),
        ("facilities cost", 30.0),
    ],
)
def test_a_lorry_on_paper(name, expected):
    assert value(run(), name) == pytest.approx(expected)
    assert value(run(), name, "depot") == pytest.approx(expected)


def test_what_is_emitted_for_whom_is_known():
    assert value(run(), "CO2e emitted", segment="shops") == pytest.approx(110)


def test_without_vehicles_there_is_nothing_to_say_of_them():
    names = ("vehicles sent", "vehicle fill", "kilometres driven", "CO2e emitted", "wait at the dock")
    assert measure(played(), names) == []


def test_the_carriage_of_suppliers_is_not_distribution():
    shop = played()
    assert value(shop, "transport cost") > 0
    assert value(shop, "distribution cost per unit") == pytest.approx(0.5), "handling alone"


def test_a_site_is_paid_for_as_long_as_is_counted():
    facts = simulate(depot, horizon=10.0, warmup=4.0, seed=1).facts
    assert sum(money.amount for money in facts.money if money.debit == "facilities") == pytest.approx(18.0)
