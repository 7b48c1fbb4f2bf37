"""Learning by doing: the more has been made, the less time the next unit takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2


@dataclass(frozen=True)
class Learning:
    """A unit takes t_n = t_1 n^log2(rate): `rate` times as long each time that output doubles (Wright 1936).

    floor: the share of the first unit's time below which it does not fall. Answers with the time of the next unit as a
    share of the first one's. Raises ValueError where rate or floor is not within 0..1, or the rate is 0.
    """

    rate: float = 0.8
    floor: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.rate <= 1:
            raise ValueError(f"the learning rate must lie in 0..1 and above 0, got {self.rate}")
        if not 0 <= self.floor <= 1:
            raise ValueError(f"the floor of learning must lie in 0..1, got {self.floor}")

    @property
    def exponent(self) -> float:
        """The slope of the curve on log scales: 0 where nothing is learnt, else negative."""
        return log2(self.rate)

    def __call__(self, made: float) -> float:
        """After `made` units, the time of the next one as a share of the first one's."""
        return max(self.floor, float((max(0.0, made) + 1.0) ** self.exponent))
