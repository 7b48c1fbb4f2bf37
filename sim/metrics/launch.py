"""Launches: how a new product spreads, how soon it is made in volume and pays, and what is left of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import NONE, Sums, by_events, happened
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

BASS = "Bass 1969; Ho, Savin and Terwiesch 2002"
RAMP = "Terwiesch and Bohn 2001"


def _total(sums: Sums) -> float:
    return sums.total


def _first(sums: Sums, _: Sums) -> float:
    """Of the first kind; nothing where only the other one happened."""
    return sums.total


def _mean(sums: Sums) -> float:
    return sums.mean


def vitality(reading: Reading) -> list[Cell]:
    """Sales of products that were launched in the run over all sales to customers outside."""
    launches = (*happened(reading, "on sale"), *happened(reading, "launched"))
    new = {product for (_, product, _) in launches if product != ALL}
    if not new:
        return []
    sold = reading.consumed
    prices = {product.name: product.price for product in reading.facts.products}
    value = {product: units * prices.get(product, 0.0) for product, units in sold.items()}
    return [(CHAIN, ALL, ALL, ratio(sum(value.get(product, 0.0) for product in new), sum(value.values())))]


def obsolescence(reading: Reading) -> list[Cell]:
    """What is written off over the mean value of all stock of houses of the chain."""
    written, on_sale = happened(reading, "written off"), happened(reading, "on sale")
    if not on_sale:
        return []
    costs = {product.name: product.cost for product in reading.facts.products}
    held = sum(stock.on_hand_time * costs.get(stock.product, 0.0) for stock in reading.stocks) / reading.span
    return [(CHAIN, ALL, ALL, ratio(written.get((CHAIN, ALL, ALL), NONE).total, held))]


LAUNCH: tuple[Measure, ...] = (
    by_events("adopters", "units", "none", "people who decided to buy a new product", BASS, ("adopted",), _total),
    by_events(
        "adopters served",
        "units",
        "higher",
        "people who got the new product: its cumulative sales to its market",
        BASS,
        ("adopter served", "adopted"),
        _first,
    ),
    by_events(
        "adopters lost",
        "units",
        "lower",
        "people who decided to buy it, waited, and gave up",
        BASS,
        ("adopter lost", "adopted"),
        _first,
    ),
    by_events(
        "launch service",
        "share",
        "higher",
        "people served / people who decided, by the end of the run",
        BASS,
        ("adopter served", "adopted"),
        lambda served, decided: ratio(served.total, decided.total),
    ),
    by_events(
        "stock at launch",
        "units",
        "none",
        "units of the new product there when it goes on sale, a market",
        BASS,
        ("on sale",),
        _mean,
    ),
    by_events(
        "time to volume",
        "time",
        "lower",
        "time from the launch to the first period with 90 % of the full volume made, good",
        RAMP,
        ("at volume",),
        _mean,
    ),
    by_events(
        "launch scrap",
        "units",
        "lower",
        "units spoilt between the launch and the day of full volume",
        RAMP,
        ("spoilt at launch", "on sale"),
        _first,
    ),
    by_events(
        "launch yield",
        "share",
        "higher",
        "share of the units made between the launch and the day of full volume that is good",
        RAMP,
        ("made at launch", "spoilt at launch"),
        lambda made, spoilt: 1.0 - ratio(spoilt.total, made.total),
    ),
    by_events(
        "break-even time of a launch",
        "time",
        "lower",
        "time from the first unit that could be made until sales have paid for making it; development and stock apart",
        "House and Price 1991",
        ("paid back",),
        _mean,
    ),
    by_events(
        "written off",
        "money",
        "lower",
        "value in the books of what was left of products that were withdrawn",
        "Billington, Lee and Tang 1998",
        ("written off", "old wanted"),
        _first,
    ),
    by_events(
        "units left over",
        "units",
        "lower",
        "units of products that were withdrawn",
        "Billington, Lee and Tang 1998",
        ("left over", "old wanted"),
        _first,
    ),
    by_events(
        "units switched",
        "units",
        "none",
        "units of the new product that customers of the old one ordered instead",
        "Norton and Bass 1987",
        ("switched", "old wanted"),
        _first,
    ),
    by_events(
        "switching rate",
        "share",
        "none",
        "units of the new product that customers of the old one ordered instead / units of both that they ordered",
        "Norton and Bass 1987",
        ("switched", "old wanted"),
        lambda new, old: ratio(new.total, new.total + old.total),
    ),
    by_events(
        "units bought nowhere",
        "units",
        "lower",
        "units of the old product that customers wanted when it was no longer sold, and not replaced",
        "Billington, Lee and Tang 1998",
        ("bought neither", "old wanted"),
        _first,
    ),
    Measure(
        "vitality",
        "share",
        "higher",
        "chain",
        "list value of units sold to consumers of products launched in the run / of all products",
        "Cooper 2011",
        vitality,
    ),
    Measure(
        "obsolescence",
        "share",
        "lower",
        "chain",
        "value written off / mean value of stock",
        "SCOR Digital Standard (ASCM): assets",
        obsolescence,
    ),
)
