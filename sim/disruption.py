"""What goes wrong on the street: a house does not order or supply, or goods for it stay, stand still or wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from simpy import Event

from sim.clock import Moment, Phase
from sim.distributions import Distribution, Geometric, distribution
from sim.errors import ModelError
from sim.streams import drawn_anew

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.simulation import Simulation
    from sim.streams import Stream

Kind = Literal["orders", "shipments", "transit", "receipts", "supply", "production"]
KINDS = ("orders", "shipments", "transit", "receipts", "supply", "production")


@runtime_checkable
class Stands(Protocol):
    """A line that may stand still: no longer `plain`, it keeps the clock for it."""

    plain: bool


class Outages(Protocol):
    """When a house is down: (time, whether it is down from then on), times ascending."""

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]: ...


@dataclass(frozen=True)
class ListedOutages:
    """Down in period k where entry k says so; up after the list."""

    down: tuple[bool, ...]
    period: float = 1.0

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]:
        before = False
        for index, now in enumerate((*self.down, False)):
            if bool(now) != before:
                before = bool(now)
                yield index * self.period, before


@dataclass(frozen=True)
class ScheduledOutages:
    """Down from each start until each end; raises ValueError where windows are empty or overlap."""

    windows: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        last = 0.0
        for start, end in self.windows:
            if not last <= start < end:
                raise ValueError(f"outages must be windows (start, end) in order of time, got {start}..{end}")
            last = end

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]:
        for start, end in self.windows:
            yield start, True
            yield end, False


class Alternation(Iterator[tuple[float, bool]]):
    """Spells up and down by turns: ends of the spells, of which the last one told may be drawn anew.

    up, down: lengths of the spells, in periods.
    """

    def __init__(self, up: Iterator[float], down: Iterator[float], period: float = 1.0) -> None:
        self._spells = {True: up, False: down}
        self._period = period
        self._began = self._length = 0.0
        self._down = False

    def __next__(self) -> tuple[float, bool]:
        self._down = not self._down
        self._began += self._length
        self._length = next(self._spells[self._down])
        return self._change

    def renew(self, now: float) -> tuple[float, bool]:
        """Draw the spell that is under way anew, given that it has lasted until now."""

        def to_come(length: float) -> bool:
            return (self._began + length) * self._period > now

        self._length = drawn_anew(self._spells[self._down], self._length, to_come)
        return self._change

    @property
    def _change(self) -> tuple[float, bool]:
        """When the spell ends, and whether the house is down from then on."""
        return (self._began + self._length) * self._period, self._down


@dataclass(frozen=True)
class AlternatingOutages:
    """Up for a random time, down for a random time, and so on."""

    up: float | Distribution
    down: float | Distribution

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]:
        return Alternation(stream.draws(distribution(self.up)), stream.draws(distribution(self.down)))


@dataclass(frozen=True)
class MarkovOutages:
    """A two-state Markov chain, one step a period: fails when up, recovers when down, with given probabilities.

    Raises ValueError where a probability is not within 0..1, or recovery is impossible.
    """

    fail: float
    recover: float
    period: float = 1.0

    def __post_init__(self) -> None:
        if not (0 < self.fail <= 1 and 0 < self.recover <= 1):
            raise ValueError(f"probabilities must lie in 0..1 and not be 0, got {self.fail} and {self.recover}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]:
        up, down = stream.draws(Geometric(1 / self.fail)), stream.draws(Geometric(1 / self.recover))
        return Alternation(up, down, self.period)


@dataclass(frozen=True)
class Disruption:
    """Who is down together, what stops there, and when.

    agent: a house, several, or a region, whose suppliers all fail at once: one process of outages, correlated by place.
    orders: a house places none; shipments, transit, receipts: goods for it stay with their sellers, stand still on the
    way, or wait at its door; supply: what it sells stays there, reserved, while it goes on taking orders and making;
    production: a supplier makes nothing, so that what it would have made is lost, but sends what it has.
    """

    agent: str | tuple[str, ...]
    what: Kind
    when: Outages

    def __post_init__(self) -> None:
        if self.what not in KINDS:
            kinds = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"
            raise ValueError(f"a disruption pauses {kinds}, got {self.what!r}")
        if not isinstance(self.agent, str):
            object.__setattr__(self, "agent", tuple(self.agent))

    @property
    def whose(self) -> str:
        """Whose outages they are, as the stream of their random numbers is called."""
        return self.agent if isinstance(self.agent, str) else " and ".join(self.agent)

    def start(self, sim: Simulation, number: int) -> None:
        """Let the outages come. Raises ModelError where there is no such house, or it does not do what is to stop."""
        hit = self._hit(sim)
        for agent in hit:
            self._check(agent)
        stream = sim.streams(self.whose, f"disruption {number}")

        def pause(down: bool) -> None:
            for agent in hit:
                agent.pause(self.what, down)

        coming = Coming(sim, self.when(stream), pause)
        stream.on_other_chance(coming.renew)

    def _hit(self, sim: Simulation) -> list[Agent]:
        """The houses that are down together."""
        found: list[Agent] = []
        for name in (self.agent,) if isinstance(self.agent, str) else self.agent:
            there = [sim.agents[name]] if name in sim.agents else []
            there = there or [agent for agent in sim.agents.values() if agent.region == name]
            if not there:
                regions = sorted({agent.region for agent in sim.agents.values() if agent.region is not None})
                where = f"; regions are {', '.join(regions)}" if regions else ""
                houses = ", ".join(list(sim.agents)[:12])
                raise ModelError(f"disruption of {name}: no such house; there are {houses}{where}")
            found += [agent for agent in there if agent not in found]
        return found

    def _check(self, agent: Agent) -> None:
        if self.what == "production":
            if not isinstance(workshop := getattr(agent, "workshop", None), Stands):
                raise ModelError(f"disruption of {agent.name}: it is no supplier, no production can stop; supply can")
            workshop.plain = False
        elif self.what == "supply" and not agent.customers:
            raise ModelError(f"disruption of {agent.name}: it sells to nobody, so no supply can stop")
        elif self.what != "supply" and not agent.sellers:
            raise ModelError(f"disruption of {agent.name}: it buys from nobody, so no {self.what} can stop; supply can")


class Coming:
    """The next change of a process of outages: when somebody goes down, or is up again."""

    def __init__(self, sim: Simulation, changes: Iterator[tuple[float, bool]], pause: Callable[[bool], None]) -> None:
        self._sim = sim
        self._changes = changes
        self._pause = pause
        self._time = 0.0
        self._down = False
        self._moment = Moment(sim.env, self._come, Phase.DISRUPTION)
        self._wait()

    def renew(self) -> None:
        """Draw the time of the change anew where chance has it; what was announced stays."""
        if not isinstance(self._changes, Alternation):
            return
        time, _ = self._changes.renew(self._sim.env.now - self._sim.start)
        if time != self._time:
            self._moment.actions.clear()  # it stays in the queue, where nothing comes of it
            self._moment = Moment(self._sim.env, self._come, Phase.DISRUPTION)
            self._expect(time)

    def _come(self, _: Event) -> None:
        self._pause(self._down)
        self._wait()

    def _wait(self) -> None:
        for time, down in self._changes:
            self._down = down
            self._expect(time)
            return

    def _expect(self, time: float) -> None:
        self._time = time
        self._moment.at(self._sim.start + time)
