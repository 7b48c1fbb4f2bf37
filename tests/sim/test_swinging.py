"""Lead times that swing, suppliers that say so, and houses that heed them."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Exponential
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import OrderUpTo
from sim.policies.wishes import Single
from sim.processes.supplier_relationship import SupplyTerms
from sim.product import Product
from sim.simulate import simulate
from sim.streams import Streams
from sim.street import connect
from sim.swinging import Swinging

PEN = Product("pen")


def test_round_and_round():
    lead_time = Swinging((2.0, 10.0), (4.0, 3.0)).start(Streams(1)("maker", "swings"))
    assert [lead_time(float(day)) for day in range(9)] == [2.0] * 4 + [10.0] * 3 + [2.0] * 2


def test_the_mean_and_the_share_of_time():
    swings = Swinging((2.0, 10.0), (Exponential(4.0), Exponential(12.0)))
    assert swings.mean == 8.0
    lead_time = swings.start(Streams(1)("maker", "swings"))
    long = [lead_time(day / 4) for day in range(200_000)].count(10.0)
    assert long / 200_000 == pytest.approx(0.75, abs=0.02)


def played(heeded, confirms, swings=Swinging((1.0, 3.0), (5.0, 5.0)), horizon=14):
    """A stockist of 10 a day that covers exactly the lead time it plans with: what it orders, and when that comes."""
    words = []

    def build(sim):
        house = Warehouse(
            sim,
            "house",
            stocks={PEN: 20.0},
            forecasting=Fixed(10.0),
            replenishment=OrderUpTo(),
            terms={"maker": SupplyTerms(heeded=heeded)},
        )
        connect(house, Supplier(sim, "maker", lead_time=swings, confirms=confirms))
        connect(Customer(sim, "ann", wants=Single(PEN, Steady(10.0))), house)

    simulate(build, horizon=horizon, seed=1, listen=words.append)
    return [" ".join(word.split()) for word in words]


def test_a_supplier_gives_its_word_on_every_order_as_it_takes_it_or_later():
    assert [word for word in played(False, 0.0, horizon=1) if "promise" in word] == [
        "0 promise maker -> house: order 2 by 1"
    ]
    assert [word for word in played(False, 0.5, horizon=1) if "promise" in word] == [
        "0.5 promise maker -> house: order 2 by 1"
    ]
    assert not [word for word in played(False, None) if "promise" in word]


def test_no_order_overtakes_another():
    """What is ordered on day 9 comes on day 12; the lead time falls on day 10, and nothing comes before it."""
    came = [word for word in played(False, None, horizon=16) if "shipment maker" in word]
    numbers = [float(word.split()[0]) for word in came]
    assert numbers == sorted(numbers)
    assert [number for number in numbers if 9 <= number <= 12] == [9, 10, 11, 12, 12, 12]


def test_who_heeds_its_supplier_orders_more_when_it_takes_longer():
    """Planned with 2; told 1 on day 0, so ten less are wanted; told 3 on day 5, so twenty more are."""

    def ordered(heeded: bool) -> list[tuple[float, float]]:
        sent = [word.split() for word in played(heeded, 0.0, horizon=9) if "order house" in word]
        return [(float(word[0]), float(word[-2])) for word in sent]

    assert ordered(False) == [(day, 10.0) for day in range(9)]
    units = {0: 10.0, 2: 10.0, 3: 10.0, 4: 10.0, 5: 10.0, 6: 30.0, 7: 10.0, 8: 10.0}
    assert ordered(True) == list(units.items())


def test_bad_input():
    with pytest.raises(ValueError, match="each lead time needs its stay, got 2 times and 1 stays"):
        Swinging((1.0, 2.0), (3.0,))
    with pytest.raises(ValueError, match=r"lead times must not be negative, got \[-1.0\]"):
        Swinging((-1.0,), (3.0,))
    with pytest.raises(ValueError, match=r"stays must be positive, got \(0.0,\)|stays must be positive, got \[0.0\]"):
        Swinging((1.0,), (0.0,))
