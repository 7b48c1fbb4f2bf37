"""Whom the rollout of a product reaches: who makes it, who sells it, who will want it, and who has the old one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.product import Product
    from sim.stock import Stock


@dataclass(frozen=True)
class Reach:
    """Houses and markets of a rollout.

    houses: all of the company; makers: those where the product is made, or bought from outside if it is not made;
    sellers: its channel; markets: who will want it, region by region in the order in which it is launched there; old:
    its predecessor, None for none, with its customers; value: what a unit of a product is worth in the books.
    """

    product: Product
    houses: Sequence[Warehouse]
    makers: Sequence[Warehouse]
    sellers: Sequence[Warehouse]
    markets: Sequence[Agent]
    value: Callable[[Product], float]
    old: Product | None = None
    customers: Sequence[Agent] = ()

    def stocks(self, product: Product) -> list[tuple[Warehouse, Stock]]:
        """Where a product lies."""
        return [(house, house.stocks[product]) for house in self.houses if product in house.stocks]

    def free(self, product: Product) -> float:
        """Units of a product that are promised to nobody."""
        return sum(max(0.0, stock.net) for _, stock in self.stocks(product))

    def made(self, product: Product) -> tuple[float, float]:
        """Units of a product begun so far where it is made, or received where it is bought, and those spoilt."""
        stocks = [house.stocks[product] for house in self.makers if product in house.stocks]
        return sum(stock.made or stock.received for stock in stocks), sum(stock.scrapped for stock in stocks)
