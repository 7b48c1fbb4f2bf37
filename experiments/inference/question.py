"""Questions of what a change does, the rule they are answered by, and the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from numpy.typing import ArrayLike

from experiments.inference.adjustment import check_confidence
from experiments.inference.precision import check_rounds
from experiments.statistics import Interval

Play = Callable[[int, range], ArrayLike]
"""The values of some replications of arm 0 (the base) or arm 1 (the change), with common random numbers."""

Outcome = Literal["pass", "fail", "inconclusive"]


@dataclass(frozen=True)
class Question:
    """What a change is expected to do to one measure.

    expected_sign: 1, -1, or 0 for no change beyond `smallest_effect`, which is in the measure's unit. control: the
    same two arms with the mechanism removed; its difference is to lie within `margin`, by default 2 % of its base.
    """

    name: str
    play: Play = field(repr=False)
    expected_sign: Literal[-1, 0, 1]
    smallest_effect: float = 0.0
    control: Play | None = field(default=None, repr=False)
    margin: float | None = None

    def __post_init__(self) -> None:
        if self.expected_sign not in (-1, 0, 1):
            raise ValueError(f"expected_sign must be -1, 0 or 1, got {self.expected_sign}")
        if not self.smallest_effect >= 0:
            raise ValueError(f"smallest_effect must be 0 or more, got {self.smallest_effect}")
        if self.expected_sign == 0 and self.smallest_effect == 0:
            raise ValueError("no change is expected only within a smallest_effect above 0")


@dataclass(frozen=True, slots=True)
class Rule:
    """At least 30 pairs, doubled while inconclusive up to 240; 99 % intervals; a control within 2 % of its base."""

    at_least: int = 30
    at_most: int = 240
    confidence: float = 0.99
    equivalence: float = 0.02

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
        check_rounds(self.at_least, self.at_most, 1)
        if not self.equivalence > 0:
            raise ValueError(f"equivalence must be above 0, got {self.equivalence}")


@dataclass(frozen=True)
class Verdict:
    """The answer to a question: change - base with its interval, p as it is and adjusted over the family (Holm).

    with_sign: pairs whose difference has the expected sign, of those not 0; sign_p: the exact sign test of it
    (two-sided). control: the control's difference, control_outcome: pass when it lies within the margin.
    """

    name: str
    outcome: Outcome
    difference: Interval
    p: float
    p_adjusted: float
    with_sign: int
    without_ties: int
    sign_p: float
    control: Interval | None = None
    control_outcome: Outcome | None = None

    def __str__(self) -> str:
        d = self.difference
        text = f"{self.name}: {self.outcome}; {d.mean:.4g} ({d.low:.4g} to {d.high:.4g}, {d.n} pairs), "
        text += f"adjusted p {self.p_adjusted:.2g}, sign test {self.with_sign}/{self.without_ties}, p {self.sign_p:.2g}"
        if self.control is not None:
            c = self.control
            text += f"; control {self.control_outcome}, {c.mean:.4g} ({c.low:.4g} to {c.high:.4g}, {c.n} pairs)"
        return text
