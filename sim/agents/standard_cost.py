"""What a unit costs a company: what making it takes where it makes it, and what it is bought for otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.agents.factory import Factory

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product


def standard_costs(sites: Sequence[Agent]) -> dict[Product, float]:
    """Standard cost of everything on the shelves of a company's houses, money a unit, by absorption of what varies with
    units: bill of materials and cost of the routing, over the share that comes out good; setups are left out.

    What is bought, or made for nothing, has its value in the catalogue; where that says nothing, the list price of the
    first seller outside. Of several factories that make a product, the first counts.
    """
    makers = {product: site for site in reversed(sites) if isinstance(site, Factory) for product in site.made}
    found: dict[Product, float] = {}

    def cost(product: Product) -> float:
        known = found.get(product)
        if known is None:
            maker = makers.get(product)
            made = 0.0
            if maker is not None:
                routing = maker.production.makings[product].routing
                parts = sum([need * cost(part) for part, need in product.parts.items()])
                made = (parts + routing.cost) / routing.good
            known = found[product] = made or product.cost or bought(product)
        return known

    def bought(product: Product) -> float:
        sellers = [lane.seller for site in sites if product in site.stocks for lane in site.sources(product)]
        return next((seller.list_price(product) for seller in sellers if seller not in sites), 0.0)

    for site in sites:
        for product in site.stocks:
            cost(product)
    return found
