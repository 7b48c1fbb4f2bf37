"""The counts of what happens in the processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.columns import EVENT
from sim.facts import HappeningFacts
from sim.happenings.happening import Happening, word

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.simulation import Simulation

Key = tuple[Happening, str, str, str, str]
Hear = Callable[["Agent | None", "Product | None"], None]
"""Told of an event: whom and what it is about."""


class Happenings:
    """The counts of all events: number, sum and sum of squares by kind, house, group and segment of whom it is about,
    and product; and a row each where they are kept. heard_by: who is told of a kind of event as it happens; before: the
    counts of a warm-up that is over.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.keep = keep
        self.rows = bytearray()
        self.sums: dict[Key, list[float]] = {}
        self.before: dict[Key, list[float]] = {}
        self.heard_by: dict[Happening, list[Hear]] = {}

    def add(
        self, what: Happening, agent: Agent, about: Agent | None, product: Product | None, order: int, value: float
    ) -> None:
        """One event."""
        sim = self.sim
        group, segment = (about.group, sim.segments.get(about.name, "")) if about is not None else ("", "")
        key = (what, agent.name, group, segment, product.name if product is not None else "")
        sums = self.sums.get(key)
        if sums is None:
            self.sums[key] = [1.0, value, value * value]
        else:
            sums[0] += 1.0
            sums[1] += value
            sums[2] += value * value
        if self.keep:
            number = sim.number(product) if product is not None else -1
            other = about.index if about is not None else -1
            self.rows += EVENT.pack(sim.env.now, what, agent.index, other, number, order, value)
        if self.heard_by and what in self.heard_by:
            for hear in self.heard_by[what]:
                hear(about, product)

    def trace(self, what: Happening, agent: Agent, about: Agent, product: Product, order: int, value: float) -> None:
        """A row for whoever follows single things, where rows are kept; it is counted elsewhere."""
        if self.keep:
            number = self.sim.number(product)
            self.rows += EVENT.pack(self.sim.env.now, what, agent.index, about.index, number, order, value)

    def restart(self) -> None:
        """The warm-up is over: counts begin anew, rows stay."""
        self.before = dict(self.sums)
        self.sums.clear()

    def facts(self) -> tuple[HappeningFacts, ...]:
        """What was counted."""
        return tuple(
            HappeningFacts(word(what), agent, group, segment, product, int(count), total, squared)
            for (what, agent, group, segment, product), (count, total, squared) in self.sums.items()
        )
