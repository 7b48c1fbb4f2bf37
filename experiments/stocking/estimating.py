"""The verb optimise where a service is asked for: passes that move the levels, and new chance that confirms them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from experiments.faults import Fault, InputError
from experiments.recipe import Recipe
from experiments.statistics import Interval, mean_interval, paired_interval
from experiments.stocking.report import stock_report
from experiments.stocking.settling import settle
from experiments.stocking.shelves import Levels, Shelf, lowerable, shelves, with_levels
from experiments.stocking.standing import Standing, unpacked
from experiments.stocking.table import Stood, safety_stock_table
from experiments.stocking.target import Target
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct
from experiments.study.expanding import expand
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.outcome import Outcome
from experiments.study.point import Point
from experiments.study.study import Study


def estimated(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct an estimate, from the start or from where it was interrupted: its passes are taken again the same way.

    Raises InputError, before anything is played or written, where no level can be moved.
    """
    (recipe,) = expand(study.settings, [Point(0)], study.config_dirs)
    target, every = checked_target(study, recipe)
    mine = lowerable(every, target)
    told: list[str] = []

    def play(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
        estimate = _Estimate(under_way, mine, target)
        levels = settle(estimate.passed, mine, target)
        stood, chain = estimate.confirmed(levels)
        table = safety_stock_table(mine, (levels[0], levels[-1]), stood, target, study.confidence)
        runs = (len(estimate.points), under_way.replications)
        left = [shelf for shelf in every if not shelf.levels]
        told.append(stock_report(table, target, runs, chain, left, study.confidence))
        return {"safety_stock": table}

    def tell(findings: Findings) -> str:
        head = f"{study.name}: {study.question}" if study.question else study.name
        return f"{head}\n{told[0]}"

    return conduct(study, folder, play, tell, progress=progress)


def checked_target(study: Study, recipe: Recipe) -> tuple[Target, list[Shelf]]:
    """The target and every stock there is. Raises InputError where the runs would not record what is needed."""
    target = study.taken.target
    assert target is not None
    if recipe.settings.record != "full":
        wrong = f"safety stock needs the levels of every period, got record={recipe.settings.record}"
        raise InputError([Fault("record", wrong, "say record=full, or nothing")])
    return target, shelves(recipe.ready())


class _Estimate:
    """The runs of an estimate: every set of levels is a point of the study, the first is what there was."""

    def __init__(self, under_way: Campaign, mine: Sequence[Shelf], target: Target) -> None:
        self.under_way, self.mine, self.target = under_way, mine, target
        self.points: list[int] = []
        settings = {shelf.key(name): level for shelf in mine for name, level in shelf.levels.items()}
        under_way.points[0] = replace(under_way.points[0], name="before", settings=settings)

    def passed(self, levels: Levels) -> Stood:
        """All replications at these levels."""
        point = self._point(levels) if self.points else 0
        self.points.append(point)
        return _stood(self._good(point, range(self.under_way.replications)))

    def confirmed(self, levels: Sequence[Levels]) -> tuple[tuple[Stood, Stood], dict[str, tuple[float, Interval]]]:
        """Replications beyond those that moved the levels, at the first and the last of them, and the chain's measures
        before with their paired difference.
        """
        last = self.points[-1] if len(levels) == len(self.points) else self._point(levels[-1])
        first = self.under_way.replications
        new = range(first, first + self.target.confirming)
        if last:
            self.under_way.points[last] = replace(self.under_way.points[last], name="after")
        self.under_way.play({0: new, last: new})
        old, after = self._good(0, new), self._good(last, new)
        both = {each.replication for each in old} & {each.replication for each in after}
        old, after = ([each for each in own if each.replication in both] for own in (old, after))
        return (_stood(old), _stood(after)), _chain(old, after, self.under_way.study)

    def _point(self, levels: Levels) -> int:
        settings = {shelf.key(name): levels[shelf.place][name] for shelf in self.mine for name in shelf.levels}
        config = with_levels(self.under_way.recipes[0].config, self.mine, levels)
        return self.under_way.join(f"pass {len(self.under_way.points) + 1}", settings, config).number

    def _good(self, point: int, replications: range) -> list[Outcome]:
        outcomes = self.under_way.play({point: replications})
        good = [outcome for outcome in outcomes if not outcome.fault]
        if not good:
            raise InputError(Fault("", fault) for fault in dict.fromkeys(outcome.fault for outcome in outcomes))
        return good


def _stood(outcomes: Sequence[Outcome]) -> Stood:
    found: dict[str, list[Standing]] = {}
    for outcome in outcomes:
        for place, numbers in outcome.histories.items():
            found.setdefault(place, []).append(unpacked(numbers))
    return found


def _chain(old: Sequence[Outcome], new: Sequence[Outcome], study: Study) -> dict[str, tuple[float, Interval]]:
    found = {}
    for measure in study.measures:
        before, after = ([outcome.value(measure) for outcome in own] for own in (old, new))
        gap = paired_interval(after, before, study.confidence)
        if gap.mean == gap.mean:
            found[measure] = (mean_interval(before, study.confidence).mean, gap)
    return found
