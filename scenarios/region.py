"""What the network of the cities is designed for: their demand, the roads between them, and what a site costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Literal, TypeAlias

from scenarios.cities import City, cities
from sim.carriage import Carriage
from sim.distributions import Poisson
from sim.errors import ModelError
from sim.geography import apart
from sim.policies.demand import Intermittent
from sim.policies.location import Candidate, CentreOfGravity, Design, FixedCharge, Given, Market, PMedian, Region
from sim.streams import Stream

Way = Literal["given", "p_median", "fixed_charge", "centre_of_gravity"]
Policy: TypeAlias = Given | PMedian | FixedCharge | CentreOfGravity
YEAR = 365.0


@dataclass(frozen=True)
class Road:
    """What it takes to bring goods from one place to another: money a shipment and a unit and kilometre, kilometres a
    day, days on top, and kilometres on the road for one as the crow flies.
    """

    fixed: float = 0.0
    per_unit_km: float = 0.0
    speed: float = inf
    handling: float = 0.0
    detour: float = 1.3

    def carriage(self, start: tuple[float, float], end: tuple[float, float]) -> Carriage:
        """The carriage of a lane."""
        distance = self.detour * apart(start, end)
        time = self.handling + distance / self.speed
        return Carriage(transit=time, fixed=self.fixed, per_unit_km=self.per_unit_km, distance=distance)


@dataclass(frozen=True)
class Trade:
    """What cities want and what it is: units a day for every thousand inhabitants, days between two orders of a city on
    average; price and cost of a unit in money, its kilograms and cubic metres; growth: of orders in a year, as a share.
    """

    demand: float = 0.24
    gap: float = 3.5
    price: float = 80.0
    cost: float = 50.0
    weight: float = 12.0
    volume: float = 0.06
    growth: float = 0.0

    def wanted(self, town: City) -> float:
        """Units a day of a city, at the start."""
        return self.demand * town.inhabitants

    def variance(self, town: City) -> float:
        """Of what a city wants in a day."""
        wanted = self.wanted(town)
        return (self.gap - 1.0) * wanted * wanted + wanted

    def orders(self, town: City) -> Orders:
        """A city orders on one day in `gap`, at random, a Poisson number of units each time."""
        return Orders(Intermittent(probability=1 / self.gap, size=Poisson(self.gap * self.wanted(town))), self.growth)


@dataclass(frozen=True)
class Orders:
    """Orders that grow by a share in a year, in whole units."""

    pattern: Intermittent
    growth: float

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        if not self.growth:
            return self.pattern(stream)
        return ((t, float(round(max(0.0, size * (1.0 + self.growth * t / YEAR))))) for t, size in self.pattern(stream))


def way_of(design: str, sites: int | None, given: tuple[str, ...]) -> Policy:
    """The policy of that name. Raises ModelError where there is none, or where it is not said how many sites."""
    if design == "given":
        return Given(given)
    if design == "fixed_charge":
        return FixedCharge(sites)
    if design not in ("p_median", "centre_of_gravity"):
        raise ModelError(f"a design is given, p_median, fixed_charge or centre_of_gravity, got {design!r}")
    if sites is None:
        raise ModelError(f"design={design} needs to know how many sites: say sites=3, for instance")
    return PMedian(sites) if design == "p_median" else CentreOfGravity(sites)


@lru_cache(maxsize=64)
def designed(region: Region, way: Policy) -> Design:
    """The design, computed once for all replications."""
    return way(region)


@lru_cache(maxsize=64)
def region_of(
    towns: tuple[City, ...],
    trade: Trade,
    roads: tuple[Road, Road],
    plant: tuple[float, float],
    rent: float,
    capacity: float,
    stock: float,
) -> Region:
    """Candidates, markets and what it costs to serve each from each; roads: inbound and outbound."""
    inbound, outbound = roads
    let = [town for town in cities() if town.rent is not None]
    candidates = tuple(
        Candidate(
            town.name,
            town.place,
            rent * (town.rent or 0.0),
            inbound.per_unit_km * inbound.carriage(plant, town.place).distance,
            capacity,
        )
        for town in let
    )
    rows = tuple(
        tuple(
            outbound.fixed / (trade.gap * trade.wanted(town))
            + outbound.per_unit_km * outbound.carriage(site.place, town.place).distance
            for town in towns
        )
        for site in let
    )
    return Region(candidates, tuple(Market(t.name, trade.wanted(t), t.place) for t in towns), rows, stock)
