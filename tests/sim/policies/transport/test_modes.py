"""Price tables, vehicles, the choice of a mode, and when a load leaves."""

from math import inf

import pytest

from sim.policies.transport import (
    AIR,
    LESS_THAN_TRUCKLOAD,
    PARCEL,
    TRUCKLOAD,
    CheapestMode,
    Consolidation,
    FastestMode,
    Load,
    Mode,
    PerKilogram,
    PerVehicle,
    Waiting,
    Zone,
)

TABLE = PerKilogram((Zone(100, 5, 0.5), Zone(500, 8, 1.0)), bulk=200)
TRUCK = Mode("truck", PerVehicle(fixed=100, per_km=2, per_stop=3), weight=1000, volume=10, speed=600)


def test_a_price_table_by_zone_and_weight() -> None:
    assert TABLE(Load(1, 10, 0), 1, 100) == 5 + 10 * 0.5
    assert TABLE(Load(1, 10, 0), 1, 101) == 8 + 10
    assert TABLE(Load(1, 10, 0), 1, 9999) == 8 + 10, "beyond the last zone its prices hold"
    assert TABLE(Load(1, 10, 0.2), 1, 50) == 5 + 40 * 0.5, "bulky goods are charged as 200 kg a cubic metre"


def test_a_vehicle_is_paid_however_full_it_is() -> None:
    assert TRUCK.tariff(Load(1, 1, 0), 1, 150, stops=2) == 100 + 300 + 6
    assert TRUCK.cost(Load(1, 1, 0), 150) == 100 + 2 * 300 + 3, "there and back"
    assert TRUCK.cost(Load(1, 1500, 0), 150) == 2 * (100 + 2 * 300) + 3


@pytest.mark.parametrize(("weight", "volume", "vehicles"), [(0, 0, 1), (1000, 10, 1), (1001, 1, 2), (10, 31, 4)])
def test_the_number_of_vehicles_is_set_by_weight_or_volume(weight: float, volume: float, vehicles: int) -> None:
    assert TRUCK.vehicles(Load(1, weight, volume)) == vehicles
    assert TRUCK.fill(Load(1, 500, 8)) == 0.8


def test_the_cheapest_mode_that_is_in_time() -> None:
    modes = (PARCEL, LESS_THAN_TRUCKLOAD, TRUCKLOAD, AIR)
    cheapest, rush = CheapestMode(), CheapestMode(rush=True)
    assert modes[cheapest(Load(1, 5, 0), 300, inf, modes)] is PARCEL
    assert modes[cheapest(Load(1, 800, 1), 300, inf, modes)] is LESS_THAN_TRUCKLOAD
    assert modes[cheapest(Load(1, 9000, 30), 300, inf, modes)] is TRUCKLOAD
    assert modes[cheapest(Load(1, 15_000, 30), 30, inf, modes)] is TRUCKLOAD, "too large for less than truckload"
    assert modes[cheapest(Load(1, 5, 0), 900, 0.7, modes)] is AIR
    assert modes[rush(Load(1, 5, 0), 900, 0.1, modes)] is AIR, "where none is in time, the fastest"
    assert modes[cheapest(Load(1, 5, 0), 900, 0.1, modes)] is PARCEL
    assert modes[cheapest(Load(1, 40, 0, piece=40), 300, inf, modes)] is LESS_THAN_TRUCKLOAD, "too heavy a piece"
    assert modes[FastestMode()(Load(1, 9000, 30), 300, inf, modes)] is TRUCKLOAD
    assert modes[FastestMode()(Load(1, 9000, 30), 3000, inf, modes)] is AIR


def test_time_under_way() -> None:
    assert PARCEL.time(300, 9.0) == 0.5 + 300 / 600
    assert Mode("own", PerVehicle()).time(300, 9.0) == 9.0


@pytest.mark.parametrize(
    ("rule", "leaves"),
    [
        (Consolidation(), 5.0),
        (Consolidation(time=2), 6.0),
        (Consolidation(time=2, weight=100), 5.0),
        (Consolidation(time=2, weight=101), 6.0),
        (Consolidation(units=10), 5.0),
        (Consolidation(units=11), inf),
        (Consolidation(every=7), 7.0),
        (Consolidation(every=5), 5.0),
        (Consolidation(every=7, time=1.5), 5.5),
        (Consolidation(fill=0.5), 5.0),
        (Consolidation(volume=0.5, time=0), 4.0),
    ],
)
def test_a_load_leaves_by_time_by_quantity_or_by_either(rule: Consolidation, leaves: float) -> None:
    assert rule(Waiting(now=5.0, since=4.0, load=Load(10, 100, 0.25), fill=0.5)) == leaves


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (lambda: PerKilogram((Zone(5), Zone(3))), "zones must ascend"),
        (lambda: PerKilogram((Zone(5),), bulk=-1), "bulk must not be negative"),
        (lambda: Zone(5, -1), "fixed must not be negative, got -1"),
        (lambda: PerVehicle(per_km=-1), "per_km must not be negative, got -1"),
        (lambda: Mode("van", PerVehicle(), weight=0), "van: weight must be positive, got 0"),
        (lambda: Mode("van", PerVehicle(), speed=0), "van: speed must be positive"),
        (lambda: Mode("van", PerVehicle(), carbon=-1), "van: carbon must not be negative"),
        (lambda: Consolidation(time=-1), "time must not be negative, got -1"),
        (lambda: Consolidation(every=0), "every must be positive, got 0"),
    ],
)
def test_numbers_that_cannot_be(what, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        what()
