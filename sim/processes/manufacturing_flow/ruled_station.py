"""A work centre where jobs do not simply take turns: by a rule, with operators, within hours, looked after by plan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from math import inf
from typing import TYPE_CHECKING, Any

from sim.distributions import distribution
from sim.happenings import MakingEvent
from sim.policies.dispatch import FirstCome, Job
from sim.processes.manufacturing_flow.level import Level
from sim.processes.manufacturing_flow.machine import Machine
from sim.processes.manufacturing_flow.maintenance import MaintainedMachine
from sim.processes.manufacturing_flow.station import Station, Turn

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.policies.dispatch import Dispatch
    from sim.processes.manufacturing_flow.crew import CrewAtWork
    from sim.processes.manufacturing_flow.hours import Hours
    from sim.processes.manufacturing_flow.order import Lot
    from sim.processes.manufacturing_flow.plan import ManufacturingPlan
    from sim.processes.manufacturing_flow.work_centre import WorkCentre
    from sim.product import Product

FIRST_COME = FirstCome()


class OpenLevel(Level):
    """A number in the course of time, with its integral over working hours as well."""

    __slots__ = ("hours", "opened", "worked")

    def __init__(self, hours: Hours) -> None:
        super().__init__()
        self.hours = hours
        self.opened = self.worked = 0.0

    def change(self, by: int, now: float) -> None:
        """So many more (or fewer, if negative) from now on."""
        worked = self.hours.worked(now)
        self.opened += self.value * (worked - self.worked)
        self.worked = worked
        super().change(by, now)

    def open_until(self, now: float) -> float:
        """The integral over working hours from the start to now."""
        return self.opened + self.value * (self.hours.worked(now) - self.worked)


class ShiftMachine(Machine):
    """A machine that works within hours: what it does, and its breakdowns, are on the clock of hours worked."""

    __slots__ = ("hours", "inner")

    def __init__(self, inner: Machine, hours: Hours) -> None:
        super().__init__()
        self.inner = inner
        self.hours = hours

    def run(self, now: float, work: float) -> float:
        """Time from now until so much work is done: work, repairs, and the time between shifts."""
        worked = self.hours.worked(now)
        return self._until(worked + self.inner.run(worked, work), now)

    def change(self, now: float, time: float) -> float:
        """Time from now until a change of setup is done."""
        worked = self.hours.worked(now)
        return self._until(worked + self.inner.change(worked, time), now)

    def _until(self, worked: float, now: float) -> float:
        return max(0.0, self.hours.when(worked) - now)

    def ready(self, now: float) -> float:
        """The time from which it can take a job, given that it is idle now."""
        worked = self.hours.worked(now)
        ready = self.inner.ready(worked)
        return self.hours.opens(now if ready <= worked else max(now, self.hours.when(ready)))

    def down(self, now: float) -> tuple[float, float]:
        """Working time it has been down until now: with a job, and idle."""
        return self.inner.down(self.hours.worked(now))


class RuledStation(Station):
    """A work centre that furnishes more than machines and turns; the books are those of any other.

    Planned stops and repairs count as down, and only working hours count as busy, in setup, down and blocked.
    """

    def __init__(
        self,
        site: Agent,
        centre: WorkCentre,
        cards: float,
        plan: ManufacturingPlan,
        hours: Hours | None,
        crew: CrewAtWork | None,
    ) -> None:
        self.plan = plan
        self.hours = hours
        self.crew = crew
        self.rule: Dispatch = plan.dispatch or FIRST_COME
        super().__init__(site, centre, cards)
        self.plain = False
        self._times: dict[tuple[Any, float], float] = {}
        if crew is not None:
            crew.stations.append(self)
        if hours is not None:
            self.occupied, self.setting_up, self.blocked = OpenLevel(hours), OpenLevel(hours), OpenLevel(hours)
        self._before = (0.0,) * 16

    def _machine(self) -> Machine:
        machine = super()._machine() if self.plan.maintenance is None else self._maintained()
        return machine if self.hours is None else ShiftMachine(machine, self.hours)

    def _maintained(self) -> Machine:
        maintenance, breakdowns = self.plan.maintenance, self.centre.breakdowns
        assert maintenance is not None
        if breakdowns is not None and breakdowns.clock == "always":
            return super()._machine()
        stream = self.site.sim.streams(self.site.name, f"{self.name} breakdowns")
        ups = repeat(inf) if breakdowns is None else stream.draws(distribution(breakdowns.up))
        downs = repeat(0.0) if breakdowns is None else stream.draws(distribution(breakdowns.down))
        stops = self.site.sim.streams(self.site.name, f"{self.name} maintenance").draws(distribution(maintenance.time))
        return MaintainedMachine(ups, downs, stops, maintenance.every, self._stopped)

    def _stopped(self, planned: bool, time: float) -> None:
        """A machine is looked after, or repaired."""
        maintenance = self.plan.maintenance
        assert maintenance is not None
        sim, what = self.site.sim, MakingEvent.MAINTAINED if planned else MakingEvent.REPAIRED
        sim.record.happen(what, self.site, value=time)
        cost = maintenance.cost if planned else maintenance.repair
        if cost:
            sim.ledger.post(self.env.now, self.site, "maintenance", "cash", cost, sim.overhead)

    # --- who is next

    def _pick(self, product: Product) -> Machine | None:
        if self.crew is not None and not self.crew.free:
            return None
        machine = super()._pick(product)
        if machine is not None and self.crew is not None:
            self.crew.free -= 1
        return machine

    def _trigger_get(self, put_event: Event | None) -> None:
        while self.get_queue and self.items and self.start_next():
            pass

    def start_next(self) -> bool:
        """The next job takes a machine; whether there was one to take, and somebody to work on it."""
        waiting = self.get_queue
        now = self.env.now
        free = next((machine for machine in self.items if machine.ready(now) <= now), None)
        turn = waiting[0] if free is None or len(waiting) == 1 else self._next(waiting, free, now)
        machine = self._pick(turn.lot.product)
        if machine is None:
            return False
        waiting.remove(turn)
        turn.succeed(machine)
        return True

    def _next(self, waiting: Sequence[Turn], machine: Machine, now: float) -> Turn:
        rule = self.rule
        return min(waiting, key=lambda turn: (rule(self.job(turn.lot, machine), now), turn.since))

    def job(self, lot: Lot, machine: Machine) -> Job:
        """A lot that waits here, as the dispatcher sees it."""
        batch, step = lot.batch, lot.step
        order, left = batch.order, batch.operations[step:]
        times = [self._time(operation, lot.quantity) for operation in left]
        before = machine.product
        setup = 0.0 if before is None or before is lot.product else left[0].mean_setup(before)
        return Job(lot.since, lot.entered, order.due, times[0], sum(times), setup, order.segment)

    def _time(self, operation: Any, quantity: float) -> float:
        key = operation, quantity
        if key not in self._times:
            self._times[key] = operation.step.mean_time(quantity)
        return self._times[key]

    def work_done(self, lot: Lot, started: float, now: float, scrapped: float, good: float) -> None:
        """A machine has finished with a job, and its operator, too."""
        super().work_done(lot, started, now, scrapped, good)
        if self.crew is not None:
            self.crew.leave()

    # --- counting

    def _counted(self) -> tuple[Any, ...]:
        counted = list(super()._counted())
        now, hours = self.env.now, self.hours
        if hours is None:
            return (*counted, 0.0)
        occupied, setup, blocked = (
            level.open_until(now)
            for level in (self.occupied, self.setting_up, self.blocked)
            if isinstance(level, OpenLevel)
        )
        down_with_job = sum(machine.down(now)[0] for machine in self.machines)
        counted[5], counted[6] = occupied - setup - down_with_job - blocked, setup
        return (*counted, len(self.machines) * (now - hours.worked(now)))
