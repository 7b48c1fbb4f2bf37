"""The strategic half: how the desk has done, and what is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from sim.processes.customer_service.room import CustomerService
    from sim.processes.customer_service.staffing import Staffing


class Review:
    """Staffs the desk anew from the time customers waited and agents were busy since the last review."""

    def __init__(self, room: CustomerService, staffing: Staffing) -> None:
        self.room = room
        self.staffing = staffing
        self.waits = self.responses = self.busy = 0.0
        self._moment = Moment(room.env, self._look_back, Phase.PLANNING)

    def open(self) -> None:
        """Wait for the first review."""
        self._moment.at(self.room.env.now + self.staffing.every)

    def waited(self, time: float) -> None:
        """A contact was taken up."""
        self.waits += time
        self.responses += 1

    def _look_back(self, _: object) -> None:
        contacts = self.room.contacts
        assert contacts is not None
        old = int(contacts.staff.capacity)
        mean = self.waits / self.responses if self.responses else 0.0
        busy = (contacts.busy - self.busy) / self.staffing.every
        new = self.staffing(old, mean, busy)
        if new != old:
            contacts.staff.employ(new)
            why = f"customers waited {mean:.3g}, target {self.staffing.target:g}; {busy:.2f} agents were busy"
            company, decide = self.room.company, self.room.sim.decide
            decide("customer service", company, "customer_service", None, f"agents={old}", f"agents={new}", why)
        self.waits = self.responses = 0.0
        self.busy = contacts.busy
        self._moment.at(self.room.env.now + self.staffing.every)
