"""What is loaded on a line: when it will be done, and when machines are free, at finite load (forward scheduling)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, heapreplace
from itertools import count
from math import ceil, inf
from typing import TYPE_CHECKING, TypeAlias

from sim.distributions import distribution

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.making import Making
    from sim.processes.manufacturing_flow.operation import Operation
    from sim.processes.manufacturing_flow.order import Batch, Lot
    from sim.processes.manufacturing_flow.production import Production
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product

Arriving: TypeAlias = Callable[["Product", float], Iterator[tuple[float, float]]]
"""Parts on hand and expected, ascending: (date, units), from a part and the time."""
Dated: TypeAlias = "list[tuple[float, float]]"
Coming: TypeAlias = "dict[Product, Dated]"
Job: TypeAlias = "tuple[float, int, Product, Sequence[Operation], int, float, float]"
"""Ready when, its turn, the product, its steps, which of them is next, units, and units of the order they stand for."""


@dataclass
class Plan:
    """What a line will do: units of each product by the date at which they come off it, and when machines are free."""

    finish: dict[Product, list[tuple[float, float]]] = field(default_factory=dict)
    free: dict[Station, list[float]] = field(default_factory=dict)

    def add(self, product: Product, date: float, units: float) -> None:
        """Units come off the line."""
        self.finish.setdefault(product, []).append((date, units))


class FiniteLoad:
    """The planner's board of a line: every lot at its step, what has not been released yet, and mean times.

    Lots go from step to step as they do on the line, first come first served, in mean times with setups and repairs;
    cards and space between the machines are left out, as is scrap. Kept only where somebody asks.
    """

    def __init__(self, room: Production, arriving: Arriving, lead_time: Callable[[Product], float]) -> None:
        self.room = room
        self.env = room.site.env
        self.arriving = arriving
        self.lead_time = lead_time
        self.lots: dict[Lot, Sequence[Operation]] = {}
        self.batches: dict[Batch, None] = {}
        self.version = 0
        self._ordered: dict[Product, deque[tuple[float, float, float]]] = {}
        self._plan: tuple[tuple[float, int, int], Plan] | None = None
        self._times: dict[tuple[Operation, float], float] = {}
        room.line.load = self

    # --- what the line tells

    def ordered(self, product: Product, units: float) -> None:
        """A production order is placed; by plan it takes the lead time of the catalogue."""
        stock = self.room.site.stocks[product]
        planned = self.env.now + self.lead_time(product)
        self._ordered.setdefault(product, deque()).append((stock.ordered, planned, units))

    def entered(self, batch: Batch) -> None:
        """Lots are released."""
        self.batches[batch] = None
        self.version += 1

    def stepped_up(self, lot: Lot, batch: Batch) -> None:
        """A lot comes to the first step."""
        self.lots[lot] = batch.operations
        if not batch.left:
            self.batches.pop(batch, None)

    def moved(self) -> None:
        """A lot has begun or ended a step."""
        self.version += 1

    def left(self, lot: Lot) -> None:
        """A lot is done."""
        del self.lots[lot]
        self.version += 1

    # --- what the planner says

    def plan(self) -> Plan:
        """What the line will do, as far as it knows now."""
        now = self.env.now
        known = (now, self.version, self.room.placed)
        if self._plan is None or self._plan[0] != known:
            self._plan = known, self._forward(now)
        return self._plan[1]

    def planned(self, product: Product) -> list[tuple[float, float]]:
        """Units on order by the dates of the catalogue's lead times, the oldest order taken to be done first."""
        stock, orders = self.room.site.stocks[product], self._ordered.get(product, deque())
        done = stock.ordered - stock.on_order
        while orders and orders[0][0] <= done + 1e-9:
            orders.popleft()
        return [(date, min(units, total - done)) for total, date, units in orders]

    def behind(self, product: Product) -> dict[Station, list[float]]:
        """When machines are free, once what is owed of other products and not ordered yet is done too."""
        free = {station: list(times) for station, times in self.plan().free.items()}
        for other, making in self.room.makings.items():
            owed = -self.room.site.stocks[other].position
            if other is not product and owed > 1e-9 and making.operations:
                for units in _lots(owed, making.routing.lot):
                    ready = self.env.now
                    for operation in making.operations:
                        machines = free[operation.station]
                        ready = max(ready, machines[0]) + self.time(operation, units)
                        heapreplace(machines, ready)
        return free

    def room_for(self, product: Product, window: float) -> float:
        """Units that the slowest step could make within a window beyond what is loaded."""
        now, lot = self.env.now, self.room.makings[product].routing.lot
        units = lot if lot < inf else 1.0
        free = self.behind(product)
        return min(
            [
                sum([max(0.0, now + window - machine) for machine in free[station]]) / time * units
                for station, time in self.steps(product, units)
                if time > 0
            ],
            default=inf,
        )

    def steps(self, product: Product, quantity: float) -> list[tuple[Station, float]]:
        """The work centres of a product in order, each with the mean time of a lot of so many units."""
        return [(op.station, self.time(op, quantity)) for op in self.room.makings[product].operations]

    def time(self, operation: Operation, units: float) -> float:
        """Mean time of a lot at a step, with repairs on the way."""
        key = (operation, units)
        if key not in self._times:
            breakdowns = operation.station.centre.breakdowns
            slower = 1.0
            if breakdowns is not None:
                slower += distribution(breakdowns.down).mean / distribution(breakdowns.up).mean
            self._times[key] = operation.step.mean_time(units) * slower
        return self._times[key] / operation.station.pace

    def _forward(self, now: float) -> Plan:
        plan = Plan(free={station: [now] * len(station.machines) for station in self.room.line.stations.values()})
        turns = count()
        jobs = [*self._in_work(now, plan, turns), *self._waiting(now, plan, turns)]
        heapify(jobs)
        free = plan.free
        while jobs:
            ready, turn, product, operations, step, units, ordered = heappop(jobs)
            if step == len(operations):
                plan.add(product, ready, ordered)
                continue
            machines = free[operations[step].station]
            done = max(ready, machines[0]) + self.time(operations[step], units)
            heapreplace(machines, done)
            heappush(jobs, (done, turn, product, operations, step + 1, units, ordered))
        return plan

    def _in_work(self, now: float, plan: Plan, turns: Iterator[int]) -> Iterator[Job]:
        """Lots on machines, and lots that wait for one."""
        for lot, operations in self.lots.items():
            ready, step = now, lot.step
            if lot.started is not None and step < len(operations):
                operation = operations[step]
                ready = max(now, lot.started + self.time(operation, lot.quantity))
                heapreplace(plan.free[operation.station], ready)
                step += 1
            yield ready, next(turns), lot.product, operations, step, lot.quantity, lot.ordered
        for batch in self.batches:
            order = batch.order
            for units in _lots(batch.left, batch.lot):
                yield now, next(turns), order.product, batch.operations, 0, units, units * order.share

    def _waiting(self, now: float, plan: Plan, turns: Iterator[int]) -> Iterator[Job]:
        """Production orders that are not in work yet, the oldest first, from when their parts are there."""
        waiting = [(order, making) for making in self.room.makings.values() for order in making.orders]
        needed: dict[Product, float] = {}
        coming: Coming = {}
        for order, making in sorted(waiting, key=lambda pair: pair[0].number):
            for units in _lots(order.left, making.routing.lot):
                ready = self._parts(making, units, needed, coming, now)
                if making.operations:
                    yield ready, next(turns), order.product, making.operations, 0, units, units * order.share
                else:
                    plan.add(order.product, ready, units * order.share)

    def _parts(self, making: Making, units: float, needed: dict[Product, float], coming: Coming, now: float) -> float:
        """When the parts of a lot are there, after those of the lots before it; coming: what is known of each part."""
        ready = now
        for stock, need in making.materials.needs:
            part = stock.product
            needed[part] = wanted = needed.get(part, 0.0) + need * units
            if part not in coming:
                coming[part] = list(self.arriving(part, now))
            there = self._there(part, wanted, now, coming[part])
            if there > ready:
                ready = there
        return ready

    def parts_for(self, product: Product, quantity: float, now: float) -> list[tuple[float, float]]:
        """When there are parts for so many more units, behind all that waits for them: (units, date), ascending."""
        making = self.room.makings[product]
        if not making.materials.needs:
            return []
        left: dict[Product, float] = {}
        for other in self.room.makings.values():
            for stock, need in other.materials.needs:
                left[stock.product] = left.get(stock.product, 0.0) + need * other.left
        dates: list[tuple[float, float]] = []
        units = 0.0
        for lot in _lots(quantity, making.routing.lot):
            units += lot
            waits = [
                self._there(stock.product, left[stock.product] + need * units, now)
                for stock, need in making.materials.needs
            ]
            dates.append((units, max(now, *waits)))
        return dates

    def _there(self, part: Product, units: float, now: float, coming: Dated | None = None) -> float:
        """The date at which so many units of a part will have come; a lead time from now where nobody ordered them."""
        total = 0.0
        for date, more in self.arriving(part, now) if coming is None else coming:
            total += more
            if total + 1e-9 >= units:
                return max(date, now)
        return now + self.lead_time(part)


def _lots(units: float, lot: float) -> Iterator[float]:
    """So many units in lots."""
    if units <= 0:
        return
    if lot == inf:
        yield units
        return
    for number in range(max(1, ceil(units / lot - 1e-9))):
        yield min(lot, units - number * lot)
