"""What every customer brings a company and costs it: a page a customer, filled as goods and money move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from math import nan
from typing import TYPE_CHECKING

from sim.facts import AccountFacts

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.product import Product
    from sim.simulation import Simulation


class Account:
    """The page of one customer, from the start of the run: see AccountFacts for the words."""

    __slots__ = (
        "company",
        "costs",
        "customer",
        "first",
        "goods",
        "last",
        "lines",
        "ordered",
        "orders",
        "revenue",
        "units",
    )

    def __init__(self, company: Agent, customer: Agent) -> None:
        self.company = company
        self.customer = customer
        self.orders = self.lines = 0
        self.ordered = self.units = self.revenue = self.goods = 0.0
        self.costs: dict[str, float] = {}
        self.first = self.last = nan

    @property
    def cost_to_serve(self) -> float:
        """Money that serving the customer took, goods apart."""
        return sum(self.costs.values())

    @property
    def contribution(self) -> float:
        """Revenue less goods less cost to serve."""
        return self.revenue - self.goods - self.cost_to_serve

    def copied(self) -> Account:
        """The page as it stands now."""
        page = copy(self)
        page.costs = dict(self.costs)
        return page


class AccountBook:
    """The pages of all customers of all companies; kept only where there is a company.

    A customer of a company is whoever buys from one of its houses and is not a house of it. What a unit costs a company
    is its standard cost; goods on consignment are sold when the customer has taken them.
    """

    def __init__(self, sim: Simulation) -> None:
        self.sim = sim
        self.pages: dict[Agent, Account] = {}
        self._opening: dict[Agent, Account] = {}
        self._standard: dict[tuple[Agent, Product], float] = {}
        self._consigned: set[tuple[Agent, Agent, Product]] = set()

    def value(self, company: Agent, costs: Mapping[Product, float]) -> None:
        """From now on a unit of a product costs a company so much."""
        self._standard.update(((company, product), cost) for product, cost in costs.items())

    def consign(self, seller: Agent, customer: Agent, product: Product) -> None:
        """From now on what a seller sends a customer of a product stays the seller's until it is taken."""
        self._consigned.add((seller, customer, product))

    def page(self, seller: Agent, customer: Agent) -> Account | None:
        """The page of a customer, opened when first asked for; None where it is none of the seller's company."""
        page = self.pages.get(customer)
        if page is None:
            company = seller.company
            if company is None or customer.company is company or customer is company:
                return None
            page = self.pages[customer] = Account(company, customer)
        return page

    def ordered(self, order: Order) -> None:
        """An order has reached its seller."""
        page = self.page(order.seller, order.buyer)
        if page is not None:
            page.orders += 1
            page.lines += len(order.lines)
            page.ordered += sum([line.quantity for line in order.lines])
            page.last = order.entered
            if page.first != page.first:
                page.first = order.entered

    def delivered(self, seller: Agent, customer: Agent, product: Product, quantity: float, price: float) -> None:
        """Goods have reached a customer, who owes the price of each unit, unless they are the seller's still."""
        if not self._consigned or (seller, customer, product) not in self._consigned:
            self.sold(seller, customer, product, quantity, price)

    def sold(self, seller: Agent, customer: Agent, product: Product, quantity: float, price: float) -> None:
        """Goods have become a customer's, who owes the price of each unit."""
        page = self.page(seller, customer)
        if page is not None:
            page.units += quantity
            page.revenue += quantity * price
            page.goods += quantity * self._standard.get((page.company, product), product.cost)

    def charge(self, house: Agent, customer: Agent, account: str, amount: float) -> None:
        """A posting of a house that a customer caused."""
        page = self.page(house, customer)
        if page is not None:
            page.costs[account] = page.costs.get(account, 0.0) + amount

    def restart(self) -> None:
        """The warm-up is over: what is counted is counted from here."""
        self._opening = {customer: page.copied() for customer, page in self.pages.items()}

    def facts(self) -> Iterator[AccountFacts]:
        """What was counted, customers in the order in which they came."""
        for customer, page in self.pages.items():
            opening = self._opening.get(customer) or Account(page.company, customer)
            yield AccountFacts(
                page.company.name,
                customer.name,
                customer.group,
                self.sim.segments.get(customer.name, ""),
                page.orders - opening.orders,
                page.lines - opening.lines,
                page.ordered - opening.ordered,
                page.units - opening.units,
                page.revenue - opening.revenue,
                page.goods - opening.goods,
                {name: cost - opening.costs.get(name, 0.0) for name, cost in page.costs.items()},
                page.first,
                page.last,
            )
