"""What makes a company carry out a plan for the case."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple, Protocol


class Look(NamedTuple):
    """Demand between two looks: observed, and expected before with its standard deviation, in units."""

    observed: float
    expected: float
    sd: float


class Sight(NamedTuple):
    """What a company sees of one product at one house: the last looks, the latest at the end, and the sellers whose
    goods do not come."""

    looks: tuple[Look, ...]
    cut_off: tuple[str, ...]


class Trigger(Protocol):
    """Answers whether the case is there."""

    def __call__(self, sight: Sight) -> bool: ...


@dataclass(frozen=True)
class Interruption:
    """Goods do not come from a seller, the one named or any."""

    seller: str | None = None

    def __call__(self, sight: Sight) -> bool:
        return bool(sight.cut_off) if self.seller is None else self.seller in sight.cut_off


@dataclass(frozen=True)
class DemandJump:
    """Demand of the last `looks` together exceeds what had been expected before by more than k standard deviations, and
    by a share of it. Raises ValueError for no looks, or a negative k or share.
    """

    k: float = 3.0
    looks: int = 7
    share: float = 0.1

    def __post_init__(self) -> None:
        if self.looks < 1 or self.k < 0 or self.share < 0:
            raise ValueError(f"a jump needs looks, and k and share that are not negative, got {self}")

    def __call__(self, sight: Sight) -> bool:
        last = sight.looks[-self.looks :]
        if len(last) < self.looks:
            return False
        first = last[0]
        expected = first.expected * self.looks
        more = sum(look.observed for look in last) - expected
        return more > max(self.k * first.sd * sqrt(self.looks), self.share * expected)


@dataclass(frozen=True)
class TrackingSignal:
    """Errors of the last `looks`, summed, exceed so many of their mean size (Trigg 1964): demand stays above what is
    expected of it. Raises ValueError for no looks, or a limit that is not positive.
    """

    limit: float = 4.0
    looks: int = 14

    def __post_init__(self) -> None:
        if self.looks < 1 or not self.limit > 0:
            raise ValueError(f"a tracking signal needs looks and a positive limit, got {self}")

    def __call__(self, sight: Sight) -> bool:
        errors = [look.observed - look.expected for look in sight.looks[-self.looks :]]
        size = sum(map(abs, errors)) / len(errors) if errors else 0.0
        return len(errors) == self.looks and sum(errors) > self.limit * size > 0
