"""Measures of events: how often something happened, and how much of it, by house, product, and customers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.facts import HappeningFacts
    from sim.metrics.reading import Key, Reading


@dataclass(slots=True)
class Sums:
    """Events of one kind: how many, the sum of their values and of their squares."""

    count: int = 0
    total: float = 0.0
    squared: float = 0.0

    @property
    def mean(self) -> float:
        """Mean value of an event; nan where there was none."""
        return self.total / self.count if self.count else float("nan")


NONE = Sums()


def happened(reading: Reading, what: str) -> dict[Key, Sums]:
    """Events of one kind by place: of the chain, each house, product, group and class of customers."""
    sums: dict[Key, Sums] = {}
    for fact in reading.facts.happenings:
        if fact.what == what:
            for key in _keys(fact):
                own = sums.setdefault(key, Sums())
                own.count += fact.count
                own.total += fact.total
                own.squared += fact.squared
    return sums


def by_events(
    name: str,
    unit: str,
    direction: Direction,
    formula: str,
    source: str,
    kinds: Sequence[str],
    of: Callable[..., float],
) -> Measure:
    """A measure of events: `of` is given the sums of each kind at a place, in the order of `kinds`.

    It is taken at every place at which an event of any of these kinds happened.
    """

    def function(reading: Reading) -> list[Cell]:
        found = [happened(reading, what) for what in kinds]
        places = dict.fromkeys(key for sums in found for key in sums)
        return [(*key, of(*(sums.get(key, NONE) for sums in found))) for key in places]

    return Measure(name, unit, direction, "seller and group", formula, source, function)


def _keys(fact: HappeningFacts) -> dict[Key, None]:
    """Where an event counts."""
    places = [(CHAIN, ALL), (fact.agent, ALL)]
    if fact.product:
        places += [(CHAIN, fact.product), (fact.agent, fact.product)]
    segments = [ALL, *([fact.group] if fact.group else []), *([fact.segment] if fact.segment else [])]
    return {(agent, product, segment): None for agent, product in places for segment in segments}
