"""Money between a buyer and a supplier that is not for goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product

OUTSIDE = "Supplier"
"""The role of who is no part of the chain: what it receives or pays is not entered again as its own cost."""


def settle(buyer: Agent, supplier: Agent, account: str, money: float, product: Product | None = None) -> None:
    """The buyer pays a supplier, or is paid where the money is negative; each enters it as a cost, or less of one."""
    if not money:
        return
    sim, now = buyer.sim, buyer.env.now
    what = product or sim.overhead
    sim.ledger.post(now, buyer, account, "cash", money, what, counterparty=supplier)
    if supplier.role != OUTSIDE:
        sim.ledger.post(now, supplier, "cash", account, money, what, counterparty=buyer)
