"""One run as it is measured: its facts, the tables that were kept, and the sums that many measures share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from sim.metrics.cells import ALL, CHAIN
from sim.metrics.sums import LineSums, OrderSums

if TYPE_CHECKING:
    from sim.facts import Facts, LineFacts, OrderFacts, StockFacts
    from sim.metrics.buyers import Rows
    from sim.result import Result

Detail = Literal["groups", "agents"]
Key = tuple[str, str, str]
K = TypeVar("K")
V = TypeVar("V")
OUTSIDE = "Supplier"
"""Houses of this role are the chain's outside suppliers: what is bought of them costs the chain money."""
CONSUMER = "Customer"


class Reading:
    """A run, read for its measures; `detail` says whether buyers are told apart by group or each by itself."""

    def __init__(self, facts: Facts, result: Result | None = None, detail: Detail = "groups") -> None:
        self.facts = facts
        self.result = result
        self.detail = detail
        self.span = facts.span

    @cached_property
    def kept(self) -> frozenset[str]:
        """The records that measures can be taken from."""
        kept = ["totals"]
        if self.result is not None and len(self.result.line_rows):
            kept.append("orders")
        if self.result is not None and len(self.result.level_rows):
            kept.append("full")
        return frozenset(kept)

    @cached_property
    def stocks(self) -> list[StockFacts]:
        """What lies in the houses of the chain; what customers wait for is not a stock."""
        return [stock for stock in self.facts.stocks if stock.role != "customers"]

    @cached_property
    def consumed(self) -> dict[str, float]:
        """Units that reached the consumers, by product."""
        units: dict[str, float] = {}
        for stock in self.facts.stocks:
            if stock.role == "customers":
                units[stock.product] = units.get(stock.product, 0.0) + stock.received
        return units

    @cached_property
    def sold_here(self) -> set[tuple[str, str]]:
        """The stocks (house, product) that consumers order from."""
        return {(line.seller, line.product) for line in self.facts.lines if line.consumer}

    # --- orders

    @cached_property
    def lines(self) -> dict[Key, LineSums]:
        """Order lines by seller, product and segment; those of the chain are the consumers'."""
        sums: dict[Key, LineSums] = {}
        for line in self.facts.lines:
            for key in _totals(line.seller, line.product, line.consumer):
                _at(sums, key, LineSums).add(line)
        for line in self._line_segments():
            for key in _segments(line.seller, line.product, line.group, line.consumer):
                _at(sums, key, LineSums).add(line)
        return sums

    @cached_property
    def orders(self) -> dict[Key, OrderSums]:
        """Whole orders by seller and segment; those of the chain are the consumers'."""
        sums: dict[Key, OrderSums] = {}
        for order in self.facts.orders:
            for key in dict.fromkeys(_totals(order.seller, ALL, order.consumer)):
                _at(sums, key, OrderSums).add(order)
        for order in self._order_segments():
            for key in dict.fromkeys(_segments(order.seller, ALL, order.group, order.consumer)):
                _at(sums, key, OrderSums).add(order)
        return sums

    def _line_segments(self) -> tuple[LineFacts, ...]:
        if self.detail == "groups" or self.result is None:
            return self.facts.lines
        from sim.metrics.buyers import buyer_lines

        return buyer_lines(self.result)

    def _order_segments(self) -> tuple[OrderFacts, ...]:
        if self.detail == "groups" or self.result is None:
            return self.facts.orders
        from sim.metrics.buyers import buyer_orders

        return buyer_orders(self.result)

    @cached_property
    def rows(self) -> dict[Key, Rows]:
        """The kept rows of order lines by seller, product and segment; those of the chain are the consumers'."""
        from sim.metrics.buyers import placed

        assert self.result is not None
        return placed(self, self.result)

    # --- money

    @cached_property
    def balances(self) -> dict[tuple[str, str], dict[str, float]]:
        """Debits less credits of every account, by house and product; consumers keep no books here."""
        books: dict[tuple[str, str], dict[str, float]] = {(stock.agent, stock.product): {} for stock in self.stocks}
        for posting in self.facts.money:
            if posting.role != CONSUMER:
                page = _at(books, (posting.agent, posting.product), dict)
                page[posting.debit] = page.get(posting.debit, 0.0) + posting.amount
                page[posting.credit] = page.get(posting.credit, 0.0) - posting.amount
        return books

    @cached_property
    def outside(self) -> set[str]:
        """Names of the outside suppliers."""
        return {agent.name for agent in self.facts.agents if agent.role == OUTSIDE}

    @cached_property
    def paid_outside(self) -> dict[str, float]:
        """What outside suppliers were paid, by product."""
        paid: dict[str, float] = {product: 0.0 for _, product in self.balances}
        for (house, product), page in self.balances.items():
            if house in self.outside:
                paid[product] -= page.get("sales", 0.0)
        return paid

    @cached_property
    def paid_by_consumers(self) -> dict[str, float]:
        """What consumers paid for goods, by product; what they got back for returns is a cost."""
        paid: dict[str, float] = {product: 0.0 for _, product in self.balances}
        for posting in self.facts.money:
            if posting.role == CONSUMER and posting.debit == "purchases":
                paid[posting.product] = paid.get(posting.product, 0.0) + posting.amount
        return paid

    # --- values

    @cached_property
    def worth(self) -> dict[str, float]:
        """What a unit of each product is worth in the books; 1 each where no product has a cost."""
        costs = {product.name: product.cost for product in self.facts.products}
        return costs if any(costs.values()) else dict.fromkeys(costs, 1.0)

    @cached_property
    def crowds(self) -> dict[str, str]:
        """The group that a house is reported with, by its name; its own name where buyers are told apart."""
        if self.detail == "agents":
            return {agent.name: agent.name for agent in self.facts.agents}
        return {agent.name: agent.group for agent in self.facts.agents}


def _at(sums: dict[K, V], key: K, new: Callable[[], V]) -> V:
    found = sums.get(key)
    if found is None:
        found = sums[key] = new()
    return found


def _totals(seller: str, product: str, consumer: bool) -> Iterator[Key]:
    if consumer:
        yield CHAIN, ALL, ALL
        yield CHAIN, product, ALL
    yield seller, ALL, ALL
    yield seller, product, ALL


def _segments(seller: str, product: str, group: str, consumer: bool) -> Iterator[Key]:
    if consumer:
        yield CHAIN, ALL, group
    yield seller, ALL, group
    yield seller, product, group
