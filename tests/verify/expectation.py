"""What a row expects of one number, and the pass rule.

Deterministic: absolute error at most 1e-6. Stochastic: the 99.9 % interval of at least ten independent replications
contains the value, and the 95 % half-width is within the tolerance; both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from scipy import stats

from experiments.statistics import mean_interval

FEWEST = 10
MISS, DEFECT = 3.2905, 4.5


class Verdict(Enum):
    PASS = "pass"
    FAIL = "FAIL"
    WIDE = "WIDE"
    AGAIN = "again"


class Expectation(Protocol):
    """Judges the values of the replications; its text is what the table prints."""

    def __str__(self) -> str: ...
    def judge(self, values: Sequence[float], strict: bool = True) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class Exactly:
    """A deterministic number: every replication gives it."""

    value: float
    within: float = 1e-6

    def __str__(self) -> str:
        return number(self.value)

    def judge(self, values: Sequence[float], strict: bool = True) -> Verdict:
        return Verdict.PASS if all(abs(value - self.value) <= self.within for value in values) else Verdict.FAIL


@dataclass(frozen=True, slots=True)
class Near:
    """The mean of a random number, with the widest 95 % half-width allowed: absolute, or relative to the value."""

    value: float
    absolute: float = 0.0
    relative: float = 0.0

    @property
    def tolerance(self) -> float:
        return self.absolute or self.relative * abs(self.value)

    def __str__(self) -> str:
        return f"{number(self.value)} (hw {number(self.tolerance, 2)})"

    def judge(self, values: Sequence[float], strict: bool = True) -> Verdict:
        """Not strict: the half-width may be anything (a short version of the row)."""
        _enough(values)
        missed = standard_errors(values, self.value)
        if missed >= DEFECT:
            return Verdict.FAIL
        if missed >= MISS:
            return Verdict.AGAIN
        if strict and mean_interval(values).half_width > self.tolerance:
            return Verdict.WIDE
        return Verdict.PASS


@dataclass(frozen=True, slots=True)
class Between:
    """The whole 99.9 % interval of the mean lies within the bounds; a bound may be infinite."""

    low: float = float("-inf")
    high: float = float("inf")

    def __str__(self) -> str:
        if self.high == float("inf"):
            return f"> {number(self.low)}"
        if self.low == float("-inf"):
            return f"< {number(self.high)}"
        return f"{number(self.low)} to {number(self.high)}"

    def judge(self, values: Sequence[float], strict: bool = True) -> Verdict:
        """Not strict: the interval need only reach into the bounds."""
        _enough(values)
        interval = mean_interval(values, 0.999)
        if self.low <= interval.low and interval.high <= self.high:
            return Verdict.PASS
        outside = interval.high < self.low or interval.low > self.high
        return Verdict.FAIL if outside else Verdict.WIDE if strict else Verdict.PASS


@dataclass(frozen=True, slots=True)
class Count:
    """How many replications answer 1 lies between two numbers, both allowed."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low} to {self.high} times"

    def judge(self, values: Sequence[float], strict: bool = True) -> Verdict:
        return Verdict.PASS if self.low <= sum(values) <= self.high or not strict else Verdict.FAIL


def above(value: float) -> Between:
    """A strict lower bound."""
    return Between(low=value)


def below(value: float) -> Between:
    """A strict upper bound."""
    return Between(high=value)


def standard_errors(values: Sequence[float], value: float) -> float:
    """How far the mean of the values misses, as the normal deviate of the same probability as the t statistic."""
    interval = mean_interval(values)
    if interval.standard_error == 0:
        return 0.0 if abs(interval.mean - value) <= 1e-9 * max(1.0, abs(value)) else float("inf")
    t = abs(interval.mean - value) / interval.standard_error
    return float(stats.norm.isf(stats.t.sf(t, interval.n - 1)))


def number(value: float, digits: int = 6) -> str:
    """A number as a person writes it: six significant digits, no exponent."""
    text = f"{value:.{digits}g}"
    return f"{value:.0f}" if "e+" in text else text


def _enough(values: Sequence[float]) -> None:
    if len(values) < FEWEST:
        raise ValueError(f"{len(values)} replications are fewer than {FEWEST}")
