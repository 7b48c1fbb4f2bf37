"""The last round: the best few once more, on chance that the search has not seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from experiments.optimum.front import front, spread
from experiments.optimum.response import Response
from experiments.optimum.search import Search
from experiments.optimum.trial import FAILED, Evaluate, Sample, Score, Trial, scored
from experiments.statistics import Interval, mean_interval, paired_interval

REFERENCES = ("start", "theory")
"""Points of these origins are always played again, as what the answer is compared with."""


@dataclass(frozen=True)
class Finalist:
    """A trial that was played again, with its new replications alone."""

    trial: Trial
    sample: Sample
    score: Score

    @property
    def feasible(self) -> bool:
        return self.score[0] == 0.0

    def interval(self, response: Response, confidence: float) -> Interval:
        """Student's interval for the expectation of a response."""
        return mean_interval(self.sample[response], confidence)


def finalists(search: Search, trials: Sequence[Trial], evaluate: Evaluate) -> list[Finalist]:
    """Choose the best trials and play them again.

    The replications that found a point are left out: they flatter it, as it was chosen by them.
    """
    chosen = list(_chosen(search, trials))
    seen, fresh = search.replications, search.final.replications
    samples = evaluate([search.settings(trial.point) for trial in chosen], seen + fresh)
    later = [{response: values[seen:] for response, values in sample.items()} for sample in samples]
    found = [
        Finalist(trial, sample, scored(search, sample, fresh)) for trial, sample in zip(chosen, later, strict=True)
    ]
    return [each for each in found if each.score != FAILED]


def _chosen(search: Search, trials: Sequence[Trial]) -> Iterable[Trial]:
    """The best by their means, the best that keeps the constraints beyond doubt, and what they are compared with."""
    played = [trial for trial in trials if not trial.failed]
    kept = [trial for trial in played if trial.feasible]
    if len(search.objectives) > 1:
        points = front([trial.score[1] for trial in kept])
        best = spread([kept[number] for number in points], search.final.top, lambda trial: trial.score[1])
    else:
        best = sorted(played, key=lambda trial: trial.score)[: search.final.top]
        clear = [trial for trial in kept if search.constraints and _clear(search, trial)]
        best += sorted(clear, key=lambda trial: trial.score)[:1]
    references = (trial for trial in played if trial.origin in REFERENCES)
    return {trial.number: trial for trial in (*best, *references)}.values()


def _clear(search: Search, trial: Trial) -> bool:
    """Whether the intervals of all constrained responses lie on the right side, as far as there are intervals."""
    return all(verdict(search, trial.sample, number) == "kept" for number in range(len(search.constraints)))


def verdict(search: Search, sample: Sample, number: int) -> str:
    """Whether a constraint is `kept` or `broken` with confidence, or `undecided`."""
    constraint = search.constraints[number]
    values: NDArray[np.float64] = sample[constraint.response]
    interval = mean_interval(values, search.confidence)
    ends = [constraint.violation(end) for end in (interval.low, interval.high)]
    if not all(map(isfinite, ends)):
        return "undecided"
    return "kept" if max(ends) <= 0 else "broken" if min(ends) > 0 else "undecided"


def differences(search: Search, found: Sequence[Finalist], best: Finalist) -> list[Interval | None]:
    """Of every finalist, by how much the first objective is worse than the best one's; None for the best itself.

    Paired by replication, and all together at the confidence of the search (Bonferroni). Below zero: better.
    """
    objective = search.objectives[0]
    several = max(1, len(found) - 1)
    confidence = 1 - (1 - search.confidence) / several
    signed = [objective.sign * np.asarray(each.sample[objective.response]) for each in found]
    own = objective.sign * np.asarray(best.sample[objective.response])
    return [
        None if each is best else paired_interval(values, own, confidence)
        for each, values in zip(found, signed, strict=True)
    ]
