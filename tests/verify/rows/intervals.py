"""S3: what every interval and test covers, each by thousands of samples of a known law."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from experiments.inference.best import contenders, gaps, worth
from experiments.inference.comparison import Compared, dunnett, independent, paired
from experiments.inference.constraint import Constraint
from experiments.inference.pairs import Pairs
from experiments.inference.precision import Precision, replicate_until
from experiments.inference.sampling import one_by_one
from experiments.inference.sign import Sign, decide_signs
from experiments.inference.tail import expected_shortfall, quantile_interval
from experiments.statistics import mean_interval, paired_interval, wilson_interval
from tests.verify.expectation import Between, Near, above, below
from tests.verify.row import Row

Array = NDArray[np.float64]

EFFECTS = np.array([0.0, 0.0, 0.5, 2.0])
"""Of four arms on the baseline; two do nothing."""

RANKED = np.array([0.0, 0.2, 0.5, 1.0, 2.0])
"""Means of five arms to choose among."""


def single(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Intervals of one sample: a mean, paired and unpaired differences, a proportion, a quantile, a limit."""
    rng = np.random.default_rng([seed, replication])
    count = int(horizon)
    normal = rng.normal(3, 2, (count, 10))
    other = 0.8 * (normal - 3) + rng.normal(1, 1.2, (count, 10))
    successes = rng.binomial(50, 0.9, count)
    exponential = rng.exponential(size=(count, 100))
    limit = Constraint("mean", 3.0)
    return {
        "mean, n 10": covered([3.0 in mean_interval(one) for one in normal]),
        "paired difference, n 10": covered(
            [2.0 in paired_interval(a, b) for a, b in zip(normal, other, strict=True)],
        ),
        "Wilson, n 50, p .9": covered([0.9 in wilson_interval(int(one), 50) for one in successes]),
        "90 % quantile, n 100": covered([np.log(10) in quantile_interval(one, 0.9) for one in exponential]),
        "feasible, at the limit": covered([limit.feasibility(one) == "feasible" for one in normal]),
    }


def several(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Intervals that hold together for four arms against a baseline, and false rejections."""
    rng = np.random.default_rng([seed, replication])
    count, truth = int(horizon), EFFECTS[:, None]
    common = rng.normal(0, 3, (count, 10))
    arms = common + rng.normal(truth[..., None], 1, (4, count, 10))
    pairs = paired(arms, common + rng.normal(size=(count, 10)))
    apart = rng.normal(truth[..., None], 1, (4, count, 10))
    base = rng.normal(size=(count, 10))
    law = dunnett(apart, base)
    uneven = independent(rng.normal(0.5, 3, (1, count, 10)), rng.normal(size=(count, 20)))
    return {
        "Bonferroni, 4 arms, paired": together(pairs, truth),
        "Dunnett, 4 arms": together(law, truth),
        "Welch, sd 3 and 1, n 10 and 20": together(uneven, np.array([[0.5]])),
        "false by Holm": covered((pairs.p_adjusted[:2] <= 0.05).any(axis=0)),
        "false by Dunnett": covered((law.p_adjusted[:2] <= 0.05).any(axis=0)),
    }


def best(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Comparisons of five arms with the best, under common random numbers."""
    rng = np.random.default_rng([seed, replication])
    truth = [0.0 - 0.2, *RANKED[1:]]
    kept: list[tuple[bool, bool, bool]] = []
    for _ in range(int(horizon)):
        values = RANKED[:, None] + rng.normal(size=20) + rng.normal(0, 0.5, (5, 20))
        pairs = Pairs.of(list(values))
        chosen = int(np.argmin(pairs.means))
        value = min(np.delete(RANKED, chosen)) - RANKED[chosen]
        known = all(true in gap for true, gap in zip(truth, gaps(pairs), strict=True))
        kept.append((known, float(value) in worth(pairs, chosen), bool(contenders(pairs)[0])))
    with_best, worths, subset = (covered(column) for column in zip(*kept, strict=True))
    return {"comparisons with the best": with_best, "worth of the choice": worths, "best is a contender": subset}


def sequential(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Intervals after a random number of replications."""
    rng = np.random.default_rng([seed, replication])
    rule, sign = Precision(0.1, at_most=5000), Sign(at_most=100)
    precise, none, some = [], [], []
    for _ in range(int(horizon)):
        draw = one_by_one(lambda arm, runs: rng.normal(1.0, 1.0, len(runs)))
        precise.append(1.0 in replicate_until(draw, 1, rule).interval(0))
        pair = one_by_one(lambda arm, runs: rng.normal(size=len(runs)))
        none.append(decide_signs(pair, 2, sign).decided[0].sign is not None)
        apart = one_by_one(lambda arm, runs: rng.normal(0.7 * arm, 1.0, len(runs)))
        some.append(0.7 in decide_signs(apart, 2, sign).decided[0].difference)
    return {
        "mean to 10 %": covered(precise),
        "a sign where there is none": covered(none),
        "difference of a known sign": covered(some),
    }


def shortfall(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """The mean of the worst tenth of exponential values, 1 + log 10, by bootstrap of 400."""
    rng = np.random.default_rng([seed, replication])
    sample = rng.exponential(size=(int(horizon), 400))
    return {"worst tenth, n 400": covered([1 + np.log(10) in expected_shortfall(one, 0.9) for one in sample])}


def covered(answers: object) -> float:
    """The share that is true."""
    return float(np.mean(np.asarray(answers, dtype=bool)))


def together(found: Compared, truth: Array) -> float:
    """The share of measures for which the intervals of all arms hold."""
    return covered(((found.low <= truth) & (truth <= found.high)).all(axis=0))


WILSON = float(stats.binom.cdf(49, 50, 0.9) - stats.binom.cdf(40, 50, 0.9))
"""|x / 50 - .9| within 1.96 sqrt(.9 .1 / 50): 41 to 49 successes."""

QUANTILE = float(stats.binom.cdf(95, 100, 0.9) - stats.binom.cdf(83, 100, 0.9))
"""Between the 84th and the 96th of 100 values: 84 to 95 of them lie below the quantile."""

ROWS = (
    Row(
        "S3",
        "95 % intervals of one sample",
        {
            "mean, n 10": Near(0.95, absolute=0.005),
            "paired difference, n 10": Near(0.95, absolute=0.005),
            "Wilson, n 50, p .9": Near(WILSON, absolute=0.005),
            "90 % quantile, n 100": Near(QUANTILE, absolute=0.005),
            "feasible, at the limit": Near(0.05, absolute=0.005),
        },
        single,
        horizon=500,
        replications=40,
        short=50,
        source="exact",
    ),
    Row(
        "S3",
        "95 % intervals together",
        {
            "Bonferroni, 4 arms, paired": Between(0.95, 0.97),
            "Dunnett, 4 arms": Near(0.95, absolute=0.005),
            "Welch, sd 3 and 1, n 10 and 20": Between(0.945, 0.955),
            "false by Holm": below(0.05),
            "false by Dunnett": below(0.05),
        },
        several,
        horizon=4000,
        replications=60,
        short=200,
        source="Holm 1979; Dunnett 1955; Welch 1938",
    ),
    Row(
        "S3",
        "95 % with the best of 5 arms",
        {
            "comparisons with the best": above(0.95),
            "worth of the choice": above(0.95),
            "best is a contender": above(0.95),
        },
        best,
        horizon=300,
        replications=20,
        short=20,
        source="Hsu 1984; Nelson et al. 2001",
    ),
    Row(
        "S3",
        "95 % after sequential stopping",
        {
            "mean to 10 %": Between(0.94, 0.96),
            "a sign where there is none": below(0.05),
            "difference of a known sign": above(0.95),
        },
        sequential,
        horizon=400,
        replications=50,
        short=10,
        source="Law 2015, 9.4.1",
    ),
    Row(
        "S3",
        "95 % of a shortfall, bootstrap",
        {"worst tenth, n 400": Between(0.9, 0.97)},
        shortfall,
        horizon=50,
        replications=20,
        source="Rockafellar, Uryasev 2002",
    ),
)
