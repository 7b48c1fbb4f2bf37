"""A work centre at work: a store of idle machines, the jobs that wait for one, and what is counted there."""

from __future__ import annotations

from bisect import insort
from collections.abc import Generator
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from simpy import Container, Event, Store
from simpy.resources.store import StoreGet

from sim.clock import Clock, Moment, Phase
from sim.columns import JOB
from sim.distributions import distribution
from sim.facts import StationFacts
from sim.processes.manufacturing_flow.level import Level
from sim.processes.manufacturing_flow.machine import CalendarMachine, Machine, WearingMachine

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.order import Lot
    from sim.processes.manufacturing_flow.work_centre import WorkCentre
    from sim.product import Product


class Turn(StoreGet):
    """A job waits for a machine, having found none to take; `since` is when it joined the queue."""

    def __init__(self, station: Station, lot: Lot) -> None:
        Event.__init__(self, station.env)
        self.resource = station
        self.lot = lot
        self.since = lot.since
        station.get_queue.append(self)


class Queue(list[Turn]):
    """Jobs in the order in which they joined the queue, which need not be that in which they stepped up."""

    def append(self, turn: Turn) -> None:
        """One more job waits."""
        if self and turn.since < self[-1].since:
            insort(self, turn, key=attrgetter("since"))
        else:
            super().append(turn)


class Station(Store):
    """A work centre at work: a job takes a machine out of the store, works, and puts it back.

    places: space for jobs that wait or work here, None where there is plenty; jobs are counted per visit, so rework
    counts again. The facts are exact at any time. pace: work done in a unit of time, 1 where regular hours are worked.
    """

    GetQueue = Queue

    def __init__(self, site: Agent, centre: WorkCentre, cards: float) -> None:
        env = site.env
        super().__init__(env, centre.machines)
        self.env: Clock = env
        self.site = site
        self.centre = centre
        self.name = centre.name
        self.pace = 1.0
        self.machines = [self._machine() for _ in range(centre.machines)]
        self.items = list(self.machines)
        self.plain = centre.breakdowns is None or centre.breakdowns.clock == "working"
        self.by_card = cards < inf
        space = min(cards, centre.buffer + centre.machines)
        self.places = Container(env, space, space) if space < inf else None
        self.number = len(site.sim.stations)
        self.arrived = self.started = self.finished = self.waited = 0
        self.waiting = self.waiting_squared = self.time_there = self.good = self.scrapped = 0.0
        self.queue, self.occupied, self.setting_up = Level(), Level(), Level()
        self.blocked, self.put_down = Level(), Level()
        self._repaired_at = 0.0
        self._jobs = site.sim.record.jobs if site.sim.record.full else None
        self._before: tuple[float, ...] = (0.0,) * 15
        site.sim.stations.append(self)
        site.sim.restarts.append(self.restart)

    def _machine(self) -> Machine:
        breakdowns = self.centre.breakdowns
        if breakdowns is None:
            return Machine()
        stream = self.site.sim.streams(self.site.name, f"{self.name} breakdowns")
        ups, downs = stream.draws(distribution(breakdowns.up)), stream.draws(distribution(breakdowns.down))
        return (WearingMachine if breakdowns.clock == "working" else CalendarMachine)(ups, downs)

    # --- machines

    def take(self, product: Product) -> Machine | None:
        """A machine that can start at once, if nobody waits for one."""
        return self._pick(product) if self.items and not self.get_queue else None

    def _pick(self, product: Product) -> Machine | None:
        """An idle machine, one that is set up for the product if there is; None where all of them are down."""
        idle: list[Machine] = self.items
        if len(idle) == 1 and self.plain:
            return idle.pop()
        now = self.env.now
        up = [machine for machine in idle if machine.ready(now) <= now]
        if not up:
            if idle:
                self._wait_for_repair(min([machine.ready(now) for machine in idle]))
            return None
        chosen = next((machine for machine in up if machine.product is product), up[0])
        idle.remove(chosen)
        return chosen

    def _do_get(self, event: Turn) -> bool:  # type: ignore[override]
        machine = self._pick(event.lot.product)
        if machine is not None:
            event.succeed(machine)
        return bool(self.items) and machine is not None

    def _wait_for_repair(self, time: float) -> None:
        if time != self._repaired_at:
            self._repaired_at = time
            Moment(self.env, lambda _: self._trigger_get(None), Phase.RECEIPT).at(time)

    # --- the stay of a job

    def arrive(self, lots: int, now: float) -> None:
        """Jobs join the queue."""
        self.arrived += lots
        self.queue.change(lots, now)

    def start(self, since: float, now: float) -> None:
        """A job that joined the queue at `since` has got its machine."""
        wait = now - since
        self.started += 1
        if wait:
            self.waited += 1
            self.waiting += wait
            self.waiting_squared += wait * wait
        self.queue.change(-1, now)
        self.occupied.change(1, now)

    def work_done(self, lot: Lot, started: float, now: float, scrapped: float, good: float) -> None:
        """A machine has finished with a job, which need not be free to leave."""
        self.good += good
        self.scrapped += scrapped
        if self._jobs is not None:
            number = self.site.sim.number(lot.product)
            self._jobs += JOB.pack(lot.number, self.number, number, lot.since, started, now, lot.quantity, scrapped)

    def free(self, machine: Machine, now: float) -> None:
        """A machine is idle, or goes on to the next job in the queue."""
        self.occupied.change(-1, now)
        waiting = self.get_queue
        if waiting and self.plain:
            waiting.pop(0).succeed(machine)
            return
        self.items.append(machine)
        if waiting:
            self._trigger_get(None)

    def leave(self, since: float, now: float) -> None:
        """A job goes."""
        self.finished += 1
        self.time_there += now - since

    def hold(self, place: Event, on_machine: bool) -> Generator[Event, Any, None]:
        """A finished job waits here for a place at its next work centre, on its machine or beside it."""
        level = self.blocked if on_machine else self.put_down
        level.change(1, self.env.now)
        yield place
        level.change(-1, self.env.now)

    # --- counting

    def restart(self) -> None:
        """The warm-up is over: what is counted is counted from here."""
        self._before = self._counted()

    def facts(self) -> StationFacts:
        """What has been counted."""
        counted = [after - before for after, before in zip(self._counted(), self._before, strict=True)]
        return StationFacts(self.site.name, self.name, self.centre.machines, *counted)

    def _counted(self) -> tuple[Any, ...]:
        now = self.env.now
        down = [machine.down(now) for machine in self.machines]
        levels = (self.queue, self.occupied, self.setting_up, self.blocked, self.put_down)
        queue, occupied, setup, blocked, put_down = (level.until(now) for level in levels)
        down_with_job = sum(with_job for with_job, _ in down)
        return (
            self.arrived,
            self.finished,
            self.started,
            self.waiting,
            self.time_there,
            occupied - setup - down_with_job - blocked,
            setup,
            down_with_job + sum(idle for _, idle in down),
            queue,
            queue + occupied + put_down,
            self.good,
            self.scrapped,
            self.waiting_squared,
            blocked + put_down,
            self.waited,
        )
