"""Points that were played, with what came of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

from experiments.optimum.response import Response
from experiments.optimum.search import Point, Search

Sample = Mapping[Response, NDArray[np.float64]]
"""Of every response, a value of each replication; nan, or fewer values, where a run failed."""

Evaluate = Callable[[Sequence[Mapping[str, float]], int], Sequence[Sample]]
"""Plays points, each so many replications (0, 1, ...), the same chance for all; a sample of each point."""

Score = tuple[float, tuple[float, ...]]
"""Total violation of the constraints (0 where all are kept), and the objectives turned so that less is better."""

FAILED: Score = (inf, ())


@dataclass(frozen=True)
class Known:
    """A point that is tried first, and where it is from: start, theory, an earlier study."""

    origin: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Trial:
    """A point that was played in the search; by how much its means break each constraint, and how good it is."""

    number: int
    point: Point
    origin: str
    sample: Sample
    violations: tuple[float, ...]
    score: Score

    @property
    def feasible(self) -> bool:
        """Whether the means of the replications keep all constraints."""
        return self.score[0] == 0.0

    @property
    def failed(self) -> bool:
        return self.score[0] == inf


def scored(search: Search, sample: Sample, replications: int) -> Score:
    """How good a sample is by its means: first the constraints, then the objectives; failed where a value lacks."""
    if any(len(sample[response]) < replications for response in search.responses):
        return FAILED
    means = {response: float(np.mean(sample[response])) for response in search.responses}
    if not all(map(isfinite, means.values())):
        return FAILED
    signed = tuple(objective.sign * means[objective.response] for objective in search.objectives)
    return sum(max(0.0, violation) for violation in violations(search, sample)), signed


def violations(search: Search, sample: Sample) -> tuple[float, ...]:
    """By how much the mean of a sample breaks each constraint; not positive where it is kept."""
    return tuple(each.violation(float(np.mean(sample[each.response]))) for each in search.constraints)


class Book:
    """The trials of a search in order; a point is never played twice."""

    def __init__(self, search: Search, evaluate: Evaluate, told: Callable[["Book"], object]) -> None:
        self.search, self.evaluate, self.told = search, evaluate, told
        self.trials: list[Trial] = []
        self.by_point: dict[Point, Trial] = {}

    @property
    def left(self) -> int:
        """Trials that may still be played."""
        return self.search.trials - len(self.trials)

    def best(self) -> Trial:
        """The best trial so far; the earliest of equals."""
        return min(self.trials, key=lambda trial: trial.score)

    def play(self, points: Iterable[tuple[Point, str]]) -> list[Trial]:
        """Play those that are new and allowed, as far as the trials last, a round at a time; answer the new trials."""
        wanted: dict[Point, str] = {}
        for point, origin in points:
            if point not in self.by_point and self.search.allows(point):
                wanted.setdefault(point, origin)
        new = list(islice(wanted.items(), self.left))
        return [
            trial
            for at in range(0, len(new), self.search.round)
            for trial in self._round(new[at:][: self.search.round])
        ]

    def _round(self, points: Sequence[tuple[Point, str]]) -> list[Trial]:
        samples = self.evaluate([self.search.settings(point) for point, _ in points], self.search.replications)
        new = [
            self._trial(number, point, origin, sample)
            for number, ((point, origin), sample) in enumerate(
                zip(points, samples, strict=True), start=len(self.trials)
            )
        ]
        self.trials += new
        self.by_point |= {trial.point: trial for trial in new}
        self.told(self)
        return new

    def _trial(self, number: int, point: Point, origin: str, sample: Sample) -> Trial:
        score = scored(self.search, sample, self.search.replications)
        return Trial(number, point, origin, sample, violations(self.search, sample) if score != FAILED else (), score)
