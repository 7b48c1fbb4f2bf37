"""S5: OCBA and KN on ten normal designs, means 0 to 9, standard deviation 6, the smallest the best."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from experiments.inference.allocation import allocation
from experiments.inference.kim_nelson import KimNelson
from experiments.inference.ocba import Equal, Ocba
from experiments.inference.selection import Procedure
from tests.verify.expectation import Exactly, Near, above, below
from tests.verify.row import Row

MEANS, SD = np.arange(10.0), 6.0
PUBLISHED = (0.4032, 0.3876, 0.0969, 0.0431, 0.0242, 0.0155, 0.0108, 0.0079, 0.0061, 0.0048)
EQUAL = {0.90: 1210, 0.95: 1960, 0.99: 3900}
"""Samples in all that equal allocation needs for a probability of correct selection."""

LONGEST = 5000


class Designs:
    """Values of the ten designs, any two of them correlated by common random numbers."""

    def __init__(self, rng: np.random.Generator, correlation: float) -> None:
        self.rng, self.correlation = rng, correlation
        self.common = rng.normal(size=LONGEST) if correlation else np.zeros(LONGEST)

    def __call__(self, wanted: Mapping[int, range]) -> dict[int, NDArray[np.float64]]:
        return {arm: self.values(arm, runs) for arm, runs in wanted.items()}

    def values(self, arm: int, runs: range) -> NDArray[np.float64]:
        own = self.rng.normal(size=len(runs))
        shared = self.common[runs.start : runs.stop]
        return MEANS[arm] + SD * (self.correlation**0.5 * shared + (1 - self.correlation) ** 0.5 * own)


def fractions(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """The asymptotic allocation."""
    return {f"design {arm}": float(share) for arm, share in enumerate(allocation(MEANS, [SD] * 10))}


def chosen(
    seed: int, replication: int, horizon: float, procedure: Procedure, equal: int, correlation: float = 0.0
) -> dict[str, float]:
    """`horizon` selections: how often the right one, and with what share of equal allocation's samples."""
    rng = np.random.default_rng([seed, replication])
    found = [procedure(Designs(rng, correlation), len(MEANS)) for _ in range(int(horizon))]
    samples = float(np.mean([one.runs for one in found]))
    return {
        "P(correct selection)": float(np.mean([one.best == 0 for one in found])),
        "of equal allocation's": samples / equal,
    }


FRACTIONS = Row(
    "S5",
    "OCBA, 10 normal designs, sd 6",
    {f"design {arm}": Exactly(share, within=1e-4) for arm, share in enumerate(PUBLISHED)},
    fractions,
    short=1,
    source="Chen, Lin, Yücesan, Chick 2000",
)


def row(name: str, procedure: Procedure, aim: float, most: float, correlation: float = 0.0) -> Row:
    """A procedure that aims at a probability of correct selection, with a share of equal allocation's samples."""
    return Row(
        "S5",
        f"{name}, aim {aim:.2f}",
        {"P(correct selection)": above(aim), "of equal allocation's": below(most)},
        partial(chosen, procedure=procedure, equal=EQUAL[aim], correlation=correlation),
        horizon=50,
        replications=20,
        short=3,
        source="Chen et al. 2000" if name == "OCBA" else "Kim, Nelson 2001",
    )


ROWS = (
    FRACTIONS,
    *(
        Row(
            "S5",
            f"equal allocation, {total} samples",
            {"P(correct selection)": Near(aim, absolute=0.01 if aim < 0.99 else 0.005)},
            partial(chosen, procedure=Equal(total // 10), equal=total),
            horizon=250,
            replications=40,
            short=10,
            source="Chen et al. 2000",
        )
        for aim, total in EQUAL.items()
    ),
    *(row("OCBA", Ocba(aim, at_least=10, at_most=LONGEST, round=20), aim, 0.5) for aim in EQUAL),
    *(
        row("KN", KimNelson(1.0, aim, at_least=30, at_most=LONGEST, round=5), aim, most)
        for aim, most in ((0.90, 0.85), (0.95, 0.65), (0.99, 0.5))
    ),
    *(
        row("KN, correlation .5", KimNelson(1.0, aim, at_least=30, at_most=LONGEST, round=5), aim, most, 0.5)
        for aim, most in ((0.90, 0.5), (0.95, 0.35), (0.99, 0.25))
    ),
)
