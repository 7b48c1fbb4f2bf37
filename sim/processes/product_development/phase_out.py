"""The end of a product: it is no longer made, perhaps sold off, then withdrawn, and what is left is written off."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.happenings import MarketEvent
from sim.launch_words import ProductNews
from sim.policies.pricing import EveryDayPrice
from sim.policies.replenishment import RunOut

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.launch_words import Says
    from sim.processes.product_development.reach import Reach
    from sim.processes.product_development.rollout import RollOver
    from sim.product import Product

WHO = "product development"
CRUMB = 1e-9


class PhaseOut:
    """The predecessor of a product on its way out."""

    def __init__(self, company: Agent, plan: RollOver, old: Product, reach: Reach) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.old = old
        self.reach = reach
        self.launched = inf
        self.ordered_last = self.withdrawn = False
        self._moved: dict[Agent, float] = {}

    @property
    def ends(self) -> float:
        """When it is withdrawn at the latest."""
        return self.launched + self.plan.overlap

    def stop(self) -> None:
        """No more of it is made or bought; what is there is sold off, cheaper where that is planned."""
        if self.ordered_last:
            return
        self.ordered_last = True
        for house, _ in self.reach.stocks(self.old):
            was, now = house.adopt("replenishment", self.old.name, RunOut())
            self.sim.decide(WHO, house, "replenishment", self.old, was, now, "last order before the launch")
            if self.plan.discount:
                house.pricing[self.old] = EveryDayPrice(1.0 - self.plan.discount)
        if self.plan.discount:
            self._tell("reduced")

    def look(self) -> None:
        """Withdraw it when its time is over or none is left; what comes in after that is written off too."""
        if self.withdrawn:
            self._write_off()
        elif self.ordered_last and self.sim.env.now >= self.launched:
            left = sum(stock.on_hand + stock.on_order for _, stock in self.reach.stocks(self.old))
            if self.sim.env.now >= self.ends or left <= CRUMB:
                self.withdraw()

    def withdraw(self) -> None:
        """It is no longer sold."""
        self.withdrawn = True
        why = "its time is over" if self.sim.env.now >= self.ends else "none is left"
        self.sim.decide(WHO, self.company, "phase-out", self.old, "on sale", "withdrawn", why)
        self._tell("withdrawn")
        self._write_off()

    def _tell(self, says: Says) -> None:
        for customer in self.reach.customers:
            news = ProductNews(
                self.company,
                customer,
                self.old,
                says,
                self.sim.env.now,
                self.plan.discount if says == "reduced" else 0.0,
                self.reach.product,
            )
            self.sim.record.hear(news)
            customer.receive(news)

    def _write_off(self) -> None:
        """What is left is scrapped, and orders that nothing more comes in for are refused.

        What a house made in the run was a cost when it was made, which moves to the write-offs; what it was opened
        with was paid before the run, and what it bought is among the purchases. Units made last are those left.
        """
        now, record = self.sim.env.now, self.sim.record
        for house, stock in self.reach.stocks(self.old):
            if stock.backlog > CRUMB and stock.on_hand - stock.reserved + stock.on_order <= CRUMB:
                house.orders.losses.withdraw(self.old)
            units = stock.net
            if units <= CRUMB:
                continue
            stock.scrap(units, now)
            value = units * self.reach.value(self.old)
            moved = self._moved.get(house, 0.0)
            booked = min(units, max(0.0, stock.made - moved))
            self._moved[house] = moved + booked
            self.sim.ledger.post(now, house, "write-offs", "production", booked * self.reach.value(self.old), self.old)
            record.happen(MarketEvent.WRITTEN_OFF, house, product=self.old, value=value)
            record.happen(MarketEvent.LEFT_OVER, house, product=self.old, value=units)
