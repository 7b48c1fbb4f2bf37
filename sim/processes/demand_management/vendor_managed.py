"""Vendor-managed inventory: the vendor sees its customers' stocks and sales, and decides what they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.partner_words import StockReport, VendorOrder
from sim.policies.forecasting.protocol import Level
from sim.policies.replenishment import MinMax, MinMaxCover
from sim.policies.replenishment.view import StockView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sim.agents.agent import Agent
    from sim.product import Product


@dataclass(frozen=True)
class VendorManaged:
    """A house keeps the stocks of the houses that buy from it between two bounds, and they place no orders (Disney and
    Towill 2003, IJOPM 23(6)).

    bounds: of each customer's stock, in units or in periods of its sales; weight: of the last report in what the vendor
    expects a customer to sell; consignment: goods are the vendor's until they are sold, so it pays for holding them,
    and is paid then. Raises ValueError unless weight lies in 0..1.
    """

    bounds: MinMax | MinMaxCover
    weight: float = 0.1
    consignment: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.weight <= 1:
            raise ValueError(f"weight must lie in 0..1, above 0, got {self.weight}")


class Page:
    """One customer's stock of one product in the vendor's book, as last reported, with what was decided since."""

    __slots__ = ("mean", "position", "reports", "top")

    def __init__(self) -> None:
        self.mean = self.position = self.top = 0.0
        self.reports = 0


class Vending:
    """The desk of a vendor who manages its customers' stocks. plans: by product."""

    def __init__(self, site: Agent) -> None:
        self.site = site
        self.plans: dict[Product, VendorManaged] = {}
        self.managed: set[tuple[Agent, Product]] = set()
        self._pages: dict[Product, dict[Agent, Page]] = {}

    def manage(self, product: Product, plan: VendorManaged, customers: Iterable[Agent]) -> None:
        """From now on these customers' stocks of a product are managed by a plan."""
        self.plans[product] = plan
        customers = tuple(customers)
        self.managed.update((customer, product) for customer in customers)
        self._pages.setdefault(product, {})
        accounts = self.site.sim.accounts
        if plan.consignment and accounts is not None:
            for customer in customers:
                accounts.consign(self.site, customer, product)

    def release(self, product: Product, customer: Agent) -> None:
        """A customer manages its stock of a product itself again."""
        self.managed.discard((customer, product))
        self._pages[product].pop(customer, None)

    def hear(self, report: StockReport) -> None:
        """A customer reports: see what it sells, and send what it lacks."""
        plan = self.plans[report.product]
        page = self._pages[report.product].setdefault(report.sender, Page())
        weight = plan.weight if page.reports else 1.0
        page.mean += weight * (report.sold - page.mean)
        now = self.site.env.now
        view = StockView(
            now, page.reports, report.on_hand, position=report.position, observed=report.sold, forecast=Level(page.mean)
        )
        page.reports += 1
        quantity = plan.bounds(view)
        page.top, page.position = plan.bounds.top(view), report.position + max(0.0, quantity)
        if plan.consignment:
            self._settle(report)
        if quantity > 0:
            price = 0.0 if plan.consignment else None
            order = VendorOrder(self.site, report.sender, report.product, quantity, now, price)
            self.site.sim.record.hear(order)
            report.sender.receive(order)

    def lacking(self, product: Product) -> float:
        """Units that all customers lack of their upper bounds: the vendor plans by them as if they were ordered, so
        that it hears each sale, and not the lots in which it sends goods.
        """
        return sum([page.top - page.position for page in self._pages[product].values() if page.reports])

    def _settle(self, report: StockReport) -> None:
        """Goods on consignment: the customer pays for what left its stock, and the vendor for holding the rest."""
        site, buyer, product, now = self.site, report.sender, report.product, self.site.env.now
        ledger = site.sim.ledger
        price = site.price(product)
        ledger.trade(now, site, buyer, price * report.taken, product, 0)
        held = buyer.holding_rate(product) * report.held
        ledger.post(now, site, "holding", "cash", held, product, counterparty=buyer)
        ledger.post(now, buyer, "holding", "cash", -held, product, counterparty=site)
        accounts = site.sim.accounts
        if accounts is not None:
            accounts.sold(site, buyer, product, report.taken, price)
            accounts.charge(site, buyer, "holding", held)
