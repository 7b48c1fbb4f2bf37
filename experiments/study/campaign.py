"""A study under way: its points, what of them is played, and the folder that grows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.crew.failing import CrewError, Died
from experiments.crew.labour import Crew
from experiments.designs import Screened
from experiments.faults import Fault, Faults, InputError, suggest
from experiments.recipe import Recipe, checked, packed
from experiments.study.expanding import expand
from experiments.study.folder import Folder, digest_of, unwritable
from experiments.study.journal import Journal
from experiments.study.likeness import unlike
from experiments.study.outcome import Outcome, Taken, Task, pilot
from experiments.study.point import Point
from experiments.study.progress import Progress
from experiments.study.reading import points_of
from experiments.study.runner import Runner, Wanted
from experiments.study.study import Study
from experiments.study.tables import points_table


@dataclass
class Campaign:
    """The points of a study with their recipes, and the runs that are done, by point and replication."""

    study: Study
    points: list[Point]
    recipes: dict[int, Recipe]
    runner: Runner
    journal: Journal | None = None
    refused: dict[int, str] = field(default_factory=dict)
    played: set[tuple[int, int]] = field(default_factory=set)

    @property
    def replications(self) -> int:
        """How many runs of each point the study asks for, if it asks for a fixed number."""
        return self.recipes[0].settings.replications

    def play(self, wanted: Mapping[int, Iterable[int]]) -> list[Outcome]:
        """Some replications of some points, by number; those that are done already are not played again."""
        by_number = {point.number: point for point in self.points}
        orders = [Wanted(by_number[number], self.recipes[number], list(some)) for number, some in wanted.items()]
        self.played |= {(order.point.number, replication) for order in orders for replication in order.replications}
        for order in orders if self.refused else ():
            if (fault := self.refused.get(order.point.number)) is not None:
                for replication in order.replications:
                    self.runner.done[order.point.number, replication] = Outcome(
                        order.point.number, replication, fault=fault
                    )
        return self.runner.play(orders)

    def grow(self, settings: Sequence[Mapping[str, Any]]) -> list[Point]:
        """Further points, as a search asks for them. What cannot be played fails in every run; the others go on."""
        first = len(self.points)
        more = [Point(first + number, "", own) for number, own in enumerate(settings)]
        try:
            recipes = expand(self.study.settings, more, self.study.config_dirs)
        except InputError:
            recipes = [self._one(point) for point in more]
        for point, recipe in zip(more, recipes, strict=True):
            self._add(point, recipe)
        return more

    def _one(self, point: Point) -> Recipe:
        """The recipe of a point by itself; where there is none, that is why its runs fail."""
        try:
            (recipe,) = expand(self.study.settings, [point], self.study.config_dirs)
            return recipe
        except InputError as error:
            self.refused[point.number] = "; ".join(map(str, error.faults))
            return self.recipes[0]

    def join(self, name: str, settings: Mapping[str, Any], config: Mapping[str, Any]) -> Point:
        """A further point whose configuration is at hand. Raises InputError where it cannot be played."""
        first, point = self.recipes[0], Point(len(self.points), name, settings)
        recipe = checked(config, {"scenario": first.settings.scenario}, first.allowed, Faults())
        self._add(point, recipe)
        return point

    def _add(self, point: Point, recipe: Recipe) -> None:
        if self.journal is not None:
            self.journal.grow(point.number, digest_of({}, [recipe]))
        self.points.append(point)
        self.recipes[point.number] = recipe

    def values(self, point: int, replications: Iterable[int], measure: str) -> NDArray[np.float64]:
        """A measure of the whole chain in some replications of a point, playing what is not yet there."""
        outcomes = self.play({point: list(replications)})
        return np.array([outcome.value(measure) for outcome in outcomes])

    @property
    def outcomes(self) -> list[Outcome]:
        """Every run that the study asked for, by point and replication."""
        return [self.runner.done[place] for place in sorted(self.played)]


@contextmanager
def campaign(study: Study, folder: Folder | None, progress: bool) -> Iterator[Campaign]:
    """Everything checked, then at work; afterwards all is let go.

    Raises InputError before anything is played or written for whatever cannot be.
    """
    points = points_of(study)
    recipes = expand(study.settings, points, study.config_dirs)
    faults = [*study.engine.check(), *unlike(study, points, recipes), *_unworked(study, points)]
    faults += _unmeasured(study, recipes[0])
    if study.search is not None and not faults:
        expand(study.settings, _ends(study.search), study.config_dirs)
    if isinstance(study.design, Screened) and not faults:
        ahead = study.design.ahead(study.factors)
        expand(study.settings, [Point(number, "", own) for number, own in enumerate(ahead)], study.config_dirs)
    if faults:
        raise InputError(faults)
    with at_work(study, points, recipes, folder, progress) as under_way:
        yield under_way


@contextmanager
def at_work(
    study: Study, points: list[Point], recipes: Sequence[Recipe], folder: Folder | None, progress: bool
) -> Iterator[Campaign]:
    """The campaign of points that are checked: the journal open, the crew at work."""
    begun = folder is not None and not folder.complete
    journal = folder.begin(study.said, digest_of(study.said, recipes)) if folder else None
    with Progress(study, len(points), progress) as bar, Crew(study.engine) as crew:

        def noted(outcome: Outcome) -> None:
            if journal is not None:
                try:
                    journal.add(outcome)
                except OSError as error:
                    raise InputError([unwritable(journal.path.parent, error)]) from error
            bar.noted(outcome)

        runner = Runner(crew, study.taken, journal.done if journal else None, noted, bar.begun)
        try:
            if "mser5" in {recipe.settings.warmup for recipe in recipes}:
                runner.warmup = _longest_warmup(crew, recipes)
            yield Campaign(study, points, dict(enumerate(recipes)), runner, journal)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(kept(len(runner.done), folder)) from None
        except CrewError as error:
            raise InputError([error.fault, Fault("", kept(len(runner.done), folder))]) from error
        except InputError as error:
            if folder is None:
                raise
            if runner.done or begun:
                raise InputError([*error.faults, Fault("", kept(len(runner.done), folder))]) from error
            assert journal is not None
            journal.close()
            folder.forget()
            raise
        finally:
            if journal is not None:
                journal.close()


def kept(runs: int, folder: Folder | None) -> str:
    """What an interruption leaves."""
    if folder is None:
        return "nothing was written"
    return f"{runs:,} finished runs are kept; go on with: bullwhip resume {folder.whole or folder.path}"


def _longest_warmup(crew: Crew, recipes: Sequence[Recipe]) -> float:
    """What MSER-5 finds at every point, and of that the longest: all points are counted from the same time on."""
    cuts: dict[int, float] = {}

    def found(number: int, came: Outcome | Died) -> None:
        if isinstance(came, Outcome) and not came.fault:
            cuts[number] = came.values[0]

    crew.do(pilot, [Task(number, 0, packed(recipe), Taken()) for number, recipe in enumerate(recipes)], found)
    return max(cuts.values(), default=0.0)


def _ends(search: Any) -> list[Point]:
    """The least and the greatest that a search may ask for, so that keys and ranges are checked before it begins."""
    low, high = ({each.key: getattr(each, end) for each in search.parameters} for end in ("low", "high"))
    corners = filter(search.allows, (search.nearest(low), search.nearest(high)))
    return [Point(number, "", search.settings(corner)) for number, corner in enumerate(corners)]


def _unworked(study: Study, points: Sequence[Point]) -> list[Fault]:
    """The theories that cannot be worked out at the points, as a name stands for levels that are no numbers."""
    table = points_table(points, dict.fromkeys(key for point in points for key in point.settings))
    faults = []
    for number, each in enumerate(study.expected):
        try:
            each(table.assign(**study.fixed))
        except (ValueError, TypeError, KeyError) as error:
            faults.append(Fault(f"expected[{number}]", f"cannot be worked out: {error}", "names stand for numbers"))
    return faults


def _unmeasured(study: Study, recipe: Recipe) -> list[Fault]:
    """The measures asked for that this scenario cannot have, as a few periods of it show; and the houses that it has
    not.
    """
    from sim.metrics import BY_NAME, HEADLINES, measure

    triple = {name for _, name in HEADLINES}
    asked = study.taken.measures or [name for name in study.measures if name not in triple]
    places = [("expected", each.measure, house) for each in study.expected for house in each.agents]
    if study.search is not None:
        places += [("objectives or constraints", each.measure, each.agent) for each in study.search.responses]
    if not asked and not places:
        return []

    settings = recipe.settings
    rank = ("totals", "orders", "full")
    recorded = rank[: rank.index(settings.record) + 1]
    faults = [
        Fault("measures", f"{name!r} cannot be had of record={settings.record}", f"say record={BY_NAME[name].needs}")
        for name in asked
        if BY_NAME[name].needs not in recorded
    ]
    if faults:
        return faults
    short = Recipe(recipe.config, recipe.allowed, settings).ready().play(0, 0.0, horizon=3 * settings.period)
    kpis = measure(short)
    there, houses = {kpi.measure for kpi in kpis}, {(kpi.measure, kpi.agent) for kpi in kpis}
    faults = [
        Fault("measures", f"{settings.scenario} has no {name!r}", suggest(name, there))
        for name in asked
        if name not in there
    ]
    for key, name, house in places:
        if name in there and (name, house) not in houses:
            those = {other for measured, other in houses if measured == name}
            faults.append(Fault(key, f"{house!r} has no {name}", suggest(house, those)))
        elif study.taken.chain_only and house != "chain":
            faults.append(Fault("places", f"chain leaves out the {name} of {house}, which is asked for", "places=all"))
    return faults
