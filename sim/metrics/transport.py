"""Transport and distribution: how full vehicles are, how far they go, what they emit, and what it costs to serve."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, added, averaged, ratio
from sim.metrics.happened import Sums, by_events
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

BOOK = "Lambert 2014, Supply Chain Management, 4th ed.: order fulfilment"
FREIGHT = ("transport",)
DISTRIBUTION = ("transport", "facilities", "handling")
"""Accounts of what it costs to have sites and to bring goods from them to customers."""


def per_unit(accounts: tuple[str, ...]) -> Callable[[Reading], list[Cell]]:
    """Money on some accounts over units shipped by a house; of the chain, over units that reached the consumers."""

    def function(reading: Reading) -> list[Cell]:
        spent = _spent(reading, accounts)
        if not any(money for *_, money in spent):
            return []
        units = {(stock.agent, stock.product): stock.shipped for stock in reading.stocks}
        consumed = reading.consumed
        money = {product: value for agent, product, _, value in added(spent) if agent == CHAIN}
        chain = [(CHAIN, ALL, ALL, ratio(money[ALL], sum(consumed.values())))]
        chain += [(CHAIN, product, ALL, ratio(money.get(product, 0.0), many)) for product, many in consumed.items()]
        return chain + _of_houses([(house, item, paid, units.get((house, item), 0.0)) for house, item, paid in spent])

    return function


def of_sales(reading: Reading) -> list[Cell]:
    """Distribution cost over revenue."""
    spent = _spent(reading, DISTRIBUTION)
    if not any(money for *_, money in spent):
        return []
    sales = {place: -page.get("sales", 0.0) for place, page in reading.balances.items()}
    whole = ratio(sum([money for *_, money in spent]), sum(reading.paid_by_consumers.values()))
    return [
        (CHAIN, ALL, ALL, whole),
        *_of_houses([(house, item, paid, sales[house, item]) for house, item, paid in spent]),
    ]


def _spent(reading: Reading, accounts: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """What the houses of the chain spent on some accounts, by house and product; suppliers' own carriage is inbound."""
    return [
        (house, product, sum([page.get(account, 0.0) for account in accounts]))
        for (house, product), page in reading.balances.items()
        if house not in reading.outside
    ]


def _of_houses(values: list[tuple[str, str, float, float]]) -> list[Cell]:
    return [cell for cell in averaged(values) if cell[0] != CHAIN]


def _count(sums: Sums) -> float:
    return float(sums.count)


def _total(sums: Sums) -> float:
    return sums.total


def _mean(sums: Sums) -> float:
    return sums.mean


TRANSPORT = (
    by_events("vehicles sent", "vehicles", "lower", "number of trips of vehicles", BOOK, ("vehicle left",), _count),
    by_events(
        "vehicle fill",
        "share",
        "higher",
        "mean over trips of the share of the vehicle that is filled, by weight or volume, whichever is more",
        BOOK,
        ("vehicle left",),
        _mean,
    ),
    by_events(
        "kilometres driven", "km", "lower", "sum over trips of vehicles of km, back included", BOOK, ("driven",), _total
    ),
    by_events(
        "tonne-kilometres", "t km", "none", "sum over goods sent of tonnes x km under way", BOOK, ("carried",), _total
    ),
    by_events(
        "CO2e emitted",
        "kg",
        "lower",
        "sum over modes of tonne-kilometres x factor + vehicle-kilometres x factor of the empty vehicle",
        "Greenhouse gas conversion factors (Defra and DECC 2012, annex 7); SCOR: environmental",
        ("emitted",),
        _total,
    ),
    by_events(
        "wait at the dock",
        "time",
        "lower",
        "mean over order lines sent of the time that goods waited for what travels with them",
        "Higginson and Bookbinder 1994, Journal of Business Logistics 15(2)",
        ("waited at dock",),
        _mean,
    ),
    Measure(
        "freight per unit",
        "money/unit",
        "lower",
        "house",
        "transport cost / units shipped; chain: without suppliers', / units that reached consumers",
        BOOK,
        per_unit(FREIGHT),
    ),
    Measure(
        "distribution cost per unit",
        "money/unit",
        "lower",
        "house",
        "(transport + facilities + handling) / units shipped; chain: without suppliers', by units that consumers got",
        BOOK,
        per_unit(DISTRIBUTION),
    ),
    Measure(
        "distribution cost ratio",
        "share",
        "lower",
        "house",
        "(transport + facilities + handling) / sales; chain: without suppliers', / revenue from consumers",
        BOOK,
        of_sales,
    ),
)
