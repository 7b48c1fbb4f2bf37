"""What a network is designed for: places where a warehouse may stand, and markets that want goods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf

Place = tuple[float, float]


@dataclass(frozen=True)
class Candidate:
    """A place where a warehouse may stand.

    cost: money for a unit of time that it stands there; inbound: money to have a unit there; capacity: units that it
    can pass on in a unit of time.
    """

    name: str
    place: Place = (0.0, 0.0)
    cost: float = 0.0
    inbound: float = 0.0
    capacity: float = inf


@dataclass(frozen=True)
class Market:
    """Customers who are served from one warehouse: where they are, and units that they want in a unit of time."""

    name: str
    quantity: float
    place: Place = (0.0, 0.0)


@dataclass(frozen=True)
class Region:
    """Candidates, markets, and what it costs to bring a unit from each candidate to each market.

    outbound: a row a candidate, money a unit; safety_stock: money for a unit of time that the safety stock of the whole
    region costs in one place; in n places it costs sqrt(n) times as much (Maister 1976, the square root law).
    Raises ValueError where a number is negative, or rows and columns do not fit.
    """

    candidates: tuple[Candidate, ...]
    markets: tuple[Market, ...]
    outbound: tuple[tuple[float, ...], ...]
    safety_stock: float = 0.0

    def __post_init__(self) -> None:
        if not self.candidates or not self.markets:
            raise ValueError("a network needs at least one candidate and one market")
        if len(self.outbound) != len(self.candidates) or {len(row) for row in self.outbound} != {len(self.markets)}:
            raise ValueError(
                f"outbound needs {len(self.candidates)} rows of {len(self.markets)}, one a candidate and market"
            )
        numbers = {f"{c.name}: {w}": getattr(c, w) for c in self.candidates for w in ("cost", "inbound", "capacity")}
        numbers |= {f"{market.name}: quantity": market.quantity for market in self.markets}
        numbers |= {"outbound": min(map(min, self.outbound)), "safety_stock": self.safety_stock}
        for name, value in numbers.items():
            if not value >= 0:
                raise ValueError(f"{name} must not be negative, got {value}")

    @cached_property
    def wanted(self) -> float:
        """Units that all markets want in a unit of time."""
        return sum([market.quantity for market in self.markets])

    def candidate(self, name: str) -> int:
        """The number of a candidate. Raises ValueError where there is none of that name."""
        for number, candidate in enumerate(self.candidates):
            if candidate.name == name:
                return number
        raise ValueError(f"no candidate is called {name!r}; there are {', '.join(c.name for c in self.candidates)}")
