"""How a house that hears more than its orders, or hears some apart, comes to its forecasts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Lognormal
from sim.errors import ModelError
from sim.policies.forecasting import Derived
from sim.processes.demand_management.families import Family
from sim.processes.demand_management.forecast_book import ForecastBook
from sim.processes.demand_management.hearing import Hearing
from sim.processes.demand_management.information import Forecasts, Hears, Information
from sim.words import ForecastShare

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order, SalesReport
    from sim.processes.demand_management.desk import Desk
    from sim.product import Product
    from sim.words import OrderPlan

ORDERS_ALONE = Information()
UNMEASURED = Forecasts(measured=False)


class Informed:
    """A house's forecasts, where its plan says what it hears or forecasts apart; it takes the place of the desks' own.

    silent: buyers of whom nothing else is heard, so that their orders are, where the house goes by sales or forecasts;
    unreported: products that nobody reports on, as parts of others, which go by orders as well;
    weights: houses for which a reporting house stands; followers: houses that hear the forecasts made here, and how
    late; wake: has a product looked at again, where review is continuous; keys: the key accounts of the company.
    """

    def __init__(
        self,
        site: Agent,
        hears: Hears,
        period: float,
        information: Information | None,
        forecasts: Forecasts | None,
        wake: Callable[[Product], None],
    ) -> None:
        self.site = site
        self.wake = wake
        self.hears = hears
        self.period = period
        self.information = information or ORDERS_ALONE
        self.forecasts = forecasts or UNMEASURED
        self.lag = self.information.latency / period if hears in ("sales", "forecasts") else 0.0
        self.hearings: dict[Product, Hearing] = {}
        self.silent: set[Agent] = set()
        self.unreported: set[Product] = set()
        self.weights: dict[Agent, float] = {}
        self.followers: dict[Agent, float] = {}
        self.keys: frozenset[Agent] = frozenset()
        self.families: list[Family] = []
        self.book = ForecastBook(site) if self.forecasts.measured else None
        noise = self.information.noise
        self._errors = site.sim.streams(site.name, "report noise").draws(Lognormal(1.0, noise)) if noise else None

    def open(self, desks: Mapping[Product, Desk]) -> None:
        """Begin to listen, at every desk. Raises ModelError for a family that cannot be forecast."""
        for product, desk in desks.items():
            hears: Hears = "orders" if product in self.unreported else self.hears
            desk.by_sales = hears == "sales"
            self.hearings[product] = Hearing(product, desk, hears, self.lag)
        known = [product.name for product in self.site.sim.products]
        for name, names in self.forecasts.families.items():
            if strange := [member for member in names if member not in known]:
                there = ", ".join(known[:12])
                raise ModelError(f"family {name}: there is no product {', '.join(strange)}; there are {there}")
            family = Family.of(name, names, desks, self.forecasts.smoothing)
            if family is not None:
                self.families.append(family)
                for product in family.shares:
                    self.hearings[product].family = family

    @property
    def by_orders(self) -> bool:
        """Whether the house goes by what is ordered from it, or leaves it."""
        return self.hears in ("orders", "shipments")

    def go_by_orders(self) -> None:
        """Nobody tells the house anything: it goes by what is ordered from it."""
        self.hears, self.lag = "orders", 0.0

    # --- hearing

    def note(self, order: Order) -> None:
        """A buyer orders, which the desks have heard: whose order it is, and whether it was announced."""
        buyer = order.buyer
        apart = self._apart(buyer)
        for line in order.lines:
            hearing = self.hearings.get(line.product)
            if hearing is None:
                continue
            voice = hearing.voice(buyer, apart)
            if apart or buyer in self.silent:
                voice.arrived += line.quantity
            if voice.announced.open:
                voice.known += voice.announced.settle(buyer, line.quantity, self.site.env.now)
                hearing.desk.announced = hearing.announced

    def announce(self, plan: OrderPlan, delay: float) -> None:
        """A buyer tells what it will order, which takes `delay` to come; noted when an order must cover it.

        That is when it comes within the time that an order must last for: what is further off concerns a later one.
        """
        hearing = self.hearings.get(plan.product)
        if hearing is None or not hearing.by_orders:
            return
        company = self.site.company
        if company is not None and company.planning is not None:
            company.planning.hear(self.site, plan)
        env = self.site.env
        arrives = plan.wanted + delay
        early = arrives - env.now - hearing.protection * self.period

        def note(_: object = None) -> None:
            voice = hearing.voice(plan.sender, self._apart(plan.sender))
            voice.announce(plan.sender, plan.quantity, arrives - env.now, env.now, self.period)
            hearing.desk.announced = hearing.announced
            self.wake(plan.product)

        if early > 0:
            Moment(env, note, Phase.ORDERS).at(env.now + early)
        else:
            note()

    def misread(self, report: SalesReport) -> float:
        """How much more is read from a report than it says: it may stand for other houses, and it may be wrong."""
        units = self.weights.get(report.sender, 1.0) * report.quantity
        hearing = self.hearings.get(report.product)
        if hearing is not None:
            hearing.came += units
        if self._errors is not None:
            units *= next(self._errors)
        return units - report.quantity

    def take(self, share: ForecastShare) -> None:
        """Another house tells what it expects."""
        hearing = self.hearings.get(share.product)
        if hearing is not None:
            scale = self.period / share.period
            hearing.shares[share.sender] = Derived(share.forecast, scale=scale, lag=self.lag * scale)

    def _apart(self, buyer: Agent) -> bool:
        names = self.forecasts.accounts
        if not names:
            return False
        if "key" in names and buyer in self.keys:
            return True
        return buyer.name in names or buyer.group in names or self.site.sim.segments.get(buyer.name) in names

    # --- learning

    def learn(self, desks: Mapping[Product, Desk]) -> None:
        """A period is over: compare, forecast, and tell who listens."""
        now = self.site.env.now
        hearings = [self.hearings[product] for product in desks]
        for hearing in hearings:
            hearing.close()
            if self.book is not None:
                hearing.compare(self.book)
        for family in self.families:
            inside = family.shares.keys() & desks.keys()
            if not inside:
                continue
            if inside != family.shares.keys():
                names = ", ".join(product.name for product in family.shares)
                raise ModelError(f"{self.site.name}: {names} are no family, as some are made of others")
            family.learn({product: self.hearings[product].observed() for product in family.shares})
        for hearing in hearings:
            desk = hearing.desk
            desk.forecast = hearing.forecast(self.forecasts.by, bool(self.silent))
            hearing.protect(self.period)
            if self.book is not None:
                hearing.expect(self.book, now, self.period)
            for voice in hearing.voices():
                voice.turn()
                voice.announced.expire(now)
            desk.announced = hearing.announced
        for follower, latency in self.followers.items():
            for hearing in hearings:
                share = ForecastShare(self.site, follower, hearing.product, hearing.desk.forecast, self.period, now)
                self._tell(share, latency)

    def _tell(self, share: ForecastShare, latency: float) -> None:
        def arrive(_: object = None) -> None:
            self.site.sim.record.hear(share)
            share.receiver.receive(share)

        if latency:
            Moment(self.site.env, arrive, Phase.ORDERS).at(self.site.env.now + latency)
        else:
            arrive()
