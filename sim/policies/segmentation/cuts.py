"""Where one class ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sim.policies.segmentation.protocol import Numbers

WHOLE = 1.0 - 1e-9
"""Shares that add up to this leave nothing for one more class."""


@dataclass(frozen=True)
class ByCount:
    """The best so many accounts, the next so many, and the rest; of equal scores the account listed first is better.

    Raises ValueError where a class could have nobody in it.
    """

    counts: Sequence[int] = (10,)

    def __post_init__(self) -> None:
        if any(count < 1 for count in self.counts):
            raise ValueError(
                f"counts must be at least 1 account each, got {list(self.counts)}: no account would reach the class; "
                "leave it out"
            )

    @property
    def classes(self) -> int:
        return len(self.counts) + 1

    def __call__(self, scores: Numbers) -> list[int]:
        return _placed(scores, np.cumsum(self.counts))


@dataclass(frozen=True)
class ByShareOfAccounts:
    """The best share of the accounts, the next share, and the rest, each rounded to whole accounts, the first to one
    at least; of equal scores the account listed first is better.

    Raises ValueError where a class could have nobody in it.
    """

    shares: Sequence[float] = (0.2, 0.3)

    def __post_init__(self) -> None:
        _check(self.shares)

    @property
    def classes(self) -> int:
        return len(self.shares) + (sum(self.shares) < WHOLE)

    def __call__(self, scores: Numbers) -> list[int]:
        ends = np.rint(np.cumsum(self.shares) * len(scores)).astype(np.intp)
        return _placed(scores, np.maximum(ends, 1)[: self.classes - 1])


@dataclass(frozen=True)
class ByShareOfValue:
    """ABC: the best accounts that together have the first share of all there is, those with the next share, and the
    rest (Dickie 1951). An account belongs where its own part begins; scores below zero count as nothing.

    Raises ValueError where a class could have nobody in it.
    """

    shares: Sequence[float] = (0.8, 0.15)

    def __post_init__(self) -> None:
        _check(self.shares)

    @property
    def classes(self) -> int:
        return len(self.shares) + (sum(self.shares) < WHOLE)

    def __call__(self, scores: Numbers) -> list[int]:
        worth = np.maximum(scores, 0.0)
        order = np.argsort(-scores, kind="stable")
        before = np.cumsum(worth[order]) - worth[order]
        ends = np.cumsum(self.shares)[: self.classes - 1] * worth.sum()
        found = np.searchsorted(ends, before, side="right")
        found[worth[order] <= 0.0] = self.classes - 1  # who brings nothing is in the last class
        return _listed(order, found)


@dataclass(frozen=True)
class ByThresholds:
    """Class 1 from the first threshold up, class 2 from the second, and so on; below the last one more class.

    Raises ValueError where the thresholds do not fall, so that a class could have nobody in it.
    """

    thresholds: Sequence[float]

    def __post_init__(self) -> None:
        for number, (higher, lower) in enumerate(pairwise(self.thresholds), 2):
            if lower >= higher:
                raise ValueError(
                    f"no account reaches class {number}: its threshold {lower} is not below {higher}, that of class "
                    f"{number - 1}; list thresholds from the highest to the lowest"
                )

    @property
    def classes(self) -> int:
        return len(self.thresholds) + 1

    def __call__(self, scores: Numbers) -> list[int]:
        rising = -np.asarray(self.thresholds, dtype=np.float64)
        found: list[int] = (np.searchsorted(rising, -scores, side="left") + 1).tolist()
        return found


def _check(shares: Sequence[float]) -> None:
    if any(not 0 < share <= 1 for share in shares):
        raise ValueError(
            f"shares must lie in 0..1, above 0, got {list(shares)}: no account would reach a class with no share; "
            "leave it out"
        )
    if sum(shares) > 1 + 1e-9:
        raise ValueError(
            f"shares {list(shares)} add up to {sum(shares):g}, so that not every class is reached; they may add up to 1"
        )


def _placed(scores: Numbers, ends: NDArray[np.intp]) -> list[int]:
    """Classes by place: the best score first, as far as the first end, and so on."""
    order = np.argsort(-scores, kind="stable")
    return _listed(order, np.searchsorted(ends, np.arange(len(scores)), side="right"))


def _listed(order: NDArray[np.intp], found: NDArray[np.intp]) -> list[int]:
    """Classes from 1, back in the order of the accounts."""
    classes = np.empty(len(order), dtype=np.intp)
    classes[order] = found + 1
    listed: list[int] = classes.tolist()
    return listed


BEST = ByShareOfAccounts()
ABC = ByShareOfValue()
