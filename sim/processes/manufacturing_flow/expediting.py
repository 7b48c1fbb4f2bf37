"""Asking sellers for goods that should be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.supplier_words import ExpediteRequest

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.processes.manufacturing_flow.material_planning import Expediting
    from sim.product import Product


def ask_sellers(site: Factory, plan: Expediting, product: Product, units: float) -> None:
    """Ask everybody of whom a product is bought for what is overdue; asking costs money."""
    sim, now = site.sim, site.env.now
    for lane in site.suppliers.desks[product].lanes:
        request = ExpediteRequest(site, lane.seller, product, units, now, plan.haste)
        sim.ledger.post(now, site, "expediting", "cash", plan.cost, product, counterparty=lane.seller)
        sim.record.hear(request)
        lane.seller.receive(request)
