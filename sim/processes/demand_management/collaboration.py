"""Collaborative planning, forecasting and replenishment (CPFR): two partners plan by one forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.happenings import DemandEvent
from sim.partner_words import JointForecast
from sim.policies.forecasting.protocol import Level

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.policies.replenishment.view import StockView
    from sim.product import Product


@dataclass(frozen=True)
class Collaboration:
    """A house settles with each house that buys from it what that will order: its customer's forecast, or, where the
    two differ by more than `tolerance` of it (an exception), a value between the two. Both plan by it until it is
    settled again (VICS, Collaborative Planning, Forecasting and Replenishment, 2004).

    frozen: time for which a forecast is settled; weight: of the customer's forecast in an exception; smoothing: of the
    last such time in what the house expects itself, from orders. Raises ValueError where a number is out of range.
    """

    frozen: float = 28.0
    tolerance: float = 0.1
    weight: float = 0.5
    smoothing: float = 0.3

    def __post_init__(self) -> None:
        if not self.frozen > 0:
            raise ValueError(f"frozen must be positive, got {self.frozen}")
        if not self.tolerance >= 0:
            raise ValueError(f"tolerance must not be negative, got {self.tolerance}")
        if not 0 <= self.weight <= 1:
            raise ValueError(f"weight must lie in 0..1, got {self.weight}")
        if not 0 < self.smoothing <= 1:
            raise ValueError(f"smoothing must lie in 0..1, above 0, got {self.smoothing}")

    def settle(self, buyer: float, seller: float) -> tuple[float, bool]:
        """The value that both plan by, and whether it took an exception to find it."""
        if abs(buyer - seller) <= self.tolerance * abs(buyer):
            return buyer, False
        return self.weight * buyer + (1.0 - self.weight) * seller, True


class Account:
    """What a seller expects of one customer: from its orders, and as settled; units a unit of time."""

    __slots__ = ("expected", "heard", "met", "settled")

    def __init__(self, now: float) -> None:
        self.expected: float | None = None
        self.settled: float | None = None
        self.heard = 0.0
        self.met = now


class JointDesk:
    """Where a seller meets its customers about forecasts. plans, partners: by product; bucket: its forecast period."""

    def __init__(self, site: Agent, bucket: float) -> None:
        self.site = site
        self.bucket = bucket
        self.plans: dict[Product, Collaboration] = {}
        self.partners: dict[Product, tuple[Agent, ...]] = {}
        self._accounts: dict[tuple[Product, Agent], Account] = {}

    def join(self, product: Product, plan: Collaboration, partners: tuple[Agent, ...]) -> None:
        """From now on forecasts of a product are settled with these customers."""
        self.plans[product] = plan
        self.partners[product] = partners

    def leave(self, product: Product, partner: Agent) -> None:
        """Forecasts of a product are no longer settled with a customer."""
        self.partners[product] = tuple(other for other in self.partners[product] if other is not partner)
        self._accounts.pop((product, partner), None)

    def note(self, order: Order) -> None:
        """A customer orders."""
        for line in order.lines:
            if order.buyer in self.partners.get(line.product, ()):
                self._account(line.product, order.buyer).heard += line.quantity

    def hear(self, word: JointForecast) -> None:
        """A customer tells what it expects to order: settle it, and answer."""
        site, plan, now = self.site, self.plans[word.product], self.site.env.now
        account = self._account(word.product, word.sender)
        if now > account.met:
            rate = account.heard / (now - account.met)
            before = account.expected
            account.expected = rate if before is None else before + plan.smoothing * (rate - before)
            account.heard, account.met = 0.0, now
        own = word.mean if account.expected is None else account.expected
        value, exception = plan.settle(word.mean, own)
        if exception:
            gap = own - word.mean
            site.sim.record.happen(
                DemandEvent.FORECAST_EXCEPTION, site, about=word.sender, product=word.product, value=gap
            )
        account.settled = value
        until = now + plan.frozen
        answer = JointForecast(site, word.sender, word.product, value, word.sd, now, settled=True, until=until)
        site.sim.record.hear(answer)
        word.sender.receive(answer)

    def look(self, product: Product, view: StockView) -> None:
        """Expect of customers what is settled with them, and of others what was expected of all, less of these."""
        settled = own = 0.0
        for buyer in self.partners[product]:
            account = self._accounts.get((product, buyer))
            if account is None or account.settled is None:
                return
            settled += account.settled
            own += account.settled if account.expected is None else account.expected
        others = len(self.site.customers) > len(self.partners[product])
        rest = max(0.0, view.forecast.mean - own * self.bucket) if others else 0.0
        view.forecast = Level(settled * self.bucket + rest, view.forecast.sd)

    def _account(self, product: Product, buyer: Agent) -> Account:
        if (product, buyer) not in self._accounts:
            self._accounts[product, buyer] = Account(self.site.env.now)
        return self._accounts[product, buyer]


class JointPlanner:
    """How a buyer settles with its seller what it will order of a product, and plans by it; bucket: its period."""

    def __init__(self, site: Agent, seller: Agent, product: Product, bucket: float) -> None:
        self.site = site
        self.seller = seller
        self.product = product
        self.bucket = bucket
        self.settled: JointForecast | None = None

    def __call__(self, view: StockView) -> None:
        """Meet where what is settled has run out; then expect that."""
        forecast = view.forecast
        if self.settled is None or view.now >= self.settled.until - 1e-9:
            mean, sd, now = forecast.mean / self.bucket, forecast.sd, view.now
            word = JointForecast(self.site, self.seller, self.product, mean, sd, now)
            self.site.sim.record.hear(word)
            self.seller.receive(word)
        if self.settled is not None:
            view.forecast = Level(self.settled.mean * self.bucket, forecast.sd)
