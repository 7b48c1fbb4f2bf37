"""What goes into a product: how many units the parts on hand are enough for, and their being used."""

from __future__ import annotations

from math import floor, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.waiting_orders import WaitingOrders
    from sim.product import Product
    from sim.stock import Stock


class Materials:
    """The parts of one product in this factory.

    bought: parts that are ordered with each production order; the other parts are stocked, and what production calls
    for is the demand that their planners hear of, and owed until it is there.
    """

    def __init__(
        self, site: Agent, product: Product, bought: frozenset[Product], hear: Callable[[Product, float], None]
    ) -> None:
        self.env = site.env
        self.needs: list[tuple[Stock, float]] = [(site.stocks[part], need) for part, need in product.parts.items()]
        self.bought = [(part, need) for part, need in product.parts.items() if part in bought]
        self.stocked = [(stock, need) for stock, need in self.needs if stock.product not in bought]
        self.hear = hear
        self.watch: WaitingOrders | None = None

    def explode(self, units: float) -> list[tuple[Product, float]]:
        """The parts to order for so many units."""
        return [(part, need * units) for part, need in self.bought]

    def call(self, units: float) -> None:
        """Production asks for the stocked parts of so many units."""
        now = self.env.now
        for stock, need in self.stocked:
            stock.demand(need * units, now)
            self.hear(stock.product, need * units)

    def enough_for(self, units: float, lot: float) -> float:
        """For how many of these units the parts are there: whole lots, or all of them; any fraction where lot is 0."""
        there = min([(stock.on_hand - stock.reserved) / need for stock, need in self.needs])
        if there >= units - 1e-9:
            return units
        if self.watch is not None:
            self.watch.short()
        if not lot:
            return max(0.0, there)
        return floor(there / lot + 1e-9) * lot if lot < inf else 0.0

    def use(self, units: float) -> None:
        """The parts of so many units go into work."""
        now = self.env.now
        for stock, need in self.needs:
            stock.use(min(need * units, stock.on_hand), now)
        for stock, need in self.stocked:
            stock.backlog -= need * units
