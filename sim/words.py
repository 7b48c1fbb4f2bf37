"""Words between houses that are neither orders nor goods: questions and answers, notices, agreements, plans.

They take no time by themselves; who answers late, or knows late, says so by when it speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.policies.agreement import Terms
    from sim.policies.forecasting import Forecast
    from sim.product import Product

Subject = Literal["where", "available", "when", "use"]
"""Where is my order? Is it available? When could I have it? How do I use it?"""


class Numbered(Protocol):
    """What a word may be about: an order, or a return."""

    number: int


class Word(Protocol):
    """What the recorder needs of any word. kind: its name in sim.columns.Kind; told: what it says."""

    @property
    def kind(self) -> str: ...
    @property
    def sender(self) -> Agent: ...
    @property
    def receiver(self) -> Agent: ...
    @property
    def sent(self) -> float: ...
    @property
    def order(self) -> Numbered | None: ...
    @property
    def product(self) -> Product | None: ...
    @property
    def quantity(self) -> float: ...
    @property
    def told(self) -> str: ...


@dataclass(slots=True, eq=False)
class Inquiry:
    """A customer asks: about an order, or about so many units of a product."""

    kind: ClassVar[str] = "INQUIRY"
    sender: Agent
    receiver: Agent
    subject: Subject
    sent: float
    order: Order | None = None
    product: Product | None = None
    quantity: float = 0.0

    @property
    def told(self) -> str:
        """What it asks."""
        return self.subject


@dataclass(slots=True, eq=False)
class Answer:
    """The answer to an inquiry.

    date: when the goods will be with the customer, as far as is known; quantity: units that are available; None and 0
    where that was not asked. instead, at: another product, or another house, that has what was asked for and this one
    has not.
    """

    kind: ClassVar[str] = "ANSWER"
    sender: Agent
    receiver: Agent
    inquiry: Inquiry
    sent: float
    date: float | None = None
    quantity: float = 0.0
    instead: Product | None = None
    at: Agent | None = None

    @property
    def order(self) -> Order | None:
        """The order it is about."""
        return self.inquiry.order

    @property
    def product(self) -> Product | None:
        """The product it is about."""
        return self.inquiry.product

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.inquiry.subject}: {'no date' if self.date is None else f'{self.date:g}'}"


@dataclass(slots=True, eq=False)
class Notice:
    """A seller tells a customer, unasked, that an order will be late, and when it will be there.

    credit: money that it gives for it.
    """

    kind: ClassVar[str] = "NOTICE"
    sender: Agent
    receiver: Agent
    order: Order
    date: float
    sent: float
    product: Product | None = None
    quantity: float = 0.0
    credit: float = 0.0

    @property
    def told(self) -> str:
        """What it says."""
        return f"order {self.order.number} not before {self.date:g}"


@dataclass(slots=True, eq=False)
class Agreement:
    """A seller and a customer agree on product and service (a PSA): the terms hold from `start` on."""

    kind: ClassVar[str] = "AGREEMENT"
    sender: Agent
    receiver: Agent
    terms: Terms
    start: float
    sent: float
    order: Order | None = None
    product: Product | None = None
    quantity: float = 0.0

    @property
    def told(self) -> str:
        """What it says."""
        return str(self.terms)


@dataclass(slots=True, eq=False)
class Visit:
    """An account manager of the seller comes to see a customer."""

    kind: ClassVar[str] = "VISIT"
    sender: Agent
    receiver: Agent
    sent: float
    order: Order | None = None
    product: Product | None = None
    quantity: float = 0.0

    @property
    def told(self) -> str:
        """What it says."""
        return "how is it going?"


@dataclass(slots=True, eq=False)
class OrderPlan:
    """A buyer tells a seller what it is going to order, and when (advance demand information)."""

    kind: ClassVar[str] = "ORDER_PLAN"
    sender: Agent
    receiver: Agent
    product: Product
    quantity: float
    wanted: float
    sent: float
    order: Order | None = None

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.quantity:g} {self.product.name} at {self.wanted:g}"


@dataclass(slots=True, eq=False)
class ForecastShare:
    """A house tells one up the chain what it expects to be asked for; `period` is the length of its periods."""

    kind: ClassVar[str] = "FORECAST_SHARE"
    sender: Agent
    receiver: Agent
    product: Product
    forecast: Forecast
    period: float
    sent: float
    order: Order | None = None

    @property
    def quantity(self) -> float:
        """Units expected in the next period."""
        return self.forecast.mean

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.quantity:g} {self.product.name} in the next {self.period:g}"
