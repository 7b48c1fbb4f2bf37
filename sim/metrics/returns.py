"""Returns: what comes back, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, added, averaged, ratio
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

ROGERS = "Rogers, Lambert, Croxton and Garcia-Dastugue 2002, International Journal of Logistics Management 13(2)"


def units_returned(reading: Reading) -> list[Cell]:
    """Units that came back to a returns centre."""
    return _if_any(added((back.agent, back.product, back.received) for back in reading.facts.returns))


def recovery_rate(reading: Reading) -> list[Cell]:
    """Share of what came back that is sold again."""
    return _if_any(
        averaged((back.agent, back.product, back.restocked, back.received) for back in reading.facts.returns)
    )


def return_ratio(reading: Reading) -> list[Cell]:
    """Units that customers sent back over units that reached them, by group."""
    received = {(s.agent, s.product): s.received for s in reading.facts.stocks if s.role == "customers"}
    back, got, cells = 0.0, 0.0, []
    for use in reading.facts.uses:
        units = received.get((use.group, use.product), 0.0)
        back, got = back + use.sent_back, got + units
        cells.append((CHAIN, use.product, use.group, ratio(use.sent_back, units)))
    return [(CHAIN, ALL, ALL, ratio(back, got)), *cells] if cells else []


def _if_any(cells: list[Cell]) -> list[Cell]:
    """Nothing, where there is no returns centre."""
    return cells if len(cells) > 1 else []


RETURNS = (
    Measure("units returned", "units", "lower", "house", "units received by returns centres", ROGERS, units_returned),
    Measure(
        "return ratio",
        "share",
        "lower",
        "chain",
        "units sent back / units that reached the customers in the same time; not by cohort: biased while sales grow",
        ROGERS,
        return_ratio,
    ),
    Measure(
        "recovery rate",
        "share",
        "higher",
        "house",
        "units found as new and restocked / units received by returns centres",
        ROGERS,
        recovery_rate,
    ),
)
