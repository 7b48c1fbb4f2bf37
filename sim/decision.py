"""Decisions with a date: what is changed in a running supply chain, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from sim.clock import Moment, Phase
from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.simulation import Simulation


class Dated(Protocol):
    """Anything that comes to a run at a time of its own."""

    def start(self, sim: Simulation) -> None: ...


@dataclass(frozen=True)
class Decision:
    """At a time, in phase DECISION, a house replaces one of its policies.

    what: the group, as replenishment, forecasting, allocation or sourcing; value: a policy, or a mapping of changed
    fields; product: None for all. what = "branch" switches every random stream to branch number `value`.
    """

    time: float
    what: str
    value: Any
    agent: str = ""
    product: str | None = None
    who: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        if self.time < 0:
            raise ValueError(f"a decision is taken at the start or later, got time {self.time}")

    def start(self, sim: Simulation) -> None:
        """Let the decision come. Raises ModelError where there is no such house."""
        if self.what != "branch" and self.agent not in sim.agents:
            raise ModelError(f"decision at {self.time:g}: no house is called {self.agent!r}")
        Moment(sim.env, lambda _: self.take(sim), Phase.DECISION).at(self.time)

    def take(self, sim: Simulation) -> None:
        """Take it at this instant, and write it down: in words, and as it is, so that it can be given back.

        Raises ModelError where the house has no such policy, or none that can be so.
        """
        if self.what == "branch":
            old, new = "", str(self.value)
            sim.streams.switch(int(self.value))
        else:
            try:
                old, new = sim.agents[self.agent].adopt(self.what, self.product, self.value)
            except (ValueError, TypeError) as error:
                raise ModelError(f"decision at {self.time:g} for {self.agent}.{self.what}: {error}") from error
        now = sim.env.now
        sim.decisions.append((now, self.agent, self.what, self.product or "", old, new, self.who, self.why))
        sim.course.taken.append(replace(self, time=now))
