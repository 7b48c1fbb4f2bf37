"""Where to look next: Optuna proposes points, and is told what came of all that were played."""

from collections.abc import Sequence

from optuna import Study, create_study, logging
from optuna.distributions import BaseDistribution, FloatDistribution, IntDistribution
from optuna.samplers import TPESampler
from optuna.trial import Trial as Asked
from optuna.trial import TrialState, create_trial

from experiments.optimum.parameter import Parameter
from experiments.optimum.search import Point, Search
from experiments.optimum.trial import Book, Trial

PATIENCE = 25
"""So many proposals for each new point; when nearly all points are known, no more new ones come."""


class Asker:
    """A tree-structured Parzen estimator over all parameters jointly (Watanabe 2023), for one objective or several.

    What it proposes depends on the seed and on what it was told, in order, alone.
    """

    def __init__(self, search: Search) -> None:
        logging.set_verbosity(logging.WARNING)
        self.search = search
        self.space = {parameter.key: _distribution(parameter) for parameter in search.parameters}
        sampler = TPESampler(seed=search.seed % 2**32, multivariate=True)
        self.study: Study = create_study(directions=["minimize"] * len(search.objectives), sampler=sampler)
        self.pending: dict[Point, Asked] = {}

    def ask(self, count: int, book: Book) -> list[Point]:
        """So many points that were not played yet, or fewer where hardly any are left."""
        for _ in range(PATIENCE * count):
            if len(self.pending) == count:
                break
            asked = self.study.ask(self.space)
            point = self.search.nearest(asked.params)
            if point in book.by_point:
                self._finish(asked, book.by_point[point])
            elif point in self.pending or not self.search.allows(point):
                self.study.tell(asked, state=TrialState.FAIL)
            else:
                self.pending[point] = asked
        return list(self.pending)

    def tell(self, trials: Sequence[Trial]) -> None:
        """What came of points, whether they were asked for or not."""
        for trial in trials:
            asked = self.pending.pop(trial.point, None)
            if asked is not None:
                self._finish(asked, trial)
            elif not trial.failed:
                self.study.add_trial(
                    create_trial(
                        values=list(trial.score[1]),
                        params=self.search.settings(trial.point),
                        distributions=self.space,
                        constraints=self._violations(trial),
                    )
                )

    def _finish(self, asked: Asked, trial: Trial) -> None:
        if trial.failed:
            self.study.tell(asked, state=TrialState.FAIL)
            return
        for name, violation in self._violations(trial).items():
            asked.set_constraint(name, violation)
        self.study.tell(asked, list(trial.score[1]))

    def _violations(self, trial: Trial) -> dict[str, float]:
        return {str(each): own for each, own in zip(self.search.constraints, trial.violations, strict=True)}


def _distribution(parameter: Parameter) -> BaseDistribution:
    if parameter.whole:
        step = round(parameter.step or 1)
        return IntDistribution(round(parameter.low), round(parameter.high), log=parameter.log, step=step)
    return FloatDistribution(parameter.low, parameter.high, log=parameter.log, step=parameter.step)
