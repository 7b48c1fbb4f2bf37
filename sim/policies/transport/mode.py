"""Modes of transport: parcel, less than truckload, truckload, air."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf

from sim.policies.transport.load import Load
from sim.policies.transport.tariff import PerKilogram, PerVehicle, Tariff, Zone


@dataclass(frozen=True)
class Mode:
    """A way to carry goods.

    weight and volume: kilograms and cubic metres that one vehicle, or one parcel, takes; most: kilograms of the largest
    consignment; speed: kilometres in a unit of time, None for the lane's own transit time; handling: time on top of the
    drive, as at terminals; carbon: kilograms of CO2e a tonne and kilometre; carbon_empty: kilograms of CO2e a kilometre
    of the vehicle itself. Raises ValueError where a number is negative, or a vehicle takes nothing.
    """

    name: str
    tariff: Tariff
    weight: float = inf
    volume: float = inf
    most: float = inf
    speed: float | None = None
    handling: float = 0.0
    carbon: float = 0.0
    carbon_empty: float = 0.0

    def __post_init__(self) -> None:
        for name in ("weight", "volume", "most"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{self.name}: {name} must be positive, got {getattr(self, name)}")
        if self.speed is not None and not self.speed > 0:
            raise ValueError(f"{self.name}: speed must be positive, got {self.speed}")
        for name in ("handling", "carbon", "carbon_empty"):
            if getattr(self, name) < 0:
                raise ValueError(f"{self.name}: {name} must not be negative, got {getattr(self, name)}")

    @property
    def by_vehicle(self) -> bool:
        """Whether a vehicle is paid, however full it is, and can go on a round."""
        return self.tariff.by_vehicle

    @property
    def room(self) -> Load:
        """What one vehicle takes."""
        return Load(inf, self.weight, self.volume)

    def takes(self, load: Load) -> bool:
        """Whether a load can go this way as a whole, in as many vehicles as it needs."""
        return load.weight <= self.most * (1 + 1e-9) and load.piece <= self.weight

    def vehicles(self, load: Load) -> int:
        """How many vehicles, or parcels, a load needs at least."""
        return max(1, ceil(load.weight / self.weight - 1e-9), ceil(load.volume / self.volume - 1e-9))

    def fill(self, load: Load) -> float:
        """The share of a vehicle that a load takes, by weight or volume, whichever is more."""
        return max(load.weight / self.weight, load.volume / self.volume)

    def cost(self, load: Load, kilometres: float) -> float:
        """Money to bring a load to one customer so far away; a vehicle that is paid comes back, too."""
        driven = 2.0 * kilometres if self.by_vehicle else kilometres
        return self.tariff(load, self.vehicles(load), driven)

    def time(self, kilometres: float, otherwise: float) -> float:
        """Time under way; `otherwise` where the mode says nothing."""
        return otherwise if self.speed is None else self.handling + kilometres / self.speed


PARCEL = Mode(
    "parcel",
    PerKilogram((Zone(150, 5.5, 0.35), Zone(400, 6.0, 0.45), Zone(800, 7.0, 0.60)), bulk=200.0),
    weight=31.5,
    speed=600.0,
    handling=0.5,
    carbon=0.71,
)
"""Prices are plausible starting values. CO2e: a rigid lorry of 3.5 to 7.5 t, half full."""
LESS_THAN_TRUCKLOAD = Mode(
    "less than truckload",
    PerKilogram((Zone(150, 45.0, 0.09), Zone(400, 55.0, 0.14), Zone(800, 70.0, 0.20)), bulk=333.0),
    most=10_000.0,
    speed=450.0,
    handling=1.0,
    carbon=0.233,
)
"""Prices are plausible starting values. CO2e: a rigid lorry above 17 t, half full."""
TRUCKLOAD = Mode(
    "truckload",
    PerVehicle(fixed=180.0, per_km=1.1, per_stop=0.0),
    weight=24_000.0,
    volume=90.0,
    speed=600.0,
    carbon=0.019,
    carbon_empty=0.818,
)
"""Prices are plausible starting values. CO2e: an articulated lorry burns 0.311 litres of diesel a kilometre empty and
0.448 full of 19 t, 2.63 kg a litre."""
AIR = Mode(
    "air",
    PerKilogram((Zone(1000, 60.0, 1.8), Zone(3000, 80.0, 3.0), Zone(10000, 120.0, 4.5)), bulk=167.0),
    speed=6000.0,
    handling=0.5,
    carbon=1.58,
)
"""Prices are plausible starting values. CO2e: short haul.

Sources of CO2e: Defra and DECC 2012, greenhouse gas conversion factors for company reporting, annex 7, table 7e
(lorries, a tonne and kilometre, indirect emissions included); Defra 2007, guidelines for company reporting, as given in
Hansard, 4 June 2007 (litres a kilometre by load, air freight). Newer factors: GLEC Framework (Smart Freight Centre).
"""
