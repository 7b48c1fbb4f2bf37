"""The reverse flow: what becomes of what comes back, what it costs, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, added, averaged
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

ROGERS = "Rogers, Lambert, Croxton and Garcia-Dastugue 2002, International Journal of Logistics Management 13(2)"
GUIDE = "Guide, Souza, Van Wassenhove and Blackburn 2006, Management Science 52(8)"
SCOR = "SCOR Digital Standard (ASCM)"
AGAIN = ("restock", "refurbish", "remanufacture", "harvest")
"""Fates by which units, or parts of them, are used again."""
FATES = (
    *AGAIN,
    "recycle",
    "secondary market",
    "donate",
    "return to supplier",
    "landfill",
    "scrap in the field",
    "in process",
)
SPENT = ("transport", "handling", "quality", "recovery", "disposal", "holding")


def fate(name: str) -> Callable[[Reading], list[Cell]]:
    """Units of which this has become, or that are still in process."""

    def function(reading: Reading) -> list[Cell]:
        facts = reading.facts.fates
        return _if_any(added((f.agent, f.product, f.units if f.fate == name else 0.0) for f in facts))

    return function


def unaccounted(reading: Reading) -> list[Cell]:
    """What came in or was there, less what something became of or is still there: nothing, if no unit is lost."""
    fates = reading.facts.fates
    places = {(f.agent, f.product) for f in fates}
    came = [(b.agent, b.product, b.received) for b in reading.facts.returns if (b.agent, b.product) in places]
    went = [(f.agent, f.product, f.units if f.fate == "in process before" else -f.units) for f in fates]
    return _if_any(added(came + went))


def used_again(reading: Reading) -> list[Cell]:
    """Share of units through that are used again, whole or in parts."""
    through = [f for f in reading.facts.fates if not f.fate.startswith("in process")]
    return _if_any(averaged((f.agent, f.product, f.units if f.fate in AGAIN else 0.0, f.units) for f in through))


def value_rate(reading: Reading) -> list[Cell]:
    """Value of what became of units over what they had cost."""
    worth = {product.name: product.cost for product in reading.facts.products}
    through = [f for f in reading.facts.fates if not f.fate.startswith("in process")]
    return _if_any(averaged((f.agent, f.product, f.value, f.units * worth.get(f.product, 0.0)) for f in through))


def recovered(reading: Reading) -> list[Cell]:
    """Money that what came back was worth afterwards."""
    return _if_any(added((f.agent, f.product, f.value) for f in reading.facts.fates))


def returns_spent(reading: Reading) -> list[Cell]:
    """What returns centres spend on what comes back, besides what customers are paid back."""
    houses = {f.agent for f in reading.facts.fates}
    pages = [(place, page) for place, page in reading.balances.items() if place[0] in houses]
    return _if_any(added((*place, sum([page.get(account, 0.0) for account in SPENT])) for place, page in pages))


def per_return(reading: Reading) -> list[Cell]:
    """What a unit returned costs, refunds left out."""
    received = {(b.agent, b.product): b.received for b in reading.facts.returns}
    spent = {(a, p): v for a, p, s, v in returns_spent(reading) if a != CHAIN and p != ALL and s == ALL}
    return _if_any(averaged((a, p, money, received.get((a, p), 0.0)) for (a, p), money in spent.items()))


def net_recovery(reading: Reading) -> list[Cell]:
    """Value recovered less what returns centres spend for it."""
    spent = [(a, p, -v) for a, p, s, v in returns_spent(reading) if a != CHAIN and p != ALL and s == ALL]
    return _if_any(added([*((f.agent, f.product, f.value) for f in reading.facts.fates), *spent]))


def waste(reading: Reading) -> list[Cell]:
    """Kilograms that went to landfill."""
    return _if_any(added((f.agent, f.product, f.kilograms) for f in reading.facts.fates))


def _if_any(cells: list[Cell]) -> list[Cell]:
    """Nothing, where returns are not followed."""
    return cells if len(cells) > 1 else []


BALANCE = tuple(
    Measure(
        f"returned: {name}",
        "units",
        "none",
        "house",
        "units of returns still there at the end" if name == "in process" else "units of returns of which this became",
        ROGERS,
        fate(name),
    )
    for name in FATES
)
REVERSE = (
    *BALANCE,
    Measure(
        "returned: unaccounted for",
        "units",
        "lower",
        "house",
        "units received + in process before - units of all fates - in process now; 0 unless units vanish",
        ROGERS,
        unaccounted,
    ),
    Measure(
        "reuse rate",
        "share",
        "higher",
        "house",
        "units restocked, refurbished, remanufactured or harvested / units of which something became",
        GUIDE,
        used_again,
    ),
    Measure(
        "recovery value rate",
        "share",
        "higher",
        "house",
        "value of what became of units / their cost in the books",
        GUIDE,
        value_rate,
    ),
    Measure(
        "value recovered",
        "money",
        "higher",
        "house",
        "what units that came back were worth afterwards",
        GUIDE,
        recovered,
    ),
    Measure(
        "cost per return",
        "money/unit",
        "lower",
        "house",
        "transport, gate, handling, work, disposal and holding at returns centres / units received; no refunds",
        SCOR,
        per_return,
    ),
    Measure(
        "net recovery",
        "money",
        "higher",
        "house",
        "value recovered - what returns centres spend on what comes back, refunds left out",
        GUIDE,
        net_recovery,
    ),
    Measure("waste mass", "kg", "lower", "house", "kilograms of what came back that went to landfill", SCOR, waste),
)
