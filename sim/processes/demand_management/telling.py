"""A house tells a seller what it sells, who goes by that instead of its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.partner_words import StockReport

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.replenishment.view import StockView
    from sim.product import Product


class Telling:
    """What a house tells a seller of a product at each of its reviews: its stock, and what was ordered of it since it
    last told.
    """

    def __init__(self, site: Agent, seller: Agent, product: Product) -> None:
        self.site = site
        self.seller = seller
        self.product = product
        stock = site.stocks[product]
        stock.settle(site.env.now)
        self._sold, self._taken, self._held = stock.demanded, stock.shipped, stock.on_hand_time

    def __call__(self, view: StockView) -> None:
        stock, now = self.site.stocks[self.product], self.site.env.now
        stock.settle(now)
        report = StockReport(
            self.site,
            self.seller,
            self.product,
            view.on_hand,
            view.position,
            stock.demanded - self._sold,
            stock.shipped - self._taken,
            stock.on_hand_time - self._held,
            now,
        )
        self._sold, self._taken, self._held = stock.demanded, stock.shipped, stock.on_hand_time
        self.site.sim.record.hear(report)
        self.seller.receive(report)
