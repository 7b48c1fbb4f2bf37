"""What happens in the processes besides messages and postings: one word for each kind of event, and its counts."""

from __future__ import annotations

from enum import IntEnum, auto
from typing import TYPE_CHECKING

from sim.columns import EVENT
from sim.facts import HappeningFacts

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.simulation import Simulation


class Happening(IntEnum):
    """The kinds of event in the table of events; each says what its value is."""

    # customer relationship management
    SEGMENT_CHANGED = auto()  # a customer moves to another class at a review; the new class, 1 is the first
    # customers
    # customer service management
    # demand management
    # order fulfilment


Key = tuple[Happening, str, str, str, str]


class Happenings:
    """The counts of all events: number, sum and sum of squares by kind, house, group and segment of whom it is about,
    and product; and a row each where they are kept.
    """

    def __init__(self, sim: Simulation, *, keep: bool) -> None:
        self.sim = sim
        self.keep = keep
        self.rows = bytearray()
        self.sums: dict[Key, list[float]] = {}

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

    def restart(self) -> None:
        """The warm-up is over: counts begin anew, rows stay."""
        self.sums.clear()

    def facts(self) -> tuple[HappeningFacts, ...]:
        """What was counted."""
        return tuple(
            HappeningFacts(word(what), agent, group, segment, product, int(count), total, squared)
            for (what, agent, group, segment, product), (count, total, squared) in self.sums.items()
        )


def word(what: Happening) -> str:
    """The kind of an event in words."""
    return what.name.lower().replace("_", " ")
