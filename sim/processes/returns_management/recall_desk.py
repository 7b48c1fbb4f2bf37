"""The desk that hears of defects, recalls what has to be, and destroys what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform, distribution
from sim.errors import ModelError
from sim.happenings import LotEvent, ReturnEvent
from sim.lots.book import LotBook
from sim.lots.in_use import RECALLED
from sim.lots.lot import Lot, units_of
from sim.lots.traced_stock import TracedStock
from sim.processes.returns_management.crediting import OUTSIDE

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Return
    from sim.processes.returns_management.recall import Recall
    from sim.product import Product


class RecallDesk:
    """Where a returns centre follows defects by the lot they come from.

    told: units of each lot that have shown a defect; recalled: lots that a recall was begun for; awaited: units that
    are still to come back.
    """

    def __init__(self, site: Agent, plan: Recall) -> None:
        book = site.sim.lots
        if book is None:
            raise ModelError(
                f"{site.name} cannot recall anything: no lots are traced here; choose a scenario that traces them "
                "(scenario=recall) or returns_management.recall=null"
            )
        self.site = site
        self.env = site.env
        self.plan = plan
        self.book: LotBook = book
        self.told: Counter[Lot] = Counter()
        self.recalled: set[Lot] = set()
        self.first: dict[Lot, float] = {}
        self.awaited = 0.0
        self._since = 0.0
        self._makers: dict[Lot, Agent | None] = {}
        self._full: dict[TracedStock, None] = {}
        self._clearing = Moment(site.env, self._destroy, Phase.PLANNING)
        self._answers: Iterator[float] = site.sim.streams(site.name, "recall/response").draws(Uniform(0.0, 1.0))
        self._times = site.sim.streams(site.name, "recall/time").draws(distribution(plan.response_time))
        book.apart.add(site.name)
        book.hands.heard.append(self.hear)
        book.blocked.append(self._blocked)

    def open(self) -> None:
        """The clock is about to start."""
        if self.plan.date is not None:
            Moment(self.env, self._due, Phase.PLANNING).at(self.plan.date)

    def hear(self, customer: Agent, product: Product, cause: Lot, units: float) -> None:
        """A customer complains of a unit; it turns out which lot the defect comes from."""
        self.told[cause] += units  # type: ignore[assignment]
        self.first.setdefault(cause, self.env.now)
        if cause not in self.recalled and self.told[cause] >= self.plan.threshold - 1e-9:
            self._begin(cause)

    def _due(self, _: object) -> None:
        worst = max(self.told, key=lambda lot: self.told[lot], default=None)
        if worst is not None and worst not in self.recalled:
            self._begin(worst)

    def _begin(self, origin: Lot) -> None:
        self.recalled.add(origin)
        recall = Moment(self.env, lambda _: self.recall(origin), Phase.PLANNING)
        recall.at(self.env.now + self.plan.investigation)

    # --- a recall

    def recall(self, origin: Lot) -> None:
        """Block what is in the houses and under way, and call back what customers hold."""
        lots = {lot for lot in self.plan.scope(origin, self.book) if not lot.blocked}
        if not lots:
            return
        stocked = sum([units_of(layer for layer in s.shelf.rows if layer.lot in lots) for s in self.book.stocks()])
        sold = self.book.hands.reach(lots)
        held = sum([units for _, _, units in sold])
        reach = stocked + self.book.under_way(lots) + held
        maker = self.site.sim.agents.get(origin.maker)
        self._makers.update(dict.fromkeys(lots, maker))
        if not self.awaited:
            self._since = self.first.get(origin, self.env.now)
        happen = self.site.sim.record.happen
        happen(LotEvent.RECALLED, self.site, product=origin.product, value=reach)
        happen(LotEvent.RECALL_REACHED_CUSTOMERS, self.site, product=origin.product, value=held)
        self.book.block(lots)
        for customer, product, units in sold:
            self._spend("quality", self.plan.notice * units, product, customer, maker)
            self._call(customer, product, lots, units)
        if not self.awaited:
            self._contained()

    def _call(self, customer: Agent, product: Product, lots: set[Lot], units: float) -> None:
        """A customer is told: each unit that it heeds comes back in its own time."""
        if self.book.hands.owner(customer).way is None:
            return
        left = units
        while left > 1e-9:
            unit = min(1.0, left)
            left -= unit
            time = max(0.0, next(self._times))
            if next(self._answers) < self.plan.response:
                self.awaited += unit
                answer = partial(self._answer, customer, product, lots, unit)
                Moment(self.env, answer, Phase.RECEIPT).at(self.env.now + time)

    def _answer(self, customer: Agent, product: Product, lots: set[Lot], unit: float, _: object) -> None:
        """A customer sends a unit back, unless it is gone for another reason."""
        self._through(unit - self.book.hands.call_back(customer, product, lots, unit))

    def take(self, back: Return) -> None:
        """Recalled goods are back: the customer gets its money, and they are destroyed."""
        now, product, units = self.env.now, back.product, back.quantity
        stock = self.site.stocks[product]
        rows = stock.inbox.rows if isinstance(stock, TracedStock) else ()
        maker = self._blamed(rows[0].lot) if rows else None  # all that a customer sends is of one recall
        stock.take_back(units, now)
        stock.scrap(units, now)
        self._waste(self.site, product, units, maker)
        self.site.sim.record.happen(LotEvent.RECALLED_BACK, self.site, about=back.sender, product=product, value=units)
        refund = self.plan.refund * product.price * units
        self._spend("returns", refund, product, back.sender, maker)
        self.site.sim.ledger.post(now, back.sender, "cash", "purchases", refund, product, counterparty=self.site)
        self._spend("quality", self.plan.handling * units, product, back.sender, maker)
        self._through(units)

    def _through(self, units: float) -> None:
        """So much less is awaited."""
        if units:
            self.awaited -= units
            if self.awaited <= 1e-9:
                self.awaited = 0.0
                self._contained()

    def _contained(self) -> None:
        self.site.sim.record.happen(LotEvent.RECALL_CONTAINED, self.site, value=self.env.now - self._since)

    # --- what is done with the goods

    def _blocked(self, stock: TracedStock, units: float) -> None:
        """Goods lie in quarantine: they are destroyed once all goods of the instant are in."""
        self._full[stock] = None
        if not self._clearing.awaited:
            self._clearing.now()

    def _destroy(self, _: object) -> None:
        full, self._full = self._full, {}
        for stock in full:
            units: dict[Agent | None, float] = {}
            for layer in stock.clear(self.env.now):
                maker = self._blamed(layer.lot)
                units[maker] = units.get(maker, 0.0) + layer.units
            for maker, wasted in units.items():
                self._waste(self.site.sim.agents[stock.place], stock.product, wasted, maker)

    def _blamed(self, lot: Lot) -> Agent | None:
        """The maker of the bad lot for which this one was recalled, or made of one that was."""
        if lot in self._makers:
            return self._makers[lot]
        return next((maker for part in lot.parents if (maker := self._blamed(part)) is not None), None)

    def _waste(self, house: Agent, product: Product, units: float, maker: Agent | None) -> None:
        """Goods are destroyed where they are."""
        self._spend("disposal", self.plan.disposal * units, product, house, maker)
        if kilograms := product.weight * units:
            self.site.sim.record.happen(ReturnEvent.WASTED, house, product=product, value=kilograms)

    def _spend(self, account: str, money: float, product: Product, about: Agent, maker: Agent | None) -> None:
        """Somebody is paid, and the maker of the bad lot pays its share of it."""
        if not money:
            return
        sim, now = self.site.sim, self.env.now
        sim.ledger.post(now, self.site, account, "cash", money, product, counterparty=about)
        customer = about if about.consumes else None
        sim.record.happen(LotEvent.RECALL_SPENT, self.site, about=customer, product=product, value=money)
        debit = self.plan.debit * money
        if maker is not None and maker is not self.site and debit:
            sim.ledger.post(now, self.site, "cash", "penalties", debit, product, counterparty=maker)
            if maker.role != OUTSIDE:
                sim.ledger.post(now, maker, "penalties", "cash", debit, product, counterparty=self.site)


def recall_desk(site: Agent, plan: Recall | None) -> RecallDesk | None:
    """The desk of a returns centre, where it has chosen to recall."""
    return None if plan is None else RecallDesk(site, plan)


__all__ = ["RECALLED", "RecallDesk", "recall_desk"]
