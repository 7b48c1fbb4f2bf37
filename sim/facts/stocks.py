"""What was held: stocks, goods under way, and their series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.echelons import Echelon
    from sim.series import Moments, Series
    from sim.stock import Stock

FLOWS = ("ordered", "demanded", "received", "shipped", "lost", "made", "used", "returned", "scrapped", "order_lines")
TIMES = ("on_hand_time", "backlog_time", "ready_time")


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """A bucketed series: number of buckets, mean, population variance, highest value."""

    count: int
    mean: float
    variance: float
    highest: float

    @staticmethod
    def of(moments: Moments) -> SeriesFacts:
        """The facts of a series."""
        return SeriesFacts(moments.count, moments.mean, moments.variance, moments.highest)


@dataclass(frozen=True, slots=True)
class StockFacts:
    """One product at one place over the counted time, in units and unit-times; for a crowd, what customers ordered.

    tier: 1 at the counter, 2 one step further up, ..., 0 for a crowd; clear: time buckets at whose end nothing was owed
    and in which nothing was lost; consumed: what the consumers ordered whom it supplies, directly or through others.
    """

    agent: str
    role: str
    product: str
    ordered: float
    demanded: float
    received: float
    shipped: float
    lost: float
    made: float
    used: float
    returned: float
    scrapped: float
    order_lines: float
    on_hand_time: float
    backlog_time: float
    ready_time: float
    opening: float
    on_hand: float
    reserved: float
    backlog: float
    on_order: float
    orders: SeriesFacts
    demand: SeriesFacts
    net: SeriesFacts
    clear: int
    tier: int
    consumed: SeriesFacts

    @staticmethod
    def of(series: Series, opening: Stock | None, role: str, own: Echelon | None, consumed: Moments) -> StockFacts:
        """What has happened to a stock since its opening page (None where it was opened since)."""
        stock = series.stock
        changes = [getattr(stock, name) - (getattr(opening, name) if opening else 0.0) for name in FLOWS + TIMES]
        return StockFacts(  # type: ignore[call-arg]  # as many changes as there are flows and times
            stock.place,
            role,
            stock.product.name,
            *changes,
            opening.on_hand if opening else 0.0,
            stock.on_hand,
            stock.reserved,
            stock.backlog,
            stock.on_order,
            SeriesFacts.of(series.orders),
            SeriesFacts.of(series.demand),
            SeriesFacts.of(series.net),
            series.clear,
            own.tier if own else 0,
            SeriesFacts.of(consumed),
        )


@dataclass(frozen=True, slots=True)
class EchelonFacts:
    """All stocks of a product in one tier together: what they ordered in sum, their net stock, and what the consumers
    ordered whom they supply.
    """

    tier: int
    product: str
    agents: tuple[str, ...]
    orders: SeriesFacts
    net: SeriesFacts
    consumed: SeriesFacts


@dataclass(frozen=True, slots=True)
class PipeFacts:
    """One product under way on one lane: unit-times moving and at the door, units moving and at the door at the end."""

    seller: str
    buyer: str
    product: str
    moving_time: float
    at_door_time: float
    moving: float
    at_door: float
