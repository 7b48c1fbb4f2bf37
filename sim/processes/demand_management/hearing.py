"""What one desk hears besides the sum of its orders."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from sim.policies.forecasting import Combined, Derived
from sim.processes.demand_management.succession import of_one
from sim.processes.demand_management.voice import Voice

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.forecasting import Forecast, Forecasting
    from sim.policies.planning import Planned
    from sim.processes.demand_management.desk import Desk
    from sim.processes.demand_management.families import Family
    from sim.processes.demand_management.forecast_book import ForecastBook
    from sim.processes.demand_management.information import Hears
    from sim.product import Product


class Hearing:
    """What is heard of one product, and by whom.

    others: everybody who is not heard by itself; accounts: who is; sales: what consumers are reported to buy; came: the
    same in the period, without errors in the reports; shares: forecasts that came from other houses; told: what a
    planner says is to be expected; lag: periods that sales are old; protection: that of the desk, where nothing is
    announced.
    """

    def __init__(self, product: Product, desk: Desk, hears: Hears, lag: float) -> None:
        self.product = product
        self.desk = desk
        self.hears = hears
        self.lag = lag
        self.known_after = ceil(lag - 1e-9) if hears == "sales" else 0
        self.by_orders = hears in ("orders", "shipments")
        self.family: Family | None = None
        self.others = Voice()
        self.accounts: dict[Agent, Voice] = {}
        self.sales = Voice()
        self.came = 0.0
        self.shares: dict[Agent, Derived] = {}
        self.protection = desk.protection
        self.told: Planned | None = None
        self._shipped = 0.0
        self._all, self._one = desk.forecasting, of_one(desk.forecasting)
        self._outlook: dict[Voice, Forecast] = {}

    def voices(self) -> Iterator[Voice]:
        """Everybody who orders here."""
        yield self.others
        yield from self.accounts.values()

    def voice(self, buyer: Agent, apart: bool) -> Voice:
        """Where a buyer is heard."""
        if not apart:
            return self.others
        voice = self.accounts.get(buyer)
        if voice is None:
            voice = self.accounts[buyer] = Voice(buyer)
        return voice

    @property
    def announced(self) -> float:
        """Units announced and not ordered yet."""
        return sum([voice.announced.open for voice in self.voices()])

    def close(self) -> None:
        """A period is over: see to it that all of it is in."""
        if self.by_orders or (self.hears == "forecasts" and not self.shares):
            self.others.arrived = self.desk.heard - sum([voice.arrived for voice in self.accounts.values()])
        for voice in self.voices():
            voice.close()

    def observed(self) -> float:
        """Units heard of in the period from those who are not heard by themselves; shipments are read off once."""
        if self.hears != "shipments":
            return self.others.news
        stock = self.desk.stock
        shipped = stock.shipped + stock.used
        gone, self._shipped = shipped - self._shipped, shipped
        return gone

    def forecast(self, by: Forecasting | None, silent: bool) -> Forecast:
        """What is expected now. by: how accounts are forecast, None: as all; silent: whether some are only heard by
        their orders, though the house goes by sales or forecasts.
        """
        forecasting = self.desk.forecasting
        outlook, others = self._outlook, self.others.forecast
        if self.by_orders or silent or (self.hears == "forecasts" and not self.shares):
            if self.family is not None:
                outlook[self.others] = self.family.part(self.product)
            else:
                outlook[self.others] = self.others.learn(forecasting, self.observed())
            if self.accounts and forecasting is not self._all:
                self._all, self._one = forecasting, of_one(forecasting)
            for voice in self.accounts.values():
                outlook[voice] = voice.learn(by or self._one, voice.news, others)
        else:
            outlook.clear()
        if self.hears == "sales":
            seen = self.sales.learn(forecasting, self.desk.heard)
            outlook[self.sales] = Derived(seen, lag=self.lag) if self.lag else seen
        parts = (*outlook.values(), *self.shares.values())
        own = parts[0] if len(parts) == 1 else Combined(parts)
        if self.told is None:
            return own
        self.told = self.told.turn(own, self.desk.heard)
        return self.told

    def protect(self, period: float) -> None:
        """An order need not last for what is announced before it would have to be ordered."""
        total = sum([voice.total for voice in self.voices()])
        if total > 0:
            ahead = sum([voice.ahead for voice in self.voices()]) / total
            self.desk.protection = max(0.0, self.protection - ahead / period)

    def compare(self, book: ForecastBook) -> None:
        """Hold what was expected of the period against what came."""
        came = self.came if self.hears == "sales" else self.desk.heard
        book.compare(self.product, came, lag=self.known_after)
        self.came = 0.0
        for voice in self.accounts.values():
            book.compare(self.product, voice.arrived, voice.about)

    def expect(self, book: ForecastBook, now: float, period: float) -> None:
        """Note what is expected of the next period."""
        if not self.by_orders:
            book.expect(self.product, self.desk.forecast.mean)
            return
        total = 0.0
        for voice in self.voices():
            expected = voice.expected(self._outlook[voice].mean, now, period)
            total += expected
            if voice.about is not None:
                book.expect(self.product, expected, voice.about.name)
        book.expect(self.product, total)
