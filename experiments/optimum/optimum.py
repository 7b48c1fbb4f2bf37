"""The answer of a search, as tables."""

from dataclasses import dataclass
from functools import cached_property
from math import nan

import pandas as pd

from experiments.optimum.final import Finalist, differences
from experiments.optimum.front import front
from experiments.optimum.response import Response
from experiments.optimum.search import Search
from experiments.optimum.trial import Sample, Trial
from experiments.statistics import Interval, mean_interval


@dataclass(frozen=True)
class Optimum:
    """What a search has found: all trials, and the few that were played again."""

    search: Search
    played: tuple[Trial, ...]
    final: tuple[Finalist, ...]

    @cached_property
    def best(self) -> Finalist | None:
        """The finalist that keeps the constraints, by the mean of its new replications, and serves the objective best.

        Where none keeps them, the one that breaks them least. None for several objectives: see the front.
        """
        if len(self.search.objectives) > 1:
            return None
        return min(self.final, key=lambda each: each.score, default=None)

    @cached_property
    def front(self) -> tuple[Finalist, ...]:
        """The finalists that keep the constraints and that no other one beats in all objectives."""
        kept = [each for each in self.final if each.feasible]
        return tuple(kept[number] for number in front([each.score[1] for each in kept]))

    @cached_property
    def differences(self) -> tuple[Interval | None, ...]:
        """Of every finalist, how much worse than the best its first objective is; nothing for several objectives."""
        if self.best is None:
            return (None,) * len(self.final)
        return tuple(differences(self.search, self.final, self.best))

    @property
    def stake(self) -> float:
        """By so much at most, with confidence, another finalist that keeps the constraints could be better."""
        gaps = [gap.low for each, gap in zip(self.final, self.differences, strict=True) if gap and each.feasible]
        return max(0.0, -min(gaps, default=0.0))

    @property
    def runs(self) -> int:
        """Replications that were played."""
        again = len(self.final) * self.search.final.replications
        return len(self.played) * self.search.replications + again

    def settings(self, finalist: Finalist) -> dict[str, float]:
        """The parameters of a finalist by their keys."""
        return self.search.settings(finalist.trial.point)

    @property
    def trials(self) -> pd.DataFrame:
        """A row a trial: trial, origin, the parameters, of every response mean, lo and hi; n; feasible."""
        return pd.DataFrame(
            [self._row(trial, trial.sample, self.search.replications, trial.feasible) for trial in self.played]
        )

    @property
    def finalists(self) -> pd.DataFrame:
        """The same of the new replications, how much worse than the best the objective is, and whether on the front."""
        rows = []
        for each, gap in zip(self.final, self.differences, strict=True):
            row = self._row(each.trial, each.sample, self.search.final.replications, each.feasible)
            ends = (gap.mean, gap.low, gap.high) if gap else (0.0 if each is self.best else nan, nan, nan)
            row |= dict(zip(("worse by", "worse by lo", "worse by hi"), ends, strict=True))
            rows.append(row | {"best": each is self.best, "front": each in self.front})
        return pd.DataFrame(rows)

    def _row(self, trial: Trial, sample: Sample, n: int, feasible: bool) -> dict[str, object]:
        row: dict[str, object] = {"trial": trial.number, "origin": trial.origin, **self.search.settings(trial.point)}
        for response in self.search.responses:
            interval = self.interval(sample, response)
            row |= {
                response.label: interval.mean,
                f"{response.label} lo": interval.low,
                f"{response.label} hi": interval.high,
            }
        return row | {"n": n, "feasible": feasible}

    def interval(self, sample: Sample, response: Response) -> Interval:
        """Student's interval of a response at the confidence of the search."""
        return mean_interval(sample[response], self.search.confidence)
