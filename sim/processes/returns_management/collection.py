"""Where returned goods wait for others that go the same way."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from sim.clock import Clock
    from sim.messages import Return
    from sim.processes.returns_management.route import Route
    from sim.returning import WayBack


class Collection:
    """Goods wait here until there is a load, or the first of them has waited long enough; then all leave together."""

    def __init__(self, env: Clock, route: Route, trip: Callable[[Route, list[Return]], None]) -> None:
        self.env = env
        self.route = route
        self.trip = trip
        self.waiting: list[tuple[Return, WayBack, float]] = []
        self._last = Moment(env, lambda _: self._patience(), Phase.RECEIPT)
        self._since = inf

    def add(self, back: Return, way: WayBack, transit: float) -> None:
        """Goods are handed in."""
        load = self.route.load
        assert load is not None
        way.hold(back)
        if not self.waiting:
            self._since = self.env.now
            if load.time < inf and not self._last.awaited:
                self._last.at(self._since + load.time)
        self.waiting.append((back, way, transit))
        if sum([waiting.quantity for waiting, _, _ in self.waiting]) >= load.units - 1e-9:
            self._leave()

    def _patience(self) -> None:
        """The first of them has waited long enough, or has left with a full load and others have come since."""
        load = self.route.load
        if load is None or not self.waiting:
            return
        until = self._since + load.time
        if until <= self.env.now + 1e-9:
            self._leave()
        else:
            self._last.at(until)

    def _leave(self) -> None:
        """The load sets out, and takes as long as its first goods would have."""
        load, self.waiting = self.waiting, []
        self.trip(self.route, [back for back, _, _ in load])
        transit = load[0][2]
        for back, way, _ in load:
            way.depart(back, transit)
