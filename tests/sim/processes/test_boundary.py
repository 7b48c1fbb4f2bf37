"""What is made to stock and what to order, and how goods get out of the house."""

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.policies.demand import Listed
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Boundary, ManufacturingPlan, Routing, Step, WorkCentre
from sim.processes.order_fulfilment import FulfilmentPlan
from sim.processes.order_fulfilment.ramp import Ramp
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect


def played(held: str, orders: tuple[float, ...], plan: FulfilmentPlan | None = None, **settings: object) -> Result:
    """A frame takes 3, painting it 2; there are 5 of each in stock at the start, which is what is kept of each."""

    def shop(sim: Simulation) -> None:
        frame = Product("frame")
        bike = Product("bike", parts={frame: 1})
        works = Factory(
            sim,
            "works",
            stocks={bike: 5, frame: 5},
            routings={bike: Routing([Step("paint", 2.0)]), frame: Routing([Step("weld", 3.0)])},
            work_centres=[WorkCentre("weld", 99), WorkCentre("paint", 99)],
            replenishment=BaseStock(5.0),
            release=ManufacturingPlan(boundary=Boundary(held)),  # type: ignore[arg-type]
            picking=plan,
        )
        connect(Customer(sim, "customer", wants=Single(bike, Listed(orders))), works)

    return simulate(shop, horizon=20.0, seed=1, **settings)  # type: ignore[arg-type]


def on_hand(result: Result, product: str) -> float:
    return next(stock.on_hand for stock in result.facts.stocks if stock.product == product)


@pytest.mark.parametrize(
    ("held", "bikes", "frames"),
    [("goods and parts", 5, 5), ("goods", 5, 0), ("parts", 0, 5), ("nothing", 0, 0)],
)
def test_what_is_kept_once_the_first_stock_is_sold(held, bikes, frames):
    """Ten bikes are ordered, more than there are bikes, and as many as there are bikes and frames."""
    result = played(held, (10,))
    assert (on_hand(result, "bike"), on_hand(result, "frame")) == (bikes, frames)


def test_who_orders_to_order_waits_for_what_is_not_kept():
    cycles = {}
    for held in ("goods and parts", "goods", "parts", "nothing"):
        facts = played(held, (10, 0, 0, 0, 0, 0, 0, 0, 0, 1)).facts
        line = next(line for line in facts.lines if line.consumer)
        cycles[held] = line.cycle
    # ten at time 0: five at once, the others wait 2 to be painted; one at time 9: at once, 2 or 5
    assert cycles == {"goods and parts": 2.0, "goods": 2.0, "parts": 2.0 + 2.0, "nothing": 2.0 + 5.0}


def test_a_boundary_that_nobody_knows():
    with pytest.raises(ValueError, match="holds goods and parts, goods, parts or nothing"):
        Boundary("all")  # type: ignore[arg-type]


def test_goods_queue_for_a_door_and_leave_with_the_calendar():
    """Two orders of a day find one door, which takes .5 each; lorries leave at 1.2, 4.2, ..."""
    ramp = FulfilmentPlan(ramp=Ramp(doors=1, per_shipment=0.5, every=3.0, first=1.2))
    result = played("goods and parts", (1, 1, 1), ramp)
    waited = [fact for fact in result.facts.happenings if fact.what == "waited at dock"]
    assert sum(fact.count for fact in waited) == 3
    # ready at 0, 1, 2 and loaded at .5, 1.5, 2.5: the first leaves at 1.2, the others at 4.2
    assert sum(fact.total for fact in waited) == pytest.approx(1.2 + 3.2 + 2.2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Ramp(doors=0), "a ramp has at least one door, got 0"),
        (lambda: Ramp(every=-1.0), "every of a ramp must not be negative, got -1"),
    ],
)
def test_ramps_that_cannot_be(call, words):
    with pytest.raises(ValueError, match=words):
        call()
