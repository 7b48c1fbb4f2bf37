"""Who reads the books of a company at any instant, and keeps those that a warm-up would close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Event

from sim.accounts import ACCOUNTS
from sim.clock import Moment, Phase
from sim.happenings import DevelopmentEvent
from sim.strategy.report import Reading, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sim.agents.company import Company
    from sim.messages import Order
    from sim.product import Product
    from sim.stock import Stock

HAPPENED = {
    "launches": (DevelopmentEvent.LAUNCHED, 0),
    "new product earnings": (DevelopmentEvent.DEVELOPMENT_EARNED, 1),
}
"""Counters that are numbers of events, or sums of their values."""


class Books:
    """The books of all houses of a company together. Nothing is changed by reading them, nothing posted.

    worth: standard cost of a unit of each product. Customers' orders are counted once they are through; what is bought
    from outside, or what is made where nothing is bought, is noted once a time bucket.
    """

    def __init__(self, company: Company, worth: Mapping[Product, float]) -> None:
        self.company = company
        self.sim = company.sim
        self.worth = worth
        self.sites = frozenset(company.sites)
        self.served = dict.fromkeys(("ordered and closed", "at once", "on time", "lost"), 0.0)
        self.series = dict.fromkeys(("periods", "bought", "bought squared", "asked", "asked squared"), 0.0)
        self._last = (0.0, 0.0)
        self._bucket = self.sim.period * self.sim.bucket
        self._note = Moment(company.env, self._noted, Phase.CENSUS)
        self.opening = self.read()
        self.sim.record.book.closings.append(self._closed)
        self._note.at(self.sim.env.now + self._bucket)

    def since(self, before: Reading) -> Report:
        """What has been done since another reading."""
        return Report(before, self.read())

    def read(self) -> Reading:
        """The books as they stand now."""
        counts = {**self.served, **self.series, **self._customers(), **self._flows(), **self._happened()}
        return Reading(self.sim.env.now, self._money(), counts, self._assets())

    # --- hearing

    def _closed(self, order: Order, _: float) -> None:
        """An order is through: it counts where a customer had it of a house of the company."""
        if order.seller in self.sites and order.buyer not in self.sites:
            served = self.served
            for line in order.lines:
                served["ordered and closed"] += line.quantity
                served["at once"] += line.at_once
                served["on time"] += line.on_time
                served["lost"] += line.lost

    def _noted(self, _: Event) -> None:
        """A time bucket is over."""
        now = (sum([stock.ordered for stock in self._bought()]), self._asked())
        bought, asked = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        for name, value in (("bought", bought), ("asked", asked)):
            self.series[name] += value
            self.series[f"{name} squared"] += value * value
        self.series["periods"] += 1.0
        self._note.at(self.sim.env.now + self._bucket)

    # --- reading

    def _stocks(self) -> list[Stock]:
        return [stock for site in self.company.sites for stock in site.stocks.values()]

    def _bought(self) -> list[Stock]:
        """Stocks that are bought from outside; those of whatever is ordered, where nothing is."""
        bought = [
            stock
            for site in self.company.sites
            for product, stock in site.stocks.items()
            if any(lane.seller not in self.sites for lane in site.sources(product))
        ]
        return bought or self._stocks()

    def _asked(self) -> float:
        accounts = self.sim.accounts
        pages = accounts.pages.values() if accounts is not None else ()
        return sum([page.ordered for page in pages if page.company is self.company])

    def _customers(self) -> dict[str, float]:
        accounts = self.sim.accounts
        pages = [page for page in (accounts.pages.values() if accounts else ()) if page.company is self.company]
        return {
            "revenue": sum([page.revenue for page in pages]),
            "sold": sum([page.units for page in pages]),
            "goods": sum([page.goods for page in pages]),
            "cost to serve": sum([page.cost_to_serve for page in pages]),
            "customers": float(len(pages)),
        }

    def _flows(self) -> dict[str, float]:
        """Units, lines and unit-times of all stocks; made: of what is made here, and in how many orders."""
        now = self.sim.env.now
        flows = dict.fromkeys(("made", "scrapped", "returned", "production orders", "received from outside"), 0.0)
        flows |= dict.fromkeys(("backlog time", "stock value time"), 0.0)
        for stock in self._stocks():
            open_time = now - stock.since
            flows["made"] += stock.made
            flows["scrapped"] += stock.scrapped
            flows["returned"] += stock.returned
            flows["production orders"] += stock.order_lines if stock.made else 0.0
            held = stock.on_hand_time + max(stock.on_hand, 0.0) * open_time
            flows["stock value time"] += held * self.worth.get(stock.product, 0.0)
            flows["backlog time"] += stock.backlog_time + stock.backlog * open_time
        flows["received from outside"] = sum([stock.received for stock in self._bought()])
        return flows

    def _happened(self) -> dict[str, float]:
        happenings = self.sim.record.happenings
        counts = dict.fromkeys(HAPPENED, 0.0)
        for pages in (happenings.before, happenings.sums):
            for (what, *_), sums in pages.items():
                for name, (kind, column) in HAPPENED.items():
                    if what is kind:
                        counts[name] += sums[column]
        return counts

    def _assets(self) -> float:
        """What lies in stock, is under way from its houses, or has gone into work, at standard cost.

        What is on its way to a customer is the company's until it is delivered and paid for.
        """
        held = sum([stock.on_hand * self.worth.get(stock.product, 0.0) for stock in self._stocks()])
        held += sum([self._in_work(site.stocks) for site in self.company.sites])
        for lane in self.sim.lanes:
            if lane.seller in self.sites:
                held += sum([(p.moving + p.at_door) * self.worth.get(p.product, 0.0) for p in lane.pipes.values()])
        return held

    def _in_work(self, stocks: Mapping[Product, Stock]) -> float:
        """Parts that were used here and are in nothing finished yet; what is spoilt on the line was made, too."""
        needs = {part: 0.0 for product in stocks for part in product.parts if part in stocks}
        for product, stock in stocks.items():
            for part, need in product.parts.items():
                if part in needs:
                    needs[part] += need * stock.made
        return sum([(stocks[part].used - made) * self.worth.get(part, 0.0) for part, made in needs.items()])

    def _money(self) -> dict[str, float]:
        """Balances by account, and what has accrued and is not posted yet."""
        money = dict.fromkeys(ACCOUNTS, 0.0)
        numbers = {site.index for site in (*self.sites, self.company)}
        for totals in (self.sim.ledger.before, self.sim.ledger.totals):
            for (agent, _, debit, credit), amount in totals.items():
                if agent in numbers:
                    money[ACCOUNTS[debit]] += amount
                    money[ACCOUNTS[credit]] -= amount
        for account, amount in self._accrued():
            money[account] += amount
        return money

    def _accrued(self) -> Iterable[tuple[str, float]]:
        """What `Simulation.accrue()` would post now."""
        now = self.sim.env.now
        for stock in self._stocks():
            held = stock.on_hand_time + max(stock.on_hand, 0.0) * (now - stock.since) - stock.posted[0]
            owed = stock.backlog_time + stock.backlog * (now - stock.since) - stock.posted[1]
            yield "holding", held * stock.costs.holding
            yield "backlog", owed * stock.costs.backlog
        for lane in self.sim.lanes:
            payer, buys = lane.payer(), lane.buyer in self.sites
            pays = payer is not None and payer in self.sites
            for pipe in lane.pipes.values() if pays or buys else ():
                moving = pipe.moving_time + pipe.moving * (now - pipe.since) - pipe.posted[0]
                waiting = pipe.at_door_time + pipe.at_door * (now - pipe.since) - pipe.posted[1]
                yield "holding in transit", moving * pipe.rate if pays else 0.0
                yield "holding", waiting * pipe.rate if buys else 0.0
        for premises in self.sim.premises:
            if premises.agent in self.sites:
                yield "facilities", premises.owed + premises.cost * (now - premises.since)
