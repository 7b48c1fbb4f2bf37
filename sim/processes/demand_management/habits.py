"""How a house orders besides its replenishment policy: when it is cheap, when it is short, or not by itself at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sim.policies.replenishment.inflation import Fill, OrderInflation

if TYPE_CHECKING:
    from sim.policies.replenishment import Replenishment
    from sim.policies.replenishment.forward_buying import ForwardBuying
    from sim.policies.replenishment.view import StockView
    from sim.stock import Stock


class Outlook(NamedTuple):
    """What a seller asks now for a unit, usually, and when it will be cheap again after this."""

    price: float
    usual: float
    next_low: float


@dataclass(frozen=True)
class BuyingAhead:
    """Looks at the stock as if it lacked what is to be bought ahead, while the seller is cheap.

    holding: money for a unit and a unit of time; bucket: length of a forecast period.
    """

    rule: ForwardBuying
    outlook: Callable[[], Outlook]
    holding: float
    bucket: float

    def __call__(self, view: StockView) -> None:
        asked = self.outlook()
        until = (asked.next_low - view.now) / self.bucket
        periods = self.rule.ahead(asked.price, asked.usual, self.holding * self.bucket, until)
        if periods > 0:
            lack(view, view.forecast.over(periods))


@dataclass(frozen=True)
class Lacking:
    """Looks at the stock as if customers had ordered what they lack whose stocks are managed here."""

    units: Callable[[], float]

    def __call__(self, view: StockView) -> None:
        lack(view, self.units())


def lack(view: StockView, units: float) -> None:
    """There are so many units less than it seems."""
    view.position -= units
    view.net -= units
    view.echelon_position -= units


class Gaming:
    """What a house has learnt of how far its orders of one product are filled, and what it makes of that.

    lead: time from order to receipt; pays: whether the seller's rule gives more to who asks for more.
    """

    def __init__(self, rule: OrderInflation, stock: Stock, lead: float, pays: Callable[[], bool]) -> None:
        self.rule = rule
        self.stock = stock
        self.lead = lead
        self.pays = pays
        self.fill = Fill()
        self._placed: deque[tuple[float, float]] = deque()
        self._ordered = self._due = self._received = self._asked = 0.0

    def ask(self, need: float, now: float) -> float:
        """What to order of what is needed, by what came of the orders that were due since the last review."""
        stock = self.stock
        if stock.ordered != self._ordered:
            self._placed.append((self._asked + self.lead, stock.ordered))
            self._ordered = stock.ordered
        self._asked = now
        due = self._due
        while self._placed and self._placed[0][0] <= now + 1e-9:
            due = self._placed.popleft()[1]
        if due > self._due:
            self.fill = self.rule.learn(self.fill, stock.received - self._received, due - self._due)
            self._due, self._received = due, stock.received
        if need <= 0 or (self.rule.knows_rule and not self.pays()):
            return need
        return self.rule(need, self.fill)


class Habits:
    """What a house does about one product besides its replenishment policy.

    looks: what it sees in its stock before it decides, one after the other; gaming: how it asks for more than it needs;
    report: tells its vendor of its stock, who decides instead; None where it does not. discipline: what comes of the
    quantity that its policy says, where people do not always do as designed.
    """

    def __init__(
        self,
        looks: Sequence[Callable[[StockView], None]] = (),
        *,
        gaming: Gaming | None = None,
        report: Callable[[StockView], None] | None = None,
    ) -> None:
        self.looks = tuple(looks)
        self.gaming = gaming
        self.report = report
        self.discipline: Callable[[float, StockView], float] | None = None

    def decide(self, replenishment: Replenishment, view: StockView) -> float:
        """The quantity to order; nothing where a vendor sees to it."""
        for look in self.looks:
            look(view)
        if self.report is not None:
            self.report(view)
            return 0.0
        quantity = replenishment(view)
        if self.discipline is not None:
            quantity = self.discipline(quantity, view)
        return quantity if self.gaming is None else self.gaming.ask(quantity, view.now)
