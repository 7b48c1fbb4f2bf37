"""What ties a customer to whom it buys from: what it has been through, and what it makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.happenings import CustomerEvent, Happening
from sim.loyalty import Experience

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.agents.customer import Customer
    from sim.loyalty import Loyalty
    from sim.messages import Notice, Order, Parcel
    from sim.policies.wishes import Line, Lines
    from sim.product import Product

LEAVING, JOINING = Phase.RECEIPT + 1, Phase.RECEIPT + 2
"""Customers leave once the goods of the instant have come, others join after that; those who are there then order."""
CRUMB = 1e-9
"""Units: what rounding leaves."""
NO_ANSWER = Experience(misinformed=True)


class Waiting:
    """An order as the one who waits for it sees it.

    due: by when it asked for it; promised: by when the seller gave its word that it would come, None for no word;
    units: ordered; left: still to come; filled: those there by the date asked for; told: the last date that it was
    told since; warned: when it was first told, unasked, that the order would be late; credited: whether it was given
    money for that. A seller cannot move the date asked for: what is promised late is felt as late, if announced.
    """

    __slots__ = (
        "credited",
        "defective",
        "due",
        "filled",
        "left",
        "lost",
        "misinformed",
        "promised",
        "told",
        "units",
        "warned",
    )

    def __init__(self, due: float, units: float) -> None:
        self.due = due
        self.promised: float | None = None
        self.units = self.left = units
        self.filled = self.lost = self.defective = 0.0
        self.told = self.warned = inf
        self.misinformed = self.credited = False

    @property
    def expected(self) -> float:
        """From when on it is kept waiting against the seller's word, or, without one, against its own wish."""
        return self.due if self.promised is None else max(self.promised, self.due)


class Bond:
    """One customer's loyalty in the making: satisfaction, the fill rate it remembers, and whether it has left."""

    def __init__(self, customer: Customer, loyalty: Loyalty) -> None:
        self.customer = customer
        self.loyalty = loyalty
        self.satisfaction = loyalty.usual
        self.fill_rate = loyalty.usual_fill
        self.seller: Agent = customer
        self.since = 0.0
        self.gone = False
        self.waiting: dict[Order, Waiting] = {}
        self._kept: dict[Product, float] = {}
        self._wallet: Iterator[float] = iter(())
        self._fates: Iterator[float] = iter(())
        self._month = Moment(customer.env, self._look_back, LEAVING)

    def open(self) -> None:
        """It is a customer from now on."""
        seller = next(iter(self.customer.sellers.values())).seller
        self.seller = seller.company or seller
        self.since = self.customer.env.now
        chance = Uniform(0.0, 1.0)
        if self.loyalty.chooses:
            self._wallet = self.customer.sim.streams(self.customer.name, "wallet").draws(chance)
        if self.loyalty.leaves:
            self._fates = self.customer.sim.streams(self.customer.name, "churn").draws(chance)
        self._wait()

    # --- what it orders

    def wishes(self, wanted: Lines) -> Lines:
        """What of its wishes it orders here: all or nothing of them, and as much as it has come to rely on."""
        loyalty = self.loyalty
        if loyalty.chooses and next(self._wallet) >= loyalty.share_of_wallet(self.satisfaction):
            self._happen(CustomerEvent.BOUGHT_ELSEWHERE, value=sum([line[1] for line in wanted]))
            return ()
        if not loyalty.elasticity:
            return wanted
        volume = loyalty.volume(self.fill_rate)
        lines = tuple([(line[0], line[1] * volume, *line[2:]) for line in wanted])
        return self._whole(lines) if loyalty.whole else lines

    def _whole(self, lines: Lines) -> Lines:
        """Whole units, and the rest later."""
        kept: list[Line] = []
        for line in lines:
            product = line[0]
            units = line[1] + self._kept.get(product, 0.0)
            whole = float(int(units + CRUMB))
            self._kept[product] = units - whole
            if whole > 0:
                kept.append((product, whole, line[2]) if len(line) == 3 else (product, whole))
        return tuple(kept)

    # --- what it is told, and what it gets

    def ordered(self, order: Order) -> None:
        """An order sets out."""
        self.waiting[order] = Waiting(order.due, sum([line.quantity for line in order.lines]))

    def promised(self, order: Order, date: float) -> None:
        """The seller gives its word; the first one counts."""
        waiting = self.waiting.get(order)
        if waiting is not None and waiting.promised is None:
            waiting.promised = date

    def told(self, order: Order, date: float) -> None:
        """The seller answers when the order will come."""
        waiting = self.waiting.get(order)
        if waiting is not None:
            waiting.told = date

    def warned(self, notice: Notice) -> None:
        """The seller says unasked that an order will be late, and may give money for it."""
        waiting = self.waiting.get(notice.order)
        if waiting is not None:
            waiting.told = notice.date
            waiting.warned = min(waiting.warned, self.customer.env.now)
            waiting.credited = waiting.credited or notice.credit > 0

    def neglected(self, order: Order | None) -> None:
        """It asked, about an order or not, and nobody answered in time: it minds now, or when the order has come."""
        waiting = self.waiting.get(order) if order is not None else None
        if waiting is not None:
            waiting.misinformed = True
        else:
            self.satisfaction = self.loyalty.satisfied(self.satisfaction, self.loyalty.score(NO_ANSWER))

    def expect(self, order: Order, units: float) -> None:
        """Another product is to come instead of one that was not there."""
        if order in self.waiting:
            self.waiting[order].left += units

    def received(self, parcel: Parcel) -> None:
        """Goods have come; what was wrong or broken is still to come."""
        waiting = self.waiting.get(parcel.order)
        if waiting is not None:
            waiting.defective += parcel.wrong + parcel.damaged
            if self.customer.env.now <= waiting.due:
                waiting.filled += parcel.quantity
            self._close(parcel.order, waiting, parcel.quantity)

    def refused(self, order: Order, quantity: float) -> None:
        """So many units will never come."""
        waiting = self.waiting.get(order)
        if waiting is not None:
            waiting.lost += quantity
            self._close(order, waiting, quantity)

    def _close(self, order: Order, waiting: Waiting, quantity: float) -> None:
        """So many units less to come; once there are none, it has an opinion."""
        waiting.left -= quantity
        if waiting.left > CRUMB:
            return
        del self.waiting[order]
        loyalty, units = self.loyalty, waiting.units
        if units <= 0:
            return
        now, expected = self.customer.env.now, waiting.expected
        experience = Experience(
            late=max(0.0, now - expected),
            announced=expected - waiting.due,
            warned=waiting.warned <= expected - loyalty.ahead,
            short=waiting.lost / units,
            misinformed=waiting.misinformed or not order.documents_right or now > waiting.told + loyalty.tolerance,
            defective=min(1.0, waiting.defective / units),
            credited=waiting.credited,
            filled=waiting.filled / units,
        )
        score = loyalty.score(experience)
        self.satisfaction = loyalty.satisfied(self.satisfaction, score)
        self.fill_rate += loyalty.memory * (experience.filled - self.fill_rate)
        self._happen(CustomerEvent.EXPERIENCED, order=order.number, value=score)

    def stuck(self) -> None:
        """It has to keep goods that it has no use for."""
        score = self.loyalty.score(Experience(defective=1.0))
        self.satisfaction = self.loyalty.satisfied(self.satisfaction, score)

    def visited(self) -> None:
        """Somebody from the seller came to see it, and listened."""
        self.satisfaction = self.loyalty.mended(self.satisfaction)

    # --- whether it stays

    def _wait(self) -> None:
        """Look back a month on: counted from the day it joined, so that no rounding adds up."""
        months = round((self.customer.env.now - self.since) / self.loyalty.month) + 1
        self._month.at(self.since + months * self.loyalty.month)

    def _look_back(self, _: Event) -> None:
        self._happen(CustomerEvent.LOOKED_BACK, value=self.satisfaction)
        if self.loyalty.leaves and next(self._fates) < self.loyalty.hazard(self.satisfaction):
            self.gone = True
            self._happen(CustomerEvent.CHURNED, value=self.customer.env.now - self.since)
        else:
            self._wait()

    def _happen(self, what: Happening, *, order: int = 0, value: float = 0.0) -> None:
        self.customer.sim.record.happen(what, self.seller, about=self.customer, order=order, value=value)
