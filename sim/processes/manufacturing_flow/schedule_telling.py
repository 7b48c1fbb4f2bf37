"""Telling sellers what will be bought of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.messages import SupplyPlan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sim.agents.agent import Agent
    from sim.agents.factory import Factory
    from sim.processes.manufacturing_flow.material_planning import ScheduleSharing
    from sim.product import Product


def tell_sellers(
    site: Factory, sharing: ScheduleSharing, bucket: float, products: Sequence[Product], releases: NDArray[Any]
) -> None:
    """Tell the seller of each product what will be ordered of it in each period.

    A product that several sell is told to none of them: what each gets is decided with each order.
    """
    for product, row in zip(products, releases[:, : sharing.horizon].tolist(), strict=True):
        if site.production.makes(product):
            continue
        lanes = site.suppliers.desks[product].lanes
        if len(lanes) == 1:
            seller = lanes[0].seller
            units = tuple(seller.accepted(product, planned) if planned else 0.0 for planned in row)
            _tell(site, seller, product, units, bucket)


def _tell(site: Factory, receiver: Agent, product: Product, units: tuple[float, ...], bucket: float) -> None:
    now = site.env.now
    word = SupplyPlan(site, receiver, product, units, now, bucket, now)
    site.sim.record.hear(word)
    receiver.receive(word)
