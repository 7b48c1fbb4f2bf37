"""Demand management: what is heard of demand becomes a forecast, and forecast and stock become a wanted quantity."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.processes.demand_management.desk import Desk
from sim.processes.demand_management.rules import FREE, OrderRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sim.agents.agent import Agent
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.product import Product


class DemandManagement:
    """The room where a house listens to demand and decides, at each review, how much it wants of every product.

    review: time between reviews, None to review whenever something was demanded; first: time of the first review;
    hears: "orders" of the house's own customers, or "sales" that its customers report up the chain. Forecast periods
    are reviews, or `period` where review is continuous. Wanted quantities go to `replenish`. A periodic review that
    finds the house not `ready` comes again at the same instant, after what is to come before it.
    """

    def __init__(
        self,
        site: Agent,
        replenish: Callable[[list[tuple[Product, float]]], None],
        *,
        ready: Callable[[], bool] = lambda: True,
        review: float | None = 1.0,
        first: float = 0.0,
        hears: str = "orders",
    ) -> None:
        if review is not None and not review > 0:
            raise ValueError(f"{site.name}: the time between reviews must be positive, got {review}")
        if hears not in ("orders", "sales"):
            raise ValueError(f"{site.name}: demand is heard from orders or from sales, got {hears!r}")
        self.site = site
        self.replenish = replenish
        self.ready = ready
        self.review_every = review
        self.first = first
        self.hears_sales = hears == "sales"
        self._start = first
        self.desks: dict[Product, Desk] = {}
        self.stages = [self.desks]
        self.reviews = 0
        self._touched: dict[Product, Desk] = {}
        self._looking = False
        self.bucket = review if review is not None else site.sim.period
        self.moment = Moment(site.env, self.review if review is not None else self._look, Phase.REVIEW)
        self._digest = Moment(site.env, self._end_period, Phase.REVIEW)

    def manage(
        self, product: Product, forecasting: Forecasting, replenishment: Replenishment, rules: OrderRules, lead: float
    ) -> None:
        """Set up the desk of a product whose lead time (order delay and transit) is `lead`.

        The protection interval, in forecast periods, is lead + review - one period of demand where reviews are
        periodic (a review sees the demand of its own instant), and the lead time itself where review is continuous.
        """
        period = self.site.sim.period
        span = lead if self.review_every is None else lead + self.review_every - period
        stock = self.site.stocks[product]
        self.desks[product] = Desk(
            stock, forecasting, replenishment, rules, lead / self.bucket, max(span, 0.0) / self.bucket
        )

    def in_stages(self, stage: Mapping[Product, int]) -> None:
        """Review some products (stage 1, 2, ...) after others, as orders for these are demand for those: parts."""
        numbers = sorted({stage.get(product, 0) for product in self.desks})
        self.stages = [{p: desk for p, desk in self.desks.items() if stage.get(p, 0) == n} for n in numbers]

    def open(self) -> None:
        """Wait for the first review."""
        self.moment.phase = self._digest.phase = EventPriority(Phase.REVIEW + 2 * self.site.rank)
        self._start = self.site.sim.start + self.first
        if self.review_every is not None:
            self.moment.at(self.site.sim.start + self.first)
        else:
            self.moment.at(self.site.sim.start)
            self.learn()

    def learn(self) -> None:
        """Wait for the end of the forecast period, where review is continuous and some forecast learns."""
        if self.review_every is not None or self._digest.awaited:
            return
        if any(desk.forecasting(desk.forecast, 1.0) != desk.forecast for desk in self.desks.values()):
            start = self.site.sim.start
            self._digest.at(start + ((self.site.env.now - start) // self.bucket + 1) * self.bucket)

    # --- hearing

    def observe(self, product: Product, quantity: float) -> None:
        """An order was heard."""
        desk = self.desks.get(product)
        if desk is not None:
            if not self.hears_sales:
                desk.heard += quantity
            if self.review_every is None:
                self._touched[product] = desk
                self.moment.now()

    def reconsider(self, product: Product) -> None:
        """The position has fallen without demand: look again, where review is continuous.

        What a seller refuses at once is dealt with at the next look, or a house might order for ever at one instant.
        """
        desk = self.desks.get(product)
        if desk is not None and self.review_every is None and not self._looking:
            self._touched[product] = desk
            self.moment.now()

    def observe_sale(self, product: Product, quantity: float, lost: float = 0.0) -> None:
        """Consumers ordered so much, somewhere down the chain, or will never get so much of it."""
        desk = self.desks.get(product)
        if desk is not None:
            if self.hears_sales:
                desk.heard += quantity
            if desk.echelon is not None:
                desk.echelon += lost - quantity
                if self.review_every is None:
                    self._touched[product] = desk
                    self.moment.now()

    def correct(self, product: Product, quantity: float) -> None:
        """The echelon holds, or has on order, so much more than was thought."""
        desk = self.desks.get(product)
        if desk is not None and desk.echelon is not None:
            desk.echelon += quantity

    # --- reviewing

    def review(self, _: object = None) -> None:
        """Forecast and decide, for every product; wait for the next review."""
        if not self.ready():
            self.moment.now()
            return
        for desks in self.stages:
            for desk in desks.values():
                forecasting = desk.forecasting
                desk.forecast = forecasting(desk.forecast, desk.heard)
            self._decide(desks)
        self.reviews += 1
        self.moment.at(self._start + self.reviews * self.bucket)

    def _look(self, _: object = None) -> None:
        """Decide at once about what was demanded."""
        touched, self._touched = self._touched, {}
        self._looking = True
        self._decide(touched or self.desks)
        self._looking = False
        self.reviews += 1

    def _end_period(self, _: object = None) -> None:
        """A forecast period ends where review is continuous."""
        for product, desk in self.desks.items():
            desk.forecast = desk.forecasting(desk.forecast, desk.heard)
            desk.heard = 0.0
            self._touched[product] = desk
        self._digest.at(self.site.env.now + self.bucket)
        self.moment.now()

    def _decide(self, desks: dict[Product, Desk]) -> None:
        wanted = []
        site = self.site
        now, number, periodic = site.env.now, self.reviews, self.review_every is not None
        for product, desk in desks.items():
            replenishment = desk.replenishment
            try:
                quantity = replenishment(desk.view(now, number))
                sound = -inf < quantity < inf
            except Exception as error:
                raise ModelError(f"{self._where(product, desk)} failed: {type(error).__name__}: {error}") from error
            if not sound:
                raise ModelError(f"{self._where(product, desk)} wants {quantity!r}, which is no quantity")
            if periodic:
                desk.heard = 0.0
            if quantity < 0.0 and not site.sim.allow_negative:
                continue
            if desk.rules is not FREE:
                quantity = desk.rules(quantity)
            if quantity and not site.pauses.orders:
                wanted.append((product, quantity))
        if wanted:
            self.replenish(wanted)

    def _where(self, product: Product, desk: Desk) -> str:
        """Whose decision it was, about what and when."""
        return f"{self.site.name}, {product.name}, time {self.site.env.now:g}: {desk.replenishment!r}"
