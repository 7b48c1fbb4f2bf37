"""Quality at the end of the line: what its steps have spoilt is looked for, and lots with much of it are held.

Defects are those of the steps here (Step.defects); they need no lots to be traced, and are counted as they leave.
`final_inspection` looks for another thing, the latent defects of traced lots, which come with the parts as well.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from simpy import Resource

from sim.clock import Work
from sim.distributions import Distribution, Uniform, distribution
from sim.happenings import MakingEvent

if TYPE_CHECKING:
    from simpy import Event

    from sim.processes.manufacturing_flow.order import Lot
    from sim.processes.manufacturing_flow.production import Production


@dataclass(frozen=True)
class EndInspection:
    """Every unit is looked at when its lot comes off the line; what looks defective is scrapped.

    sensitivity: chance that a defective unit is noticed; specificity: chance that a good one passes; time: for a unit;
    inspectors: who look at one lot each; cost: money a unit inspected; hold: time for which a lot is held back, at
    hold_cost money a unit, where more than hold_above of it were rejected. Raises ValueError where a chance is not
    within 0..1, a time or a cost is negative, or there is nobody.
    """

    sensitivity: float = 1.0
    specificity: float = 1.0
    time: float | Distribution = 0.0
    inspectors: int = 1
    cost: float = 0.0
    hold: float = 0.0
    hold_above: float = 1.0
    hold_cost: float = 0.0

    def __post_init__(self) -> None:
        for name in ("sensitivity", "specificity", "hold_above"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("cost", "hold", "hold_cost"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} of inspection must not be negative, got {getattr(self, name)}")
        if distribution(self.time).mean < 0:
            raise ValueError(f"the mean time of inspection must not be negative, got {self.time}")
        if self.inspectors < 1:
            raise ValueError(f"inspection needs at least one inspector, got {self.inspectors}")


class EndOfLine:
    """Where lots come off the line: how much of each is defective, and what of that is found.

    policy None: nobody looks, and all of it goes to the customers. A unit is defective by the chances of its steps; two
    random numbers are drawn for it whatever is looked for, so that policies stay comparable.
    """

    def __init__(self, room: Production, policy: EndInspection | None) -> None:
        self.room = room
        self.policy = policy
        site = room.site
        self._chances = site.sim.streams(site.name, "defects").draws(Uniform(0.0, 1.0))
        self._looks = site.sim.streams(site.name, "end inspection").draws(Uniform(0.0, 1.0))
        self._people = None if policy is None else Resource(site.env, policy.inspectors)
        times = site.sim.streams(site.name, "end inspection time")
        self._times = None if policy is None or policy.time == 0.0 else times.draws(distribution(policy.time))

    def check(self, lot: Lot) -> Generator[Event, Any, None]:
        """A lot is inspected, and held where much of it was bad."""
        site, policy = self.room.site, self.policy
        units = ceil(lot.quantity - 1e-9)
        defective, rejected, escaped = self._sort(lot, units)
        happen = site.sim.record.happen
        if policy is not None:
            assert self._people is not None
            with self._people.request() as turn:
                yield turn
                if self._times is not None:
                    yield Work(site.env, sum([max(0.0, next(self._times)) for _ in range(units)]))
            happen(MakingEvent.OUTGOING_INSPECTED, site, product=lot.product, value=lot.quantity)
            self.room.pay(lot.product, "quality", policy.cost * lot.quantity)
            if policy.hold and rejected > policy.hold_above * units:
                happen(MakingEvent.OUTGOING_HELD, site, product=lot.product, value=policy.hold)
                self.room.pay(lot.product, "quality", policy.hold_cost * lot.quantity)
                yield Work(site.env, policy.hold)
        if defective:
            happen(MakingEvent.MADE_DEFECTIVE, site, product=lot.product, value=float(defective))
        if escaped:
            happen(MakingEvent.DEFECT_ESCAPED, site, product=lot.product, value=float(escaped))
        if rejected:
            happen(MakingEvent.OUTGOING_REJECTED, site, product=lot.product, value=float(rejected))
            self.room.line.reject(lot, min(float(rejected), lot.quantity))

    def _sort(self, lot: Lot, units: int) -> tuple[int, int, int]:
        """Units that are defective, rejected, and defective but not rejected."""
        policy, good = self.policy, 1.0
        for operation in lot.batch.operations:
            good *= 1.0 - operation.step.defects
        defective = rejected = escaped = 0
        for _ in range(units):
            bad, look = next(self._chances) >= good, next(self._looks)
            found = policy is not None and look >= (1.0 - policy.sensitivity if bad else policy.specificity)
            defective += bad
            rejected += found
            escaped += bad and not found
        return defective, rejected, escaped
