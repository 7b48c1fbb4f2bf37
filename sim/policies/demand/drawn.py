"""Demand drawn anew every period, independent of the past."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sim.distributions import Distribution, NegativeBinomial, Normal, Poisson, Uniform, distribution
from sim.policies.demand.protocol import Periodic
from sim.streams import Stream


@dataclass(frozen=True)
class Drawn(Periodic):
    """A quantity of any distribution every period."""

    quantity: float | Distribution

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), stream.draws(distribution(self.quantity)), strict=False)


@dataclass(frozen=True)
class NormalDemand(Periodic):
    """A normal quantity every period, never below low. Raises ValueError for a negative sd."""

    mean: float
    sd: float
    low: float = 0.0
    quantity: Normal = field(init=False, repr=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "quantity", Normal(self.mean, self.sd, low=self.low))

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), stream.draws(self.quantity), strict=False)


@dataclass(frozen=True)
class PoissonDemand(Periodic):
    """A Poisson number of units every period. Raises ValueError for a negative mean."""

    mean: float
    quantity: Poisson = field(init=False, repr=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "quantity", Poisson(self.mean))

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), stream.draws(self.quantity), strict=False)


@dataclass(frozen=True)
class NegativeBinomialDemand(Periodic):
    """A negative binomial number of units every period. Raises ValueError unless sd**2 > mean > 0."""

    mean: float
    sd: float
    quantity: NegativeBinomial = field(init=False, repr=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "quantity", NegativeBinomial(self.mean, self.sd))

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), stream.draws(self.quantity), strict=False)


@dataclass(frozen=True)
class Intermittent(Periodic):
    """Most periods nothing; with a probability, a quantity. Raises ValueError unless probability lies in 0..1."""

    probability: float
    size: float | Distribution

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.probability <= 1:
            raise ValueError(f"probability must lie in 0..1, got {self.probability}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        happens = stream.draws(Uniform(0.0, 1.0))
        sizes = stream.draws(distribution(self.size))
        return (
            (time, size if chance < self.probability else 0.0)
            for time, chance, size in zip(self.instants(), happens, sizes, strict=False)
        )
