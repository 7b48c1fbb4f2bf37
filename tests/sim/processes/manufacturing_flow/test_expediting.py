"""A planner asks for goods that are overdue, and their seller sends them the fast way."""

from __future__ import annotations

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Constant
from sim.messages import ExpediteRequest
from sim.policies.forecasting import Fixed
from sim.policies.lot_sizing import LotForLot
from sim.policies.replenishment import OrderUpTo
from sim.policies.wishes import Historic
from sim.processes.manufacturing_flow import Expediting, ManufacturingPlan, MaterialPlanning, Routing, Step, WorkCentre
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

PLANNED = MaterialPlanning(bucket=7.0, horizon=8, lot_sizing=LotForLot(multiple=1.0))
LEG = Product("leg", cost=1.0)
TABLE = Product("table", cost=5.0, parts={LEG: 4})


def joiner(sim: Simulation, expediting: Expediting | None) -> None:
    """Twenty tables are wanted at 30; legs take 2 and 8, as is planned, but always leave 20 late."""
    factory = Factory(
        sim,
        "joiner",
        stocks={TABLE: 0.0, LEG: 0.0},
        routings={TABLE: Routing([Step("bench", 1.0)], lot=float("inf"))},
        work_centres=[WorkCentre("bench")],
        release=ManufacturingPlan(planning=PLANNED, expediting=expediting),
        forecasting=Fixed(0.0),
        review=7.0,
    )
    connect(Customer(sim, "customer", wants=Historic(((1.0, ((TABLE, 20.0),)),))), factory)
    late = Reliability(on_time=0.0, delay=Constant(20.0))
    connect(factory, Supplier(sim, "mill", products=[LEG], lead_time=2.0, reliability=late), transit=8.0)


def play(expediting: Expediting | None) -> Result:
    return simulate(lambda sim: joiner(sim, expediting), horizon=80.0, seed=1)


def came(result: Result) -> list[float]:
    rows = result.messages
    return rows[(rows["kind"] == "shipment") & (rows["sender"] == "mill")]["arrived"].tolist()


def asked(result: Result) -> list[float]:
    return result.messages[result.messages["kind"] == "expedite request"]["sent"].tolist()


def test_goods_that_are_asked_for_come_the_fast_way() -> None:
    usual, fast = play(None), play(Expediting(haste=0.25, cost=30.0))
    assert came(usual)[0] == 7.0 + 2.0 + 20.0 + 8.0 and asked(usual) == []
    assert came(fast)[0] == 7.0 + 2.0 + 20.0 + 2.0
    overdue = fast.events[fast.events["what"] == "goods overdue"]["time"].tolist()
    assert asked(fast) == overdue and overdue == [28.0], "what is late is not ordered a second time"
    ledger = fast.postings[fast.postings["debit"] == "expediting"]
    assert ledger["amount"].tolist() == [30.0] * len(overdue)


def test_a_house_serves_first_whoever_asks() -> None:
    seen: list[str] = []

    def street(sim: Simulation) -> None:
        depot = Warehouse(sim, "depot", stocks={LEG: 0.0}, replenishment=OrderUpTo(0.0), forecasting=Fixed(0.0))
        connect(depot, Supplier(sim, "mill", lead_time=5.0))
        for name, time in (("first", 1.0), ("second", 2.0)):
            lane = connect(Customer(sim, name, wants=Historic(((time, ((LEG, 3.0),)),))), depot, transit=4.0)
            lane.buyer.group = name

        def ask(_: object) -> None:
            buyer = sim.agents["second"]
            depot.receive(ExpediteRequest(buyer, depot, LEG, 3.0, sim.env.now, 0.5))
            seen.extend(claim.order.buyer.name for claim in depot.orders.queues[LEG])
            assert list(depot.customers["second"].hurried.values()) == [0.5]

        timeout = sim.env.timeout(3.0)
        timeout.callbacks.append(ask)  # type: ignore[union-attr]

    simulate(street, horizon=10.0, seed=1)
    assert seen == ["second", "first"]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [({"haste": 0.0}, "haste must lie in 0..1"), ({"cost": -1.0}, "cost of a request must not be negative")],
)
def test_what_cannot_be_is_refused(fields: dict[str, float], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Expediting(**fields)


def test_without_a_plan_nothing_is_overdue() -> None:
    with pytest.raises(ValueError, match="a plan says what is overdue"):
        ManufacturingPlan(expediting=Expediting())
