"""Work that lies ahead of the machines of a line, in the time that it is expected to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import TYPE_CHECKING

from sim.processes.manufacturing_flow.order import lots

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.making import Making
    from sim.processes.manufacturing_flow.operation import Operation
    from sim.processes.manufacturing_flow.order import Batch, Lot
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product


class WorkAhead:
    """Machine time of the lots in the line that is still to be done, by work centre; kept only where somebody asks.

    inside: of lots that were let in; seen: of all that were let in so far.
    """

    def __init__(self, stations: Iterable[Station], makings: Mapping[Product, Making]) -> None:
        self.inside: dict[Station, float] = dict.fromkeys(stations, 0.0)
        self.seen: dict[Station, float] = dict.fromkeys(self.inside, 0.0)
        self.makings = makings
        self._times: dict[tuple[Operation, float], float] = {}

    def enter(self, batch: Batch, units: float) -> None:
        """Lots are let in."""
        for station, time in self._of(batch.operations, units, batch.lot):
            self.inside[station] += time
            self.seen[station] += time

    def done(self, lot: Lot) -> None:
        """A lot is through with the step at which it is."""
        operation = lot.batch.operations[lot.step]
        self.inside[operation.station] -= self.time(operation, lot.size)

    def gone(self, lot: Lot) -> None:
        """A lot has left the line, whatever of it was still to be done."""
        for operation in lot.batch.operations[lot.step :]:
            self.inside[operation.station] -= self.time(operation, lot.size)

    def time(self, operation: Operation, units: float) -> float:
        """Mean time of a lot at a step."""
        key = operation, units
        if key not in self._times:
            self._times[key] = operation.step.mean_time(units)
        return self._times[key]

    def all(self) -> dict[Station, float]:
        """Time of everything that is ordered and not done, let in or not, by work centre, for each of its machines."""
        ahead = dict(self.inside)
        for making in self.makings.values():
            for order in making.orders:
                for station, time in self._of(making.operations, order.left, making.routing.lot):
                    ahead[station] += time
        return {station: max(0.0, time) / len(station.machines) for station, time in ahead.items()}

    def longest(self) -> float:
        """How long the busiest work centre would take for all of it."""
        return max(self.all().values(), default=0.0)

    def busiest(self, making: Making) -> Station:
        """The work centre with the most work a machine so far; before there was any, that of one product."""
        load = {station: time / len(station.machines) for station, time in self.seen.items()}
        if not any(load.values()):
            for station, time in self._of(making.operations, 1.0, making.routing.lot):
                load[station] += time / len(station.machines)
        return max(load, key=lambda station: load[station])

    def _of(self, operations: Iterable[Operation], units: float, lot: float) -> Iterator[tuple[Station, float]]:
        """Machine time of so many units, lot by lot."""
        full = lots(units, lot) - 1
        rest = units - full * lot if lot < inf else units
        for operation in operations:
            whole = full * self.time(operation, lot) if full else 0.0
            yield operation.station, whole + self.time(operation, rest)
