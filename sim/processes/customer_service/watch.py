"""Open orders are looked through, and those that will miss their promise are dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import ServiceEvent
from sim.processes.customer_service.outlook import Outlook
from sim.processes.customer_service.responses import Responses

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.processes.customer_service.monitoring import Monitoring
    from sim.processes.customer_service.pages import Page
    from sim.processes.customer_service.room import CustomerService


class Watch:
    """Recognises an order that will be late, has it dealt with, and reports why.

    discipline: whether an order is dealt with, by its page, promise and outlook; None where every one is.
    """

    def __init__(self, room: CustomerService, monitoring: Monitoring) -> None:
        self.room = room
        self.monitoring = monitoring
        self.responses = Responses(room, monitoring.procedures)
        self.discipline: Callable[[Page, float, float], bool] | None = None
        self._moment = Moment(room.env, self._look_through, Phase.CENSUS)

    def watch_by(self, monitoring: Monitoring) -> None:
        """Look out for other things, and do other things about them, from now on."""
        self.monitoring = monitoring
        self.responses = Responses(self.room, monitoring.procedures)

    def open(self) -> None:
        """Wait for the first time."""
        self._moment.at(self.room.env.now + self.monitoring.every)

    def _look_through(self, _: object) -> None:
        """Compare every open order's outlook with its promise."""
        room, monitoring, now = self.room, self.monitoring, self.room.env.now
        if room.pages:
            outlooks = room.eyes.all()
            for page in list(room.pages.values()):
                promise = page.order.due if page.promise is None else page.promise
                outlook = outlooks.get(page.order.number)
                date = max(now, promise if outlook is None else outlook.date)
                late = date - promise > monitoring.slack + 1e-9
                if not late or promise - now > monitoring.ahead:
                    continue
                if page.alarmed != promise:
                    page.alarmed = promise
                    self._alarm(page, promise, Outlook(date, outlook.cause if outlook else None))
                elif self.responses.moves:
                    self.responses.move(page, promise, date)
        self._moment.at(now + monitoring.every)

    def _alarm(self, page: Page, promise: float, outlook: Outlook) -> None:
        order, room = page.order, self.room
        room.happen(ServiceEvent.ALARMED, order, value=promise - room.env.now)
        if outlook.cause is not None:
            room.happen(outlook.cause, order, value=outlook.date - promise)
        if self.discipline is None or self.discipline(page, promise, outlook.date):
            self.responses.deal_with(page, promise, outlook.date)
