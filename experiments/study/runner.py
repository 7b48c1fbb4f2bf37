"""Plays what a study asks for, and never twice: what was done before an interruption is taken as it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from experiments.crew.failing import Died
from experiments.crew.labour import Crew
from experiments.recipe import Recipe, packed
from experiments.study.outcome import Key, Outcome, Taken, Task, play
from experiments.study.point import Point


@dataclass(frozen=True)
class Wanted:
    """Some replications of one point."""

    point: Point
    recipe: Recipe
    replications: Sequence[int]


class Runner:
    """Hands runs to the crew and keeps what comes back, by point and replication.

    noted: told of every run as it comes, in whatever order; begun: told how many more runs are to be played.
    """

    def __init__(
        self,
        crew: Crew,
        taken: Taken,
        done: dict[tuple[int, int], Outcome] | None = None,
        noted: Callable[[Outcome], object] = lambda outcome: None,
        begun: Callable[[int], object] = lambda runs: None,
    ) -> None:
        self.crew = crew
        self.taken = taken
        self.done = {} if done is None else done
        self.noted = noted
        self.begun = begun
        self.keys: dict[tuple[Key, ...], tuple[Key, ...]] = {}
        """What runs are measured by, once for all that have the same: each brings its own copy from its worker."""
        self.warmup: float | None = None
        """Where MSER-5 is asked: from when on all points are counted."""

    def play(self, wanted: Iterable[Wanted]) -> list[Outcome]:
        """What came of every replication wanted, by point and replication; those not yet there are played."""
        asked = list(wanted)
        missing = _Missing(asked, self.taken, self.done, self.warmup)
        self.begun(len(missing))
        self.crew.do(play, missing, lambda number, came: self._arrived(missing.places[number], came))
        keys = sorted((each.point.number, replication) for each in asked for replication in each.replications)
        return [self.done[key] for key in keys]

    def _arrived(self, place: tuple[int, int], came: Outcome | Died) -> None:
        outcome = came if isinstance(came, Outcome) else Outcome(*place, fault=str(came))
        keys = self.keys.setdefault(outcome.keys, outcome.keys)
        outcome = outcome if keys is outcome.keys else replace(outcome, keys=keys)
        self.done[place] = outcome
        self.noted(outcome)


class _Missing(Sequence[Task]):
    """The tasks that are left, each made when it is handed out: ten thousand recipes need not lie packed at once."""

    def __init__(
        self,
        asked: Sequence[Wanted],
        taken: Taken,
        done: dict[tuple[int, int], Outcome],
        warmup: float | None = None,
    ) -> None:
        self.taken, self.warmup = taken, warmup
        self.places: list[tuple[int, int]] = []
        self.recipes: list[Recipe] = []
        self.last: tuple[Recipe | None, bytes] = (None, b"")
        for each in asked:
            for replication in each.replications:
                if (each.point.number, replication) not in done:
                    self.places.append((each.point.number, replication))
                    self.recipes.append(each.recipe)

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Task]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if self.last[0] is not self.recipes[number]:
            self.last = (self.recipes[number], packed(_from(self.recipes[number], self.warmup)))
        point, replication = self.places[number]
        return Task(point, replication, self.last[1], self.taken)


def _from(recipe: Recipe, warmup: float | None) -> Recipe:
    """The recipe with the warm-up that all points share, if MSER-5 was asked for one."""
    settings = recipe.settings
    if settings.warmup != "mser5" or warmup is None:
        return recipe
    return replace(recipe, settings=replace(settings, warmup=min(warmup, settings.horizon / 2)))
