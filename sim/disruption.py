"""What goes wrong on the street: a house does not order or supply, or goods for it stay, stand still or wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from simpy import Event

from sim.clock import Moment, Phase
from sim.distributions import Distribution, Geometric
from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.simulation import Simulation
    from sim.streams import Stream

Kind = Literal["orders", "shipments", "transit", "receipts", "supply"]


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


@dataclass(frozen=True)
class AlternatingOutages:
    """Up for a random time, down for a random time, and so on."""

    up: Distribution
    down: Distribution

    def __call__(self, stream: Stream) -> Iterator[tuple[float, bool]]:
        up, down = stream.draws(self.up), stream.draws(self.down)
        time = 0.0
        while True:
            time += next(up)
            yield time, True
            time += next(down)
            yield time, False


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
        chain = AlternatingOutages(Geometric(1 / self.fail), Geometric(1 / self.recover))
        for time, down in chain(stream):
            yield time * self.period, down


@dataclass(frozen=True)
class Disruption:
    """A named house, what stops there while it is down, and when it is down.

    orders: it places none; shipments, transit, receipts: goods for it stay with their sellers, stand still on the way,
    or wait at its door; supply: what it sells stays there, reserved, while it goes on taking orders and making.
    """

    agent: str
    what: Kind
    when: Outages

    def __post_init__(self) -> None:
        if self.what not in ("orders", "shipments", "transit", "receipts", "supply"):
            raise ValueError(f"a disruption pauses orders, shipments, transit, receipts or supply, got {self.what!r}")

    def start(self, sim: Simulation, number: int) -> None:
        """Let the outages come. Raises ModelError where there is no such house, or it does not do what is to stop."""
        agent = sim.agents.get(self.agent)
        if agent is None:
            raise ModelError(f"disruption of {self.agent}: no such house; there are {', '.join(list(sim.agents)[:12])}")
        if self.what == "supply" and not agent.customers:
            raise ModelError(f"disruption of {self.agent}: it sells to nobody, so no supply can stop")
        if self.what != "supply" and not agent.sellers:
            raise ModelError(f"disruption of {self.agent}: it buys from nobody, so no {self.what} can stop; supply can")
        changes = self.when(sim.streams(self.agent, f"disruption {number}"))
        coming: list[bool] = []

        def change(_: Event) -> None:
            agent.pause(self.what, coming.pop())
            wait()

        moment = Moment(sim.env, change, Phase.DISRUPTION)

        def wait() -> None:
            for time, down in changes:
                coming.append(down)
                moment.at(sim.start + time)
                return

        wait()
