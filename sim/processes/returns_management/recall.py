"""Calling back what was sold of a bad lot."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from sim.distributions import Constant, Distribution, distribution
from sim.lots.book import LotBook
from sim.lots.lot import Lot


@dataclass(frozen=True)
class Recall:
    """When goods are recalled, which, and what it costs.

    threshold: units of one lot that have shown a defect at customers; date: when the lot with most defects is recalled
    whatever their number, None: never; investigation: time from there to the recall. traceability: what is known of a
    unit: its "lot", or only the "date" around which it was made, so that everything of the last `window` is recalled.
    response: share of what customers hold that comes back, after response_time. Money a unit: notice, to tell a
    customer; handling, to take it back; disposal, to destroy it; refund: share of the price; debit: share of what a
    recall costs that the maker of the lot pays. Raises ValueError for what cannot be.
    """

    threshold: float = 5.0
    date: float | None = None
    investigation: float = 2.0
    traceability: Literal["lot", "date"] = "lot"
    window: float = inf
    response: float = 1.0
    response_time: float | Distribution = 7.0
    notice: float = 0.0
    handling: float = 0.0
    disposal: float = 0.0
    refund: float = 1.0
    debit: float = 0.0

    def __post_init__(self) -> None:
        if self.traceability not in ("lot", "date"):
            raise ValueError(f"goods are traced by lot or by date, got {self.traceability!r}")
        if not self.threshold > 0:
            raise ValueError(f"threshold must be positive, got {self.threshold}")
        for name in ("response", "refund", "debit"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("investigation", "window", "notice", "handling", "disposal"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        law = distribution(self.response_time)
        if isinstance(law, Constant) and law.value < 0:
            raise ValueError(f"response_time must not be negative, got {law.value}")

    def scope(self, origin: Lot, book: LotBook) -> set[Lot]:
        """Every lot that has to be found: the bad one and all it went into, or whatever may be of it."""
        if self.traceability == "lot":
            return origin.descendants()
        suspects = {
            lot
            for lot in book.lots
            if lot.product is origin.product and lot.maker == origin.maker and lot.made >= book.now - self.window
        }
        return {lot for suspect in (origin, *suspects) for lot in suspect.descendants()}
