"""What may become of goods that came back, and what each of that is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from sim.cause import GRADES

Fate = Literal[
    "restock",
    "refurbish",
    "remanufacture",
    "harvest",
    "recycle",
    "secondary market",
    "donate",
    "return to supplier",
    "landfill",
]
FATES: tuple[Fate, ...] = get_args(Fate)
WORK = ("refurbish", "remanufacture", "harvest")
"""Fates that take time at the work centre."""


@dataclass(frozen=True)
class Option:
    """A fate that is open to goods, by grade; a grade that is not among its values is not taken.

    value: what a unit is worth afterwards, as a share of its list price; success: share of units that come out well, 1
    where nothing is said; cost: money a unit; time: of work on a unit, for refurbishing, remanufacturing, harvesting.
    Raises ValueError for an unknown fate or grade, a negative cost or time, or a share that is not within 0..1.
    """

    fate: Fate
    value: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(GRADES, 0.0))
    success: Mapping[str, float] = field(default_factory=dict)
    cost: float = 0.0
    time: float = 0.0

    def __post_init__(self) -> None:
        if self.fate not in FATES:
            raise ValueError(f"goods that came back can {', '.join(FATES)}, not {self.fate!r}")
        for grade in (*self.value, *self.success):
            if grade not in GRADES:
                raise ValueError(f"{self.fate}: grades are A, B, C and D, got {grade!r}")
        for grade, share in self.success.items():
            if not 0 <= share <= 1:
                raise ValueError(f"{self.fate}: success of {grade} must lie in 0..1, got {share}")
        for name in ("cost", "time"):
            if getattr(self, name) < 0:
                raise ValueError(f"{self.fate}: {name} must not be negative, got {getattr(self, name)}")

    def takes(self, grade: str) -> bool:
        """Whether goods of this grade may have this fate."""
        return grade in self.value

    def well(self, grade: str) -> float:
        """The share of goods of this grade that come out well."""
        return self.success.get(grade, 1.0)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an option promises for goods that lie there now.

    value: money a unit, as eroded by now; success: share that comes out well; cost: money a unit; wait: time until it
    would be through, queue and work; erosion: share of the value that is lost in a unit of time.
    """

    fate: Fate
    value: float
    success: float = 1.0
    cost: float = 0.0
    wait: float = 0.0
    erosion: float = 0.0
