"""What carriage costs: a price table by weight and distance, or by vehicle."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sim.policies.transport.load import Load


class Tariff(Protocol):
    """Answers with the money for a load that so many vehicles carry so many kilometres, calling at so many stops.

    by_vehicle: whether a vehicle is paid, however full it is, or a consignment.
    """

    @property
    def by_vehicle(self) -> bool: ...

    def __call__(self, load: Load, vehicles: int, kilometres: float, stops: int = 1) -> float: ...


@dataclass(frozen=True)
class Zone:
    """A row of a price table: up to so many kilometres, money a consignment and money a kilogram.

    Raises ValueError where a number is negative.
    """

    kilometres: float
    fixed: float = 0.0
    per_kg: float = 0.0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 0:
                raise ValueError(f"zone: {name} must not be negative, got {value}")


@dataclass(frozen=True)
class PerKilogram:
    """A carrier's price table for consignments: by zone of distance, a fixed amount and an amount a kilogram.

    bulk: kilograms that a cubic metre is charged as, where goods are lighter than that (volumetric weight). Beyond the
    last zone the prices of the last hold. Raises ValueError unless zones ascend, or where bulk is negative.
    """

    zones: tuple[Zone, ...]
    bulk: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "zones", tuple(self.zones))
        reach = [zone.kilometres for zone in self.zones]
        if not reach or reach != sorted(set(reach)):
            raise ValueError(f"zones must ascend, got kilometres {reach}")
        if self.bulk < 0:
            raise ValueError(f"bulk must not be negative, got {self.bulk}")

    @cached_property
    def _reach(self) -> list[float]:
        return [zone.kilometres for zone in self.zones]

    @property
    def by_vehicle(self) -> bool:
        """A consignment is paid."""
        return False

    def __call__(self, load: Load, vehicles: int, kilometres: float, stops: int = 1) -> float:
        zone = self.zones[min(bisect_left(self._reach, kilometres), len(self.zones) - 1)]
        return vehicles * zone.fixed + zone.per_kg * max(load.weight, self.bulk * load.volume)


@dataclass(frozen=True)
class PerVehicle:
    """A vehicle, however full: money a trip, a kilometre of its round, and a stop.

    Raises ValueError where one is negative.
    """

    fixed: float = 0.0
    per_km: float = 0.0
    per_stop: float = 0.0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 0:
                raise ValueError(f"{name} must not be negative, got {value}")

    @property
    def by_vehicle(self) -> bool:
        """A vehicle is paid."""
        return True

    def __call__(self, load: Load, vehicles: int, kilometres: float, stops: int = 1) -> float:
        return vehicles * (self.fixed + self.per_km * kilometres) + self.per_stop * stops
