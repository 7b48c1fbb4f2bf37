"""Operators: people who are needed at the machines of one work centre or of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from sim.clock import Clock
    from sim.processes.manufacturing_flow.ruled_station import RuledStation


@dataclass(frozen=True)
class Crew:
    """So many people with one trade; work centres that name the same crew share it. Raises ValueError for nobody."""

    name: str
    people: int = 1

    def __post_init__(self) -> None:
        if self.people < 1:
            raise ValueError(f"crew {self.name} needs at least one operator, got {self.people}")


class CrewAtWork:
    """The people who are free, and the work centres that need them: the job that has waited longest is next.

    A job takes a machine and an operator together, for set-up and work; when it is done both are free again.
    """

    def __init__(self, env: Clock, crew: Crew) -> None:
        self.crew = crew
        self.free = crew.people
        self.stations: list[RuledStation] = []
        self._back = 0
        self._moment = Moment(env, lambda _: self._assign(), Phase.RECEIPT)

    def leave(self) -> None:
        """Somebody has done a job; who takes up which job next is seen when the machine is free, too."""
        self._back += 1
        self._moment.now()

    def _assign(self) -> None:
        self.free, self._back = self.free + self._back, 0
        waiting = [station for station in self.stations if station.get_queue and station.items]
        while waiting and self.free:
            station = min(waiting, key=lambda station: station.get_queue[0].since)
            if not station.start_next() or not (station.get_queue and station.items):
                waiting.remove(station)
