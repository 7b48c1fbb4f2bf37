"""What one run of one point came to, and how it is played where the work is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from experiments.faults import InputError
from experiments.recipe import Ready, built
from experiments.warming import warmup_of

if TYPE_CHECKING:
    from experiments.stocking.target import Target
    from sim.result import Result

Key = tuple[str, str, str, str]
"""Measure, agent, product, segment."""
CHAIN = ("chain", "all", "all")


@dataclass(frozen=True)
class Taken:
    """What is taken of every run: measures by name (None: all its record allows), everywhere or of the chain alone;
    and, for studies of risk, histories: series period by period; for a target service, how every stock stood.
    """

    measures: tuple[str, ...] | None = None
    chain_only: bool = False
    histories: bool = False
    target: "Target | None" = None


@dataclass(frozen=True)
class Task:
    """One replication of one point: the recipe, packed once for all replications of the point."""

    point: int
    replication: int
    recipe: bytes
    taken: Taken


@dataclass(frozen=True)
class Outcome:
    """The measures of one run, value by value in the order of their keys; or why there are none (`fault`)."""

    point: int
    replication: int
    keys: tuple[Key, ...] = ()
    values: tuple[float, ...] = ()
    histories: Mapping[str, Sequence[float]] = field(default_factory=dict)
    fault: str = ""

    def value(self, measure: str, agent: str = "chain", product: str = "all", segment: str = "all") -> float:
        """One measure; nan where the run has none of that name there."""
        key = (measure, agent, product, segment)
        return self.values[self.keys.index(key)] if key in self.keys else float("nan")


@lru_cache(maxsize=4)
def _warmed(recipe: bytes) -> float:
    return warmup_of(built(recipe))


def pilot(task: Task) -> Outcome:
    """The warm-up that a pilot run of a point suggests, as its one value."""
    try:
        return Outcome(task.point, 0, values=(_warmed(task.recipe),))
    except Exception as error:
        return Outcome(task.point, 0, fault=f"{type(error).__name__}: {error}")


def play(task: Task) -> Outcome:
    """Play a task wherever it has come to. What goes wrong in a run is an outcome too: the others go on."""
    try:
        ready = built(task.recipe)
        return _taken(task, ready, ready.play(task.replication, _warmed(task.recipe)))
    except InputError as error:
        return Outcome(task.point, task.replication, fault="; ".join(map(str, error.faults)))
    except Exception as error:
        return Outcome(task.point, task.replication, fault=f"{type(error).__name__}: {error}")


def _taken(task: Task, ready: Ready, result: "Result") -> Outcome:
    from sim.metrics import measure

    kpis = measure(result, task.taken.measures, ready.settings.detail)
    if task.taken.chain_only:
        kpis = [kpi for kpi in kpis if kpi[1:4] == CHAIN]
    histories: Mapping[str, Sequence[float]] = {}
    if task.taken.histories:
        from experiments.resilience import histories as series_of

        histories = series_of(result, ready.model.disruptions)
    elif task.taken.target is not None:
        from experiments.stocking.standing import standings

        histories = standings(result, task.taken.target)
    keys, values = tuple(kpi[:4] for kpi in kpis), tuple(kpi.value for kpi in kpis)
    return Outcome(task.point, task.replication, keys, values, histories)
