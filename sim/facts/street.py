"""Who lives on the street: houses, lanes, products."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgentFacts:
    """A house: what it is (Customer, Supplier, ...), the crowd it is reported with, where it stands."""

    name: str
    role: str
    group: str
    rank: int
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class LaneFacts:
    """A lane: who buys from whom, order delay, mean transit, kilometres."""

    seller: str
    buyer: str
    order_delay: float
    transit: float
    distance: float


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product of the catalogue: money a unit, kilograms a unit."""

    name: str
    price: float
    cost: float
    weight: float
    unit: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A place where a house may stand, of a network that was designed: money and units a unit of time, whether it was
    chosen, units that it was to pass on, and whom it serves.
    """

    name: str
    place: tuple[float, float]
    cost: float
    capacity: float
    chosen: bool
    load: float
    serves: tuple[str, ...] = ()
