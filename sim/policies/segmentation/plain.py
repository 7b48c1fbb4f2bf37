"""No classes, and classes by lot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sim.policies.segmentation.cuts import BEST
from sim.policies.segmentation.protocol import AccountView, Cut, column


@dataclass(frozen=True)
class Unsegmented:
    """All customers alike, in class 1."""

    @property
    def classes(self) -> int:
        return 1

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        return [1] * len(accounts)


@dataclass(frozen=True)
class RandomLabels:
    """Classes by lot, drawn anew at every review: what segmentation is worth that knows nothing."""

    cut: Cut = BEST

    @property
    def classes(self) -> int:
        return self.cut.classes

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        return self.cut(column(islice(chance, len(accounts)), len(accounts)))
