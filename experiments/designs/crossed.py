"""Designs from levels: every combination, or one factor at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from experiments.designs.design import at_levels, some
from experiments.designs.factor import Factor, Levels
from experiments.faults import Fault, InputError

MOST = 1_000_000
"""Points of which one study may consist."""


@dataclass(frozen=True)
class Factorial:
    """Every level with every level of the others; the last factor changes first.

    Raises InputError for ranges, and where there would be more than a million points.
    """

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        at_levels(some(factors), "a factorial")
        levels = [factor for factor in factors if isinstance(factor, Levels)]
        count = prod(len(factor.values) for factor in levels)
        if count > MOST:
            remedy = "fewer levels, or design=latin_hypercube or one_at_a_time"
            raise InputError([Fault("factors", f"{count:,} combinations are more than {MOST:,}", remedy)])
        keys = [factor.key for factor in levels]
        return [dict(zip(keys, values, strict=True)) for values in product(*(factor.values for factor in levels))]


@dataclass(frozen=True)
class OneAtATime:
    """The base first, then every other level alone: all other factors stay as in the base.

    The base is the first level of each factor, or the middle of a range, whose two ends are its other levels.
    """

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        base = {factor.key: factor.middle for factor in some(factors)}
        return [base, *({**base, factor.key: other} for factor in factors for other in factor.others)]
