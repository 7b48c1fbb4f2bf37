"""Where a supplier makes: a line that others use as well, that can do more when it must, and that may stand still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.lane_clock import LaneClock

if TYPE_CHECKING:
    from sim.agents.supplier import Supplier
    from sim.policies.demand import Demand
    from sim.volume_flexibility import VolumeFlexibility

Act = Callable[[object], None]
LEAST = 1e-9


@dataclass(frozen=True)
class Making:
    """What making is subject to at a supplier, besides its capacity.

    others: what its other customers order, which takes capacity in turn and goes elsewhere; flexibility: what it can
    make beyond its capacity.
    """

    others: Demand | None = None
    flexibility: VolumeFlexibility | None = None


class Workshop:
    """A supplier's line, busy until a time on a clock of its own, which stands still while the line does.

    Nothing is made in that time, and what was in the making is late by it.
    """

    def __init__(self, supplier: Supplier, making: Making | None) -> None:
        if making is not None and supplier.capacity == inf:
            raise ValueError(f"supplier {supplier.name}: other customers and flexibility need a finite capacity")
        self.supplier = supplier
        self.flexibility = making.flexibility if making is not None else None
        self.clock = LaneClock(supplier.env)
        self.plain = making is None
        self.busy_until = 0.0
        self.others_load = 0.0
        self._spell = -inf
        self._standing: list[tuple[float, Act]] = []
        others = making.others if making is not None else None
        self._others = others(supplier.sim.streams(supplier.name, "other customers")) if others is not None else None
        self._next = next(self._others, None) if self._others is not None else None

    @property
    def stands(self) -> bool:
        """Whether it is down."""
        return self.clock.stopped_at is not None

    def busy(self, load: float, before: float = inf) -> float:
        """An order is to be made after all that came by now, or by `before` where its buyer is put first: answers with
        when it is done, if nothing goes wrong.
        """
        env = self.supplier.env
        if self.plain:
            self.busy_until = max(self.busy_until, env.now) + load / self.supplier.capacity
            return self.busy_until
        start = self.supplier.sim.start
        while self._next is not None and start + self._next[0] <= min(env.now, before):
            self._take(self._next[1], self._shown(start + self._next[0]))
            self.others_load += self._next[1]
            self._next = next(self._others, None) if self._others is not None else None
        self._take(load, self.clock.now)
        return env.now + self.busy_until - self.clock.now

    def when(self, ready: float, act: Act) -> None:
        """Act once what takes until a time is done, later where the line stands still meanwhile."""
        if self.plain:
            Moment(self.supplier.env, act, Phase.RECEIPT).at(ready)
            return
        self._wait(self.clock.now + ready - self.supplier.env.now, act)

    def stand_still(self, still: bool) -> None:
        """The line stands still from now on, or runs again."""
        if still == self.stands:
            return
        if still:
            self.clock.stop()
            return
        self.clock.go()
        standing, self._standing = self._standing, []
        for due, act in standing:
            self._wait(due, act)

    def _shown(self, time: float) -> float:
        """What the clock showed at a time gone by: what is ordered while it stands still waits as from then."""
        return min(self.clock.now, time - self.clock.stopped_for)

    def _take(self, load: float, now: float) -> None:
        """The line is busy for longer, from the time of its clock at which the order came."""
        capacity, flexibility = self.supplier.capacity, self.flexibility
        begin = max(self.busy_until, now)
        if flexibility is None:
            self.busy_until = begin + load / capacity
            return
        if self._spell == -inf or begin - self.busy_until > flexibility.linger + LEAST:
            self._spell = begin
        self.busy_until = self._spell + flexibility.finish(load, begin - self._spell, capacity)

    def _wait(self, due: float, act: Act) -> None:
        """Act when the clock shows a time."""
        if self.stands:
            self._standing.append((due, act))
            return

        def look(_: object) -> None:
            if self.stands or due - self.clock.now > LEAST:
                self._wait(due, act)
            else:
                act(None)

        Moment(self.supplier.env, look, Phase.RECEIPT).at(self.clock.until(due))
