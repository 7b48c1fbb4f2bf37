"""What replications say of a risk, and how sure that is."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from experiments.statistics import Interval

NAN = float("nan")
Groups = Sequence[Sequence[tuple[float, bool]]]
"""Durations of each replication, each with whether its end was seen."""


class Estimate(NamedTuple):
    """A value with its two-sided 95 % interval from n observations; nan where there is none."""

    value: float
    lo: float
    hi: float
    n: int


NOTHING = Estimate(NAN, NAN, NAN, 0)


def probability(successes: int, n: int, confidence: float = 0.95) -> Estimate:
    """A probability at the midpoint of its Wilson interval: 9 of 10 is shown as 0.79, as ten are few (Wilson 1927)."""
    if n == 0:
        return NOTHING
    from experiments.statistics import wilson_interval

    interval = wilson_interval(successes, n, confidence)
    return Estimate((interval.low + interval.high) / 2, interval.low, interval.high, n)


def average(values: ArrayLike, confidence: float = 0.95) -> Estimate:
    """The mean over replications with its t interval; replications without a value are left out."""
    data = np.asarray(values, dtype=float)
    data = data[~np.isnan(data)]
    if not data.size:
        return NOTHING
    from experiments.statistics import mean_interval

    return _estimate(mean_interval(data, confidence))


def at_risk(values: ArrayLike, level: float = 0.95) -> Estimate:
    """Value at risk: what a run does not cost more than with probability `level`; see inference.value_at_risk."""
    data = np.asarray(values, dtype=float)
    if not data.size:
        return NOTHING
    from experiments.inference import value_at_risk

    return _estimate(value_at_risk(data, level))


def beyond_risk(values: ArrayLike, level: float = 0.95) -> Estimate:
    """Conditional value at risk: the mean of the dearest 1 - level of the runs; see inference.expected_shortfall."""
    data = np.asarray(values, dtype=float)
    if not data.size:
        return NOTHING
    from experiments.inference import expected_shortfall

    return _estimate(expected_shortfall(data, level))


def duration(groups: Groups, confidence: float = 0.95) -> Estimate:
    """The mean duration, with an interval by the jackknife over replications, whose own durations need not be
    independent (Miller 1974, Biometrika 61(1)); n counts the durations.

    Durations whose end was not seen count as at least so long: see restricted_mean.
    """
    some = [group for group in groups if group]
    if not some:
        return NOTHING
    n = sum(len(group) for group in some)
    whole = _restricted(some)
    if len(some) == 1:
        return Estimate(whole, NAN, NAN, n)
    pseudo = jackknifed(some, _restricted)
    spread = average(pseudo, confidence)
    reach = (spread.hi - spread.lo) / 2
    return Estimate(whole, max(0.0, whole - reach), whole + reach, n)


def _estimate(interval: "Interval") -> Estimate:
    return Estimate(interval.mean, interval.low, interval.high, interval.n)


def jackknifed(groups: Groups, statistic: Callable[[Groups], float]) -> NDArray[np.float64]:
    """Pseudo-values n T - (n - 1) T without group i, one a group."""
    n, whole = len(groups), statistic(groups)
    left_out = np.array([statistic([*groups[:i], *groups[i + 1 :]]) for i in range(n)])
    pseudo: NDArray[np.float64] = n * whole - (n - 1) * left_out
    return pseudo


def _restricted(groups: Groups) -> float:
    pairs = [pair for group in groups for pair in group]
    return restricted_mean([time for time, _ in pairs], [seen for _, seen in pairs])


def restricted_mean(times: Sequence[float], seen: Sequence[bool]) -> float:
    """The area under the Kaplan-Meier curve (1958, JASA 53) up to the longest duration; the plain mean where every
    end was seen, and too low, rather than left out, where the longest was not.
    """
    order = sorted(zip(times, (not end for end in seen), strict=True))
    area, alive, before = 0.0, 1.0, 0.0
    for index, (time, cut) in enumerate(order):
        area += alive * (time - before)
        before = time
        if not cut:
            alive *= 1 - 1 / (len(order) - index)
    return area
