"""How suppliers are judged by what comes of their orders, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """What came of the order lines of one supplier, or of one item, over the time looked back on.

    on_time, in_full: shares of the lines; defects: share of the units; lead_time and lead_time_sd: time from an order
    to the last of its goods; agreed: mean of what was agreed for it; price: money paid over money on the list;
    response: mean time to the confirmation of an order; lateness: mean time late.
    """

    lines: int = 0
    units: float = 0.0
    on_time: float = 1.0
    in_full: float = 1.0
    defects: float = 0.0
    lead_time: float = 0.0
    lead_time_sd: float = 0.0
    agreed: float = 0.0
    price: float = 1.0
    response: float = 0.0
    lateness: float = 0.0
    spend: float = 0.0


@dataclass(frozen=True)
class Scorecard:
    """A supplier's score, 0 to 1: the weighted mean of its lines on time and in full, of its quality (1 without a
    defect, 0 at `worst` parts a million), of its lead time (agreed over actual, at most 1) and of its response (1 at
    once, 0 after `slow`).

    tolerance: time that goods may come late and still be on time; feeds: sourcing sees what was recorded. target: the
    score from which on a supplier is given `bonus`, and below which it gives `malus`, shares of what was spent with it;
    correct: the score below which it is asked to put things right, which costs `correction` money and takes `remedy` of
    what is late or short away `delay` later. Raises ValueError for what is out of range.
    """

    on_time: float = 0.4
    in_full: float = 0.2
    quality: float = 0.2
    lead_time: float = 0.2
    response: float = 0.0
    worst: float = 10_000.0
    slow: float = 7.0
    tolerance: float = 0.0
    feeds: bool = True
    target: float = 0.95
    bonus: float = 0.0
    malus: float = 0.0
    correct: float = 0.0
    correction: float = 0.0
    remedy: float = 0.0
    delay: float = 30.0

    def __post_init__(self) -> None:
        weights = (self.on_time, self.in_full, self.quality, self.lead_time, self.response)
        if min(weights) < 0 or not sum(weights):
            raise ValueError(f"weights must not be negative, and one above 0, got {list(weights)}")
        for name in ("target", "bonus", "malus", "correct", "remedy"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("worst", "slow"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")
        for name in ("tolerance", "correction", "delay"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if self.correct > self.target:
            raise ValueError(
                f"a supplier at {self.correct:g} would be put right and given a bonus from {self.target:g} on; "
                "set correct to target or less"
            )

    def __call__(self, record: Record) -> float:
        """The score of a supplier."""
        quick = min(1.0, record.agreed / record.lead_time) if record.lead_time > 0 else 1.0
        parts = (
            (self.on_time, record.on_time),
            (self.in_full, record.in_full),
            (self.quality, max(0.0, 1.0 - record.defects * 1e6 / self.worst)),
            (self.lead_time, quick),
            (self.response, max(0.0, 1.0 - record.response / self.slow)),
        )
        return sum([weight * how for weight, how in parts]) / sum([weight for weight, _ in parts])
