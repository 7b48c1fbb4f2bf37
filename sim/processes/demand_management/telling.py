"""A house tells a seller what it sells, who goes by that instead of its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.partner_words import StockReport

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.replenishment.view import StockView
    from sim.product import Product


class Telling:
    """What a house tells a seller of a product at each of its reviews: its stock, and what it sold since it last told.

    The seller may be the vendor who manages that stock.

    by_view: what it sold is the demand that its review has heard of; otherwise what was ordered of it.
    """

    def __init__(self, site: Agent, seller: Agent, product: Product, *, by_view: bool = False) -> None:
        self.site = site
        self.seller = seller
        self.product = product
        self.by_view = by_view
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
            view.observed if self.by_view else stock.demanded - self._sold,
            stock.shipped - self._taken,
            stock.on_hand_time - self._held,
            now,
        )
        self._sold, self._taken, self._held = stock.demanded, stock.shipped, stock.on_hand_time
        self.site.sim.record.hear(report)
        self.seller.receive(report)
