"""Demand that remembers its last value."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from sim.distributions import Normal
from sim.policies.demand.protocol import Periodic
from sim.streams import Stream


@dataclass(frozen=True)
class Autoregressive(Periodic):
    """AR(1): each deviation from the mean keeps a fraction (correlation) of the last, plus normal noise of this sd.

    It starts stationary, and is never below low. Lee, So and Tang (2000), eq. 1.
    Raises ValueError for a negative sd, or unless correlation lies between -1 and 1.
    """

    mean: float
    sd: float
    correlation: float
    low: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        if not -1 < self.correlation < 1:
            raise ValueError(f"correlation must lie between -1 and 1, got {self.correlation}")
        if self.sd < 0:
            raise ValueError(f"sd must not be negative, got {self.sd}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        noise = stream.draws(Normal(0.0, self.sd))
        return self._fold(noise)

    def _fold(self, noise: Iterator[float]) -> Iterator[tuple[float, float]]:
        mean, correlation, low = self.mean, self.correlation, self.low
        deviation = next(noise) / sqrt(1 - correlation**2)
        for time in self.instants():
            yield time, max(low, mean + deviation)
            deviation = correlation * deviation + next(noise)
