"""Promising what could be made (capable-to-promise)."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapreplace
from math import ceil
from typing import ClassVar

from sim.policies.promising.available import AvailableToPromise
from sim.policies.promising.view import AvailabilityView, Load


@dataclass(frozen=True)
class CapableToPromise:
    """What is available, or else the earliest finish of making it: on material and on capacity, at finite load over the
    routing, behind all that is loaded already (Taylor and Plenert 1999, Finite capacity promising).

    buffer: time added for what is uncertain. Raises ValueError where it is negative.
    """

    buffer: float = 0.0
    needs_factory: ClassVar[bool] = True
    needs_schedule: ClassVar[bool] = True
    window: ClassVar[float] = 0.0

    def __post_init__(self) -> None:
        if self.buffer < 0:
            raise ValueError(f"buffer must not be negative, got {self.buffer}")

    def __call__(self, view: AvailabilityView) -> float:
        ready = STOCK.ready(view)
        if ready > view.now:
            load = view.load
            made = view.now + view.lead if load is None else earliest_finish(load, to_make(view), view.now)
            ready = min(ready, made)
        return ready + view.transit + self.buffer


STOCK = AvailableToPromise()


def to_make(view: AvailabilityView) -> float:
    """Units to be started for a line: what is missing of it, and of all that is promised already."""
    there = view.on_hand + sum([units for _, units in view.receipts]) - sum([units for _, units in view.commitments])
    return view.quantity - there if there < view.quantity else view.quantity


def earliest_finish(load: Load, quantity: float, now: float) -> float:
    """When the last lot of so many good units comes off the line, each lot at each step on the machine free first."""
    units = quantity / load.good
    machines = [sorted(visit.free) for visit in load.visits]
    times = [visit.time for visit in load.visits]
    finish = now
    for number in range(max(1, ceil(units / load.lot - 1e-9))):
        ready = max(now, parts_ready(load, min(units, (number + 1) * load.lot)))
        for free, time in zip(machines, times, strict=True):
            ready = max(ready, free[0]) + time
            heapreplace(free, ready)
        finish = max(finish, ready)
    return finish


def parts_ready(load: Load, units: float) -> float:
    """When there are parts for so many units."""
    for covered, date in load.parts:
        if covered + 1e-9 >= units:
            return date
    return load.parts[-1][1] if load.parts else 0.0
