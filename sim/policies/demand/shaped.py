"""What trend, season and promotion make of any other demand."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sin

from sim.policies.demand.protocol import Demand
from sim.streams import Stream


@dataclass(frozen=True)
class Trend:
    """Grows (or shrinks) by slope units a period of time, never below zero."""

    base: Demand
    slope: float

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return ((time, max(0.0, quantity + self.slope * time)) for time, quantity in self.base(stream))


@dataclass(frozen=True)
class Seasonal:
    """Multiplied by the factors in turn, each valid for `every` periods of time, from time 0.

    Raises ValueError for no factors, a negative one, or unless `every` is positive.
    """

    base: Demand
    factors: tuple[float, ...]
    every: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", tuple(self.factors))
        if not self.factors or min(self.factors) < 0:
            raise ValueError(f"seasonal factors must be at least one and none negative, got {self.factors}")
        if not self.every > 0:
            raise ValueError(f"every must be positive, got {self.every}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        factors, every, length = self.factors, self.every, len(self.factors)
        return ((time, quantity * factors[int(time // every) % length]) for time, quantity in self.base(stream))


@dataclass(frozen=True)
class Sinusoidal:
    """Swings by a fraction (amplitude) of itself over a cycle of so many periods; at time 0 it is rising.

    Raises ValueError unless amplitude lies in 0..1 and length is positive.
    """

    base: Demand
    amplitude: float
    length: float

    def __post_init__(self) -> None:
        if not 0 <= self.amplitude <= 1:
            raise ValueError(f"amplitude must lie in 0..1, got {self.amplitude}")
        if not self.length > 0:
            raise ValueError(f"length must be positive, got {self.length}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        turn = 2 * pi / self.length
        return ((time, quantity * (1 + self.amplitude * sin(turn * time))) for time, quantity in self.base(stream))


@dataclass(frozen=True)
class Promotions:
    """Every `interval` from `first` on, demand is multiplied by uplift for `length`, then by dip for `dip_length`:
    customers who bought ahead stay away. All lengths are periods of time.

    Raises ValueError for a negative factor, or unless promotion and dip fit into the interval.
    """

    base: Demand
    interval: float
    length: float
    uplift: float
    dip: float = 1.0
    dip_length: float = 0.0
    first: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.length <= self.length + self.dip_length <= self.interval:
            raise ValueError(f"a promotion of {self.length} and {self.dip_length} must fit into {self.interval}")
        if min(self.uplift, self.dip) < 0:
            raise ValueError(f"uplift and dip must not be negative, got {self.uplift} and {self.dip}")

    def factor(self, time: float) -> float:
        """What demand is multiplied by at this time."""
        if time < self.first:
            return 1.0
        since = (time - self.first) % self.interval
        if since < self.length:
            return self.uplift
        return self.dip if since < self.length + self.dip_length else 1.0

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return ((time, quantity * self.factor(time)) for time, quantity in self.base(stream))
