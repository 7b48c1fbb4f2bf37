"""Who gets how much when there is not enough for all."""

from collections.abc import Sequence
from typing import Protocol


class Claim(Protocol):
    """What is owed on one order line. priority 1 is the first class; rank: the buyer's fixed place in the seller's
    list of customers; entered: the time at which the order came in; past: units sold to the buyer lately, where the
    rule goes `by_past_sales`."""

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
    @property
    def past(self) -> float: ...


class Allocation(Protocol):
    """Answers with a quantity for each claim, oldest claim first: none above what is owed, all within `available`.

    A rule that `rewards_asking` gives more to whoever asks for more; one that goes `by_past_sales`, each counting by
    exp(-age / window), has them written on the claims.
    """

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]: ...
