"""What houses send each other. What a message says is not changed once it is sent.

An order or a shipment is itself the event that comes when it arrives: a light SimPy event, scheduled by its lane.
Orders and their lines carry a margin, `recorder's notes`: only the recorder writes and reads there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from simpy import Event

from sim.launch_words import ProductNews
from sim.partner_words import JointForecast, StockReport, VendorOrder
from sim.plan_words import CapacityPlan, SupplyPlan
from sim.return_words import DefectReport, RecoverableSupply, ReturnAnswer, ReturnRequest
from sim.supplier_words import ExpediteRequest, ImprovementProject, Payment, Rating, SupplyAgreed
from sim.words import Agreement, Answer, ForecastShare, Inquiry, Notice, OrderPlan, Visit

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.return_case import ReturnCase

__all__ = [
    "Agreement",
    "Answer",
    "Cancellation",
    "CapacityPlan",
    "DefectReport",
    "ExpediteRequest",
    "ForecastShare",
    "ImprovementProject",
    "Inquiry",
    "JointForecast",
    "Message",
    "Notice",
    "Order",
    "OrderLine",
    "OrderPlan",
    "Parcel",
    "Payment",
    "ProductNews",
    "Promise",
    "Rating",
    "RecoverableSupply",
    "Refusal",
    "Return",
    "ReturnAnswer",
    "ReturnRequest",
    "SalesReport",
    "Shipment",
    "StockReport",
    "SupplyAgreed",
    "SupplyPlan",
    "VendorOrder",
    "Visit",
]


class OrderLine:
    """So many units of one product, ordered together with the other lines of its order.

    price: money a unit agreed for this line; None: what the seller asks when the goods are handed over. at_once: units
    that the seller could take from its stock at the instant the order came in; the seller writes it.
    """

    __slots__ = (
        "age",
        "age_units",
        "at_once",
        "closed",
        "delivered",
        "lost",
        "on_time",
        "price",
        "product",
        "quantity",
    )

    def __init__(self, product: Product, quantity: float, price: float | None = None) -> None:
        self.product = product
        self.quantity = quantity
        self.price = price
        self.at_once = 0.0
        # recorder's notes
        self.delivered = self.lost = self.on_time = self.age = self.age_units = 0.0
        self.closed = False


class Order(Event):
    """A request for goods: from a consumer's basket to a factory's purchase of steel.

    due: when the buyer wants them; priority: 1 is served first; backorder: the share of what cannot be served at once
    that waits, while the rest is lost; complete: the order leaves only as a whole; documents_right: no paper that goes
    with it is wrong; quote: time in which it is agreed to be promised, None where nothing is agreed; notice: it is
    agreed that delays are told ahead; discounted: its prices are those agreed with its buyer; lateral: a house asks
    another one of the same rank to help out; after: time by which a supplier may put it off.
    """

    _ok = True
    _value: Any = None
    documents_right = True
    quote: float | None = None
    notice = False
    discounted = False
    lateral = False
    after = 0.0

    def __init__(
        self, number: int, buyer: Agent, seller: Agent, lines: Sequence[OrderLine], sent: float, due: float
    ) -> None:
        self.number = number
        self.buyer = buyer
        self.seller = seller
        self.lines = lines
        self.sent = sent
        self.due = due
        self.priority = 1
        self.backorder = 1.0
        self.complete = False
        # recorder's notes
        self.entered = sent
        self.promised: float | None = None
        self.open_lines = len(lines)

    def __repr__(self) -> str:
        return f"Order({self.number}, {self.buyer.name} -> {self.seller.name})"


class Parcel:
    """Part or all of an order line, on its way.

    wrong, damaged: units that came with it and were refused at the door, being another item or broken.
    """

    __slots__ = ("line", "order", "quantity")
    wrong = 0.0
    damaged = 0.0

    def __init__(self, order: Order, line: OrderLine, quantity: float) -> None:
        self.order = order
        self.line = line
        self.quantity = quantity


class Shipment(Event):
    """Goods under way from a seller to a buyer, all sent at one time, perhaps for several orders.

    due: on its lane's own clock, which stands still while the lane does, when it will be there. Where somebody follows
    it, since: on that clock, when it left; planned: time that it was to take.
    """

    _ok = True
    _value: Any = None
    due = 0.0
    since = 0.0
    planned = 0.0

    def __init__(self, seller: Agent, buyer: Agent, parcels: list[Parcel], sent: float) -> None:
        self.seller = seller
        self.buyer = buyer
        self.parcels = parcels
        self.sent = sent


@dataclass(slots=True, eq=False)
class Promise:
    """The seller's word on when an order will be with its buyer."""

    seller: Agent
    buyer: Agent
    order: Order
    date: float
    sent: float


@dataclass(slots=True, eq=False)
class Refusal:
    """The seller will never deliver this part of an order line: lost, or cancelled at the buyer's wish."""

    seller: Agent
    buyer: Agent
    order: Order
    line: OrderLine
    quantity: float
    sent: float


@dataclass(slots=True, eq=False)
class Cancellation:
    """The buyer no longer waits for what is still owed of an order, or for so many units of it."""

    buyer: Agent
    seller: Agent
    order: Order
    sent: float
    quantity: float = inf


@dataclass(slots=True, eq=False)
class SalesReport:
    """What consumers have ordered at this instant, told up the chain (point-of-sale data).

    lost: units ordered, now or before, that they will never get.
    """

    sender: Agent
    receiver: Agent
    product: Product
    quantity: float
    sent: float
    lost: float = 0.0


@dataclass(slots=True, eq=False)
class Return:
    """Goods that a customer sends back to a returns centre, or that the centre sends on to a stock as new.

    case: what is known of them, where somebody follows them.
    """

    sender: Agent
    receiver: Agent
    product: Product
    quantity: float
    sent: float
    reason: str = ""
    case: ReturnCase | None = None


PartnerWords = StockReport | VendorOrder | JointForecast
PlanWords = OrderPlan | SupplyPlan | CapacityPlan | ForecastShare
SupplierWords = SupplyAgreed | Rating | Payment | ImprovementProject | ExpediteRequest
ReturnWords = ReturnRequest | ReturnAnswer | DefectReport | RecoverableSupply
CustomerWords = Inquiry | Answer | Notice | Agreement | Visit | ProductNews
Words = CustomerWords | PlanWords | PartnerWords | SupplierWords | ReturnWords
Message = Order | Shipment | Promise | Refusal | Cancellation | SalesReport | Return | Words
