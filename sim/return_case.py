"""What comes back together, followed under one number from its sale to what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product


@dataclass(slots=True, eq=False)
class ReturnCase:
    """Units of one parcel that come back for one reason.

    reason: why, as inspection finds; says: why, as the customer says; warranted: whether the seller's terms allow it,
    which only nature knows; grade: the condition it is in, A as new to D scrap; sold, order: when it reached the
    customer, and of which order; source: who has caused it; faulty: whether it does not do what it should; refund:
    share of the price that is due for it; chance and luck: uniform numbers by which it is dealt out, and comes out well
    or not. Written as it moves on: route; requested, received and credited, times; seen, the grade that was found;
    paid, money given back.
    """

    number: int
    customer: Agent
    product: Product
    units: float
    reason: str
    says: str
    warranted: bool
    grade: str
    sold: float
    order: int = 0
    source: str = "customer"
    faulty: bool = False
    refund: float = 1.0
    chance: float = 0.0
    luck: float = 0.0
    route: str = ""
    requested: float = nan
    received: float = nan
    seen: str = ""
    paid: float = 0.0
    credited: float = nan
