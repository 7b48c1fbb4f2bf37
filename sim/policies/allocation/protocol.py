"""Who gets how much when there is not enough for all."""

from collections.abc import Sequence
from typing import Protocol


class Claim(Protocol):
    """What is owed on one order line. priority 1 is the first class; rank: the buyer's fixed place in the seller's
    list of customers; entered: the time at which the order came in."""

    @property
    def owed(self) -> float: ...
    @property
    def priority(self) -> int: ...
    @property
    def rank(self) -> int: ...
    @property
    def entered(self) -> float: ...
    @property
    def buyer(self) -> str: ...


class Allocation(Protocol):
    """Answers with a quantity for each claim, oldest claim first: none above what is owed, all within `available`."""

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]: ...
