"""The line: lots walk from work centre to work centre."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING, Any

from simpy import Event

from sim.clock import Work
from sim.facts import StationFacts
from sim.processes.manufacturing_flow.furnishing import furnished
from sim.processes.manufacturing_flow.level import Level
from sim.processes.manufacturing_flow.station import Station, Turn

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.end_inspection import EndOfLine
    from sim.processes.manufacturing_flow.finite_load import FiniteLoad
    from sim.processes.manufacturing_flow.machine import Machine
    from sim.processes.manufacturing_flow.operation import Operation
    from sim.processes.manufacturing_flow.order import Batch, Lot
    from sim.processes.manufacturing_flow.plan import ManufacturingPlan
    from sim.processes.manufacturing_flow.production import Production
    from sim.processes.manufacturing_flow.work_ahead import WorkAhead
    from sim.processes.manufacturing_flow.work_centre import WorkCentre

Walk = Generator[Event, Any, None]


class Line:
    """The work centres of a factory and the lots among them, with facts about the line as a whole.

    In the books the line is one more station, with no machines of its own: its time there is the cycle time from
    release to completion, its work in process all lots released and not completed; waiting is the time that lots wait
    outside for release.
    """

    def __init__(self, site: Agent, room: Production, centres: Iterable[WorkCentre], plan: ManufacturingPlan) -> None:
        self.site = site
        self.env = site.env
        self.room = room
        self.stations = furnished(site, centres, plan)
        self.wip = Level()
        self.load: FiniteLoad | None = None
        self.ahead: WorkAhead | None = None
        self.end: EndOfLine | None = None
        self.numbers = 0
        self.released = self.finished = 0
        self.waiting = self.cycle_time = self.good = self.scrapped = 0.0
        self._before: tuple[float, ...] = (0.0,) * 7
        if self.stations:
            site.sim.stations.append(self)
            site.sim.restarts.append(self.restart)

    def enter(self, batch: Batch, lots: int) -> None:
        """Lots are released: they join the first queue together, and step up one by one."""
        now = batch.since
        self.released += lots
        self.waiting += lots * (now - batch.order.entered)
        self.wip.change(lots, now)
        first = batch.operations[0].station
        first.arrive(lots, now)
        if first.places is not None:
            first.places.get(lots)
        if self.load is not None:
            self.load.entered(batch)
        if self.ahead is not None:
            self.ahead.enter(batch, batch.left)
        self.env.process(self._walk(batch))

    def _walk(self, batch: Batch) -> Walk:
        """The life of a lot, from its first queue to the finished stock."""
        self.numbers += 1
        lot = batch.step_up(self.numbers)
        load, ahead = self.load, self.ahead
        if load is not None:
            load.stepped_up(lot, batch)
        here: Station | None = None
        machine: Machine | None = None
        for operation in batch.operations:
            if here is not None:
                yield from self._move(lot, here, machine, operation.station)
            here = operation.station
            machine = yield from self._visit(lot, operation, batch if operation is batch.operations[0] else None)
            if ahead is not None:
                ahead.done(lot)
                if self.room.rope is not None:
                    self.room.release()
            lot.step += 1
            lot.started = None
            if load is not None:
                load.moved()
            if not lot.quantity:
                break
        assert here is not None
        self._depart(lot, here, machine)
        if ahead is not None:
            ahead.gone(lot)
        if self.end is not None and lot.quantity:
            yield from self.end.check(lot)
        now = self.env.now
        self.wip.change(-1, now)
        self.finished += 1
        self.cycle_time += now - lot.entered
        self.good += lot.quantity
        if load is not None:
            load.left(lot)
        self.room.complete(lot)

    def _move(self, lot: Lot, here: Station, machine: Machine | None, there: Station) -> Walk:
        """Go on to the next work centre, when there is a place; until then stay, with the machine or without."""
        if there.places is not None:
            if there.by_card and machine is not None:
                here.free(machine, self.env.now)
                machine = None
            place = there.places.get(1)
            if not place.triggered:
                yield from here.hold(place, machine is not None)
        self._depart(lot, here, machine)
        lot.since = self.env.now
        there.arrive(1, lot.since)

    def _depart(self, lot: Lot, here: Station, machine: Machine | None) -> None:
        now = self.env.now
        here.leave(lot.since, now)
        if machine is not None:
            here.free(machine, now)
        if here.places is not None:
            here.places.put(1)
            self.room.release()

    def _visit(self, lot: Lot, operation: Operation, behind: Batch | None) -> Generator[Event, Any, Machine]:
        """Wait for a machine, set it up, work; once more where the lot fails. `behind` are lots that step up next."""
        env, station = self.env, operation.station
        while True:
            machine: Machine | None = station.take(lot.product)
            if machine is None:
                machine = yield Turn(station, lot)
            lot.started = started = env.now
            station.start(lot.since, started)
            if self.load is not None:
                self.load.moved()
            if behind is not None and behind.left:
                env.process(self._walk(behind))
            behind = None
            if machine.product is not lot.product:
                yield from self._set_up(machine, lot, operation)
            yield Work(env, machine.run(env.now, operation.work(lot.quantity) / station.pace))
            now = env.now
            if not operation.rework or not operation.fails():
                if operation.perfect:
                    station.work_done(lot, started, now, 0.0, lot.quantity)
                else:
                    self._inspect(lot, operation, started, now)
                return machine
            station.work_done(lot, started, now, 0.0, 0.0)
            station.leave(lot.since, now)
            lot.since, lot.started = now, None
            station.arrive(1, now)
            station.free(machine, now)

    def _set_up(self, machine: Machine, lot: Lot, operation: Operation) -> Walk:
        """Change the machine to this product; a machine that has made nothing yet is set up for any."""
        before, machine.product = machine.product, lot.product
        if before is not None:
            self.room.pay(lot.product, "setup", operation.step.setup_cost)
            time = operation.setup(before) / operation.station.pace
            if time:
                levels = operation.station.setting_up
                levels.change(1, self.env.now)
                yield Work(self.env, machine.change(self.env.now, time))
                levels.change(-1, self.env.now)

    def _inspect(self, lot: Lot, operation: Operation, started: float, now: float) -> None:
        """Scrap what is spoilt."""
        quantity = lot.quantity
        scrapped = operation.spoilt(quantity)
        operation.station.work_done(lot, started, now, scrapped, quantity - scrapped)
        if scrapped:
            self.reject(lot, scrapped)

    def reject(self, lot: Lot, units: float) -> None:
        """Units of a lot are thrown away."""
        lot.quantity = lot.quantity - units if units < lot.quantity else 0.0
        self.scrapped += units
        self.room.scrap(lot, units)

    def restart(self) -> None:
        """The warm-up is over: what is counted is counted from here."""
        self._before = self._counted()

    def facts(self) -> StationFacts:
        """What has been counted."""
        counted = [after - before for after, before in zip(self._counted(), self._before, strict=True)]
        released, finished, waiting, cycle_time, wip_time, good, scrapped = counted
        return StationFacts(
            agent=self.site.name,
            station="line",
            machines=0,
            arrived=int(released),
            finished=int(finished),
            started=int(released),
            waiting=waiting,
            time_there=cycle_time,
            busy_time=0.0,
            setup_time=0.0,
            down_time=0.0,
            queue_time=0.0,
            wip_time=wip_time,
            good=good,
            scrapped=scrapped,
        )

    def _counted(self) -> tuple[float, ...]:
        wip = self.wip.until(self.env.now)
        return self.released, self.finished, self.waiting, self.cycle_time, wip, self.good, self.scrapped
