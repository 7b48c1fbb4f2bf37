"""Demand management: what is heard of demand becomes a forecast, and forecast and stock become a wanted quantity."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.processes.demand_management.desk import Desk
from sim.processes.demand_management.history import check_history
from sim.processes.demand_management.informed import Informed
from sim.processes.demand_management.rules import FREE, OrderRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sim.agents.agent import Agent
    from sim.messages import SalesReport
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.demand_management.information import Forecasts, Information
    from sim.processes.demand_management.plan import DemandPlan
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
        self.informed: Informed | None = None
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
        protection = max(span, 0.0) / self.bucket
        desk = self.desks[product] = Desk(stock, forecasting, replenishment, rules, lead / self.bucket, protection)
        desk.by_sales = self.hears_sales

    def appoint(self, every: float, first: float) -> None:
        """Review on given days from now on, before any desk is set up."""
        self.review_every = self.bucket = every
        self.first = first
        self.moment = Moment(self.site.env, self.review, Phase.REVIEW)

    def inform(self, plan: DemandPlan) -> None:
        """Hear and forecast as the plan says, before any desk is set up."""
        if plan.information is not None and plan.information.hears is not None:
            self.hears_sales = plan.information.hears == "sales"
        if plan.information is not None or plan.forecasts is not None:
            self.informed = self._informed(plan.information, plan.forecasts)

    def tell(self, follower: Agent, latency: float) -> None:
        """Let another house know every forecast made here from now on, so much later."""
        if self.informed is None:
            self.informed = self._informed()
            self.informed.open(self.desks)
        self.informed.followers[follower] = latency

    def _informed(self, information: Information | None = None, forecasts: Forecasts | None = None) -> Informed:
        hears = information.hears if information is not None else None
        known = hears or ("sales" if self.hears_sales else "orders")
        return Informed(self.site, known, self.bucket, information, forecasts, self.reconsider)

    def key_accounts(self, keys: Sequence[Agent]) -> None:
        """Customer relationship management has said who the key accounts are."""
        if self.informed is not None:
            self.informed.keys = frozenset(keys)

    def in_stages(self, stage: Mapping[Product, int]) -> None:
        """Review some products (stage 1, 2, ...) after others, as orders for these are demand for those: parts."""
        numbers = sorted({stage.get(product, 0) for product in self.desks})
        self.stages = [{p: desk for p, desk in self.desks.items() if stage.get(p, 0) == n} for n in numbers]

    def open(self) -> None:
        """Wait for the first review. Raises ModelError where the run is too short to forecast in it."""
        check_history(self.site, self.desks, self.bucket, self.informed is not None and self.informed.book is not None)
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
        starts = [(desk.forecasting, desk.forecasting.start()) for desk in self.desks.values()]
        if self.informed is not None or any(learning(start, 1.0) != start for learning, start in starts):
            start = self.site.sim.start
            self._digest.at(start + ((self.site.env.now - start) // self.bucket + 1) * self.bucket)

    # --- hearing

    def observe(self, product: Product, quantity: float) -> None:
        """An order was heard."""
        desk = self.desks.get(product)
        if desk is not None:
            if not desk.by_sales:
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
            if desk.by_sales:
                desk.heard += quantity
            if desk.echelon is not None:
                desk.echelon += lost - quantity
                if self.review_every is None:
                    self._touched[product] = desk
                    self.moment.now()

    def hear_report(self, report: SalesReport) -> None:
        """Another house tells what consumers have ordered there."""
        self.observe_sale(report.product, report.quantity, report.lost)
        desk = self.desks.get(report.product)
        if self.informed is not None and desk is not None and desk.by_sales:
            desk.heard += self.informed.misread(report)

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
            if self.informed is None:
                for desk in desks.values():
                    forecasting = desk.forecasting
                    desk.forecast = forecasting(desk.forecast, desk.heard)
            else:
                self.informed.learn(desks)
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
        if self.informed is not None:
            self.informed.learn(self.desks)
        for product, desk in self.desks.items():
            if self.informed is None:
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
            replenishment, habits, view = desk.replenishment, desk.habits, desk.view(now, number)
            try:
                quantity = replenishment(view) if habits is None else habits.decide(replenishment, view)
                sound = -inf < quantity < inf
            except Exception as error:
                raise ModelError(f"{self._where(product, desk)} failed: {type(error).__name__}: {error}") from error
            if not sound:
                raise ModelError(f"{self._where(product, desk)} wants {quantity!r}, which is no quantity")
            if periodic:
                desk.heard = 0.0
            if quantity < 0.0 and not (site.sim.allow_negative or desk.standing):
                continue
            if desk.rules is not FREE:
                quantity = desk.rules(quantity)
            if (quantity or desk.standing) and not site.pauses.orders:
                wanted.append((product, quantity))
        if wanted:
            self.replenish(wanted)

    def _where(self, product: Product, desk: Desk) -> str:
        """Whose decision it was, about what and when."""
        return f"{self.site.name}, {product.name}, time {self.site.env.now:g}: {desk.replenishment!r}"
