"""What a company's books say of its partners: how much is traded with each, and what trouble it causes."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Partner(Protocol):
    """A partner as the room sees it. weight: what a unit of it counts in trouble."""

    @property
    def name(self) -> str: ...
    @property
    def weight(self) -> float: ...
    def count(self) -> float:
        """Units that it has ordered so far, or money's worth that was ordered of it; asked when a bucket is over."""
        ...


class PartnerBook:
    """Trade with each partner by time bucket, the last `kept` of them.

    swings: whether criticality is the partner's part in the variance of all trade, cov(x, X), units squared; else its
    volume weighted by its lead time: the money that is on order with it on average (Little 1961). Amounts, not shares,
    as what one partner causes must not seem more because another causes less.
    """

    def __init__(self, partners: Sequence[Partner], kept: int, *, swings: bool) -> None:
        self.partners = tuple(partners)
        self.swings = swings
        self._last = [0.0] * len(self.partners)
        self._rows: deque[list[float]] = deque(maxlen=max(2, kept))

    def write(self) -> None:
        """A bucket is over."""
        now = [partner.count() for partner in self.partners]
        self._rows.append([new - old for new, old in zip(now, self._last, strict=True)])
        self._last = now

    def volumes(self) -> list[float]:
        """The share of each partner in all trade; nothing where there was none."""
        sums = [sum(column) for column in zip(*self._rows, strict=True)] or [0.0] * len(self.partners)
        return _shares(sums)

    def criticalities(self) -> list[float]:
        """The trouble that each partner causes."""
        rows = len(self._rows)
        if not self.swings:
            columns = zip(*self._rows, strict=True) if rows else [(0.0,)] * len(self.partners)
            sums = [sum(column) / max(1, rows) for column in columns]
            return [volume * partner.weight for volume, partner in zip(sums, self.partners, strict=True)]
        if rows < 2:
            return [0.0] * len(self.partners)
        totals = _centred([sum(row) for row in self._rows])
        parts = [_centred(column) for column in zip(*self._rows, strict=True)]
        return [sum([x * y for x, y in zip(part, totals, strict=True)]) / rows for part in parts]


def _centred(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _shares(values: Sequence[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values] if total > 0 else [0.0] * len(values)
