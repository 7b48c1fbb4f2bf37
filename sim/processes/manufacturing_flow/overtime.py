"""Overtime on the shop floor: work centres go on longer while too much work lies ahead of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import MakingEvent

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.production import Production
    from sim.processes.manufacturing_flow.shifts import Shifts

WHY = ("overtime", "shop floor")


@dataclass(frozen=True)
class Overtime:
    """When all that is ordered would keep the busiest work centre for longer than a limit, all of them work longer.

    limit: of that time; until: the time below which overtime ends, half the limit where nothing is said; extra: hours
    worked more, as a share of regular ones; premium: money for an hour of overtime of a machine; every: time between
    looks at the queues. Raises ValueError for a limit or an interval that is not positive, or a negative share or
    premium.
    """

    limit: float
    extra: float = 0.25
    premium: float = 0.0
    every: float = 8.0
    until: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.limit < inf or not self.every > 0:
            raise ValueError(f"limit and every must be positive, got limit={self.limit}, every={self.every}")
        if self.extra < 0 or self.premium < 0:
            raise ValueError(f"extra and premium must not be negative, got {self.extra} and {self.premium}")
        if self.until is not None and not 0 <= self.until <= self.limit:
            raise ValueError(f"overtime ends within 0..limit, got until={self.until} and limit={self.limit}")

    @property
    def ends(self) -> float:
        """The time of work ahead below which it is over."""
        return self.limit / 2 if self.until is None else self.until


class OvertimeDesk:
    """Looks at the queues every so often, and has people stay, or go home."""

    def __init__(self, room: Production, policy: Overtime, shifts: Shifts) -> None:
        self.room = room
        self.policy = policy
        self.shifts = shifts
        self.on = False
        self._moment = Moment(room.site.env, lambda _: self._look(), Phase.PLANNING)
        self._moment.at(room.site.env.now + policy.every)

    def _look(self) -> None:
        ahead = self.room.ahead
        assert ahead is not None
        policy, longest = self.policy, ahead.longest()
        if not self.on and longest > policy.limit:
            self.on = True
            self.room.site.sim.record.happen(MakingEvent.OVERTIME_BEGUN, self.room.site, value=longest)
        elif self.on and longest < policy.ends:
            self.on = False
        self.shifts.hurry(WHY, policy.extra if self.on else 0.0, policy.premium)
        self._moment.at(self.room.site.env.now + policy.every)
