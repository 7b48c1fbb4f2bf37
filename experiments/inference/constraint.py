"""What an arm must keep to, such as a fill rate of at least 0.95, and how surely it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Feasibility = Literal["feasible", "not feasible", "undecided"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A measure whose expected value is to be at least, or at most, a bound."""

    measure: str
    bound: float
    side: Literal["at least", "at most"] = "at least"

    def __post_init__(self) -> None:
        if self.side not in ("at least", "at most"):
            raise ValueError(f"side must be 'at least' or 'at most', got {self.side!r}")
        if not np.isfinite(self.bound):
            raise ValueError(f"bound must be a number, got {self.bound}")

    @classmethod
    def of(cls, text: str) -> Constraint:
        """Reads `fill rate >= 0.95` or `total cost <= 2000`. ValueError for anything else."""
        match = re.fullmatch(r"\s*(.+?)\s*(>=|<=)\s*(\S+)\s*", text)
        if not match:
            raise ValueError(f"a constraint reads `fill rate >= 0.95` or `total cost <= 2000`, got {text!r}")
        measure, sign, bound = match.groups()
        try:
            return cls(measure, float(bound), "at least" if sign == ">=" else "at most")
        except ValueError as error:
            raise ValueError(f"the bound of a constraint is a number, got {text!r}") from error

    def slack(self, values: ArrayLike) -> Array:
        """By how much each value keeps to it; negative where it does not. Missing values are left out."""
        data = np.asarray(values, dtype=float).ravel()
        data = data[~np.isnan(data)]
        return data - self.bound if self.side == "at least" else self.bound - data

    def feasibility(self, values: ArrayLike, confidence: float = 0.95) -> Feasibility:
        """By one-sided t intervals of the mean, each way with this confidence; undecided below two values."""
        from scipy.special import stdtrit

        slack = self.slack(values)
        if slack.size < 2:
            return "undecided"
        reach = float(stdtrit(slack.size - 1, confidence)) * slack.std(ddof=1) / slack.size**0.5
        if slack.mean() - reach >= 0:
            return "feasible"
        return "not feasible" if slack.mean() + reach < 0 else "undecided"


def feasibilities(
    samples: Sequence[Array], constraints: Sequence[Constraint], confidence: float = 0.95
) -> list[Feasibility]:
    """Of every arm, over all constraints; column 1 + c of its values is constraint c.

    The error is split evenly among arms and constraints, so all answers hold together (Bonferroni).
    """
    if not constraints:
        return ["feasible"] * len(samples)
    each = 1 - (1 - confidence) / (len(samples) * len(constraints))
    return [
        _worst([constraint.feasibility(values[:, 1 + c], each) for c, constraint in enumerate(constraints)])
        for values in samples
    ]


def keeps(values: Array, constraints: Sequence[Constraint]) -> bool:
    """Do the means keep to all constraints, however unsure? One without any value does not."""
    slacks = [constraint.slack(values[:, 1 + c]) for c, constraint in enumerate(constraints)]
    return all(slack.size > 0 and float(slack.mean()) >= 0 for slack in slacks)


def _worst(found: Sequence[Feasibility]) -> Feasibility:
    worst: tuple[Feasibility, ...] = ("not feasible", "undecided")
    return next((one for one in worst if one in found), "feasible")
