"""Service as a stock sees it: how often, and for how long, there is something on the shelf."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.metrics.cells import CHAIN, Cell, averaged
from sim.metrics.measure import Measure
from sim.metrics.service import SILVER

if TYPE_CHECKING:
    from sim.metrics.reading import Reading


def cycle_service_level(reading: Reading) -> list[Cell]:
    """How often a time bucket passes without a stockout."""
    return _shares(
        reading, ((s.agent, s.product, float(s.clear), float(s.net.count)) for s in reading.stocks if s.demanded)
    )


def ready_rate(reading: Reading) -> list[Cell]:
    """For how long something is on hand."""
    return _shares(reading, ((s.agent, s.product, s.ready_time, reading.span) for s in reading.stocks))


def gamma_service_level(reading: Reading) -> list[Cell]:
    """Units not owed, beside a period's demand."""
    period = reading.facts.period
    return _shares(
        reading,
        ((s.agent, s.product, s.demanded * period - s.backlog_time, s.demanded * period) for s in reading.stocks),
    )


def _shares(reading: Reading, values: Iterator[tuple[str, str, float, float]]) -> list[Cell]:
    """Shares by house and product; those of the chain are of the stocks that consumers order from."""
    items = list(values)
    own = [cell for cell in averaged(items) if cell[0] != CHAIN]
    consumers = [cell for cell in averaged(i for i in items if i[:2] in reading.sold_here) if cell[0] == CHAIN]
    return consumers + own


READINESS = (
    Measure(
        "cycle service level",
        "share",
        "higher",
        "stock",
        "alpha: time buckets at whose end nothing is owed and in which nothing was lost / time buckets, stocks with "
        "demand; the cycle is the bucket, so set `bucket` to the review interval; chain: stocks that serve consumers",
        SILVER,
        cycle_service_level,
    ),
    Measure(
        "ready rate",
        "share",
        "higher",
        "stock",
        "time with stock on hand that is not set aside / time; chain: mean over the stocks that serve consumers",
        SILVER,
        ready_rate,
    ),
    Measure(
        "gamma service level",
        "share",
        "higher",
        "stock",
        "gamma: 1 - time average of the backlog / demand of a period; chain: stocks that serve consumers",
        "Schneider 1981, International Journal of Production Research 19(6)",
        gamma_service_level,
    ),
)
