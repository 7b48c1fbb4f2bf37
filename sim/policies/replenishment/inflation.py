"""Ask for more than is needed when little of it will come."""

from dataclasses import dataclass
from math import inf
from typing import NamedTuple


class Fill(NamedTuple):
    """What came of orders lately, in units a review: units received, and units that were due; both smoothed."""

    received: float = 0.0
    due: float = 0.0

    @property
    def expected(self) -> float:
        """The share of an order that is expected to come, 0..1."""
        return min(1.0, self.received / self.due) if self.due > 0 else 1.0


@dataclass(frozen=True)
class OrderInflation:
    """A house that is not served in full orders need / expected fill, at most `max_inflation` times what it needs (the
    shortage game of Lee, Padmanabhan and Whang 1997; without a bound it diverges).

    weight: of the last review in expected fill; knows_rule: it does so only where its seller's rule of allocation gives
    more to who asks for more, and not under uniform shares or past sales, where it would be of no use (Cachon and
    Lariviere 1999). Raises ValueError unless max_inflation is at least 1 and finite, and weight lies in 0..1.
    """

    max_inflation: float
    weight: float = 0.1
    knows_rule: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.max_inflation < inf:
            raise ValueError(f"max_inflation must be at least 1 and bounded, got {self.max_inflation}")
        if not 0 < self.weight <= 1:
            raise ValueError(f"weight must lie in 0..1, above 0, got {self.weight}")

    def learn(self, fill: Fill, received: float, due: float) -> Fill:
        """What is expected of orders after so much came, and was due, since the last review."""
        if not fill.due:
            return Fill(received, due)
        keep = 1.0 - self.weight
        return Fill(keep * fill.received + self.weight * received, keep * fill.due + self.weight * due)

    def __call__(self, need: float, fill: Fill) -> float:
        expected = fill.expected
        return need * (min(self.max_inflation, 1.0 / expected) if expected > 0 else self.max_inflation)
