"""Which class a customer is in: 1 is the best."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class AccountView(NamedTuple):
    """What a firm knows of one customer at a review.

    revenue, contribution: money over the time looked back on; orders: how many since the first; first, last: the times
    of the first and the last order; margin: contribution a planning period; alive: the chance that it is a customer
    now; retention: the chance that who is one stays for a planning period.
    """

    name: str
    revenue: float = 0.0
    contribution: float = 0.0
    orders: float = 0.0
    first: float = 0.0
    last: float = 0.0
    margin: float = 0.0
    alive: float = 1.0
    retention: float = 1.0


class Segmentation(Protocol):
    """Answers with a class for each account, the best class 1, at the time `now`.

    classes: how many there are; chance: numbers between 0 and 1, for who draws lots.
    """

    @property
    def classes(self) -> int: ...

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]: ...


class Cut(Protocol):
    """Answers with a class for each score, the highest scores in class 1."""

    @property
    def classes(self) -> int: ...

    def __call__(self, scores: Numbers) -> list[int]: ...


def column(values: Iterable[float], count: int) -> Numbers:
    """One field of every account."""
    return np.fromiter(values, np.float64, count)
