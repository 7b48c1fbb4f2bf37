"""The look back over what was bought: the classes of items, and of who supplies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.policies.item_segmentation import ItemView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.policies.item_segmentation import ItemSegmentation
    from sim.processes.supplier_relationship.buying_house import BuyingHouse
    from sim.product import Product


class Classed(NamedTuple):
    """The class of every bought item, and of every supplier: that of the items on which most is spent with it."""

    items: dict[Product, str]
    suppliers: dict[Agent, str]
    why: dict[Product, str]


def classed(houses: Sequence[BuyingHouse], segmentation: ItemSegmentation, look_back: float) -> Classed:
    """Items by what the company's books say of them: spend, sources, lead times and outages seen."""
    products = list(dict.fromkeys(product for house in houses for product in house.items))
    views = [_view(houses, product, look_back) for product in products]
    classes = dict(zip(products, segmentation(views), strict=True))
    spent: dict[Agent, dict[str, float]] = {}
    for house in houses:
        for product in house.items:
            for lane in house.lanes(product):
                by_class = spent.setdefault(lane.seller, {})
                own = house.desk.receipts.of_both(lane.seller, product).spend
                by_class[classes[product]] = by_class.get(classes[product], 0.0) + own
    suppliers = {seller: max(by_class, key=lambda name: by_class[name]) for seller, by_class in spent.items()}
    return Classed(classes, suppliers, {product: _told(view) for product, view in zip(products, views, strict=True)})


def _view(houses: Sequence[BuyingHouse], product: Product, look_back: float) -> ItemView:
    """One item; where nothing has come in yet, by what is forecast and quoted."""
    buyers = [house for house in houses if product in house.items]
    records = [house.desk.receipts.of_item(product) for house in buyers]
    lines = sum([record.lines for record in records])
    sources = len({lane.seller for house in buyers for lane in house.lanes(product)})
    down = max([house.desk.down(product) for house in buyers])
    if not lines:
        lanes = [lane for house in buyers for lane in house.lanes(product)]
        price = min([lane.seller.price(product) for lane in lanes])
        expected = sum([house.forecast(product) for house in buyers]) * price * look_back
        return ItemView(product.name, expected, sources, buyers[0].quoted(product), 0.0, down)
    mean = sum([record.lines * record.lead_time for record in records]) / lines
    square = sum([record.lines * (record.lead_time_sd**2 + record.lead_time**2) for record in records]) / lines
    spend = sum([record.spend for record in records])
    return ItemView(product.name, spend, sources, mean, max(0.0, square - mean * mean) ** 0.5, down)


def _told(view: ItemView) -> str:
    return (
        f"spend {view.spend:.0f}, sources {view.sources}, lead time {view.lead_time:.1f} +- {view.lead_time_sd:.1f}, "
        f"down {view.down:.0%}"
    )
