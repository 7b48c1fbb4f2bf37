"""Assets: what lies in stock, what is under way, what is owed, and how fast it turns. Averages are over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, added, averaged, ratio
from sim.metrics.cost import revenue
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

SCOR = "SCOR Digital Standard (ASCM): assets"
Values = Iterator[tuple[str, str, float, float]]


def average_on_hand(reading: Reading) -> list[Cell]:
    """Units on hand, averaged over time."""
    return added((s.agent, s.product, s.on_hand_time / reading.span) for s in reading.stocks)


def average_backlog(reading: Reading) -> list[Cell]:
    """Units owed, averaged over time."""
    return added((s.agent, s.product, s.backlog_time / reading.span) for s in reading.stocks)


def average_in_transit(reading: Reading) -> list[Cell]:
    """Units under way or at the door, averaged over time, by the house they are for."""
    crowds = reading.crowds
    return added(
        (crowds[pipe.buyer], pipe.product, (pipe.moving_time + pipe.at_door_time) / reading.span)
        for pipe in reading.facts.pipes
    )


def inventory_value(reading: Reading) -> list[Cell]:
    """Units on hand at their cost, averaged over time."""
    cost = {product.name: product.cost for product in reading.facts.products}
    return added((s.agent, s.product, s.on_hand_time * cost[s.product] / reading.span) for s in reading.stocks)


def inventory_turns(reading: Reading) -> list[Cell]:
    """How often stock is renewed in a unit of time."""
    return _of_chain(reading) + _of_houses(averaged(_flows(reading)))


def inventory_cover(reading: Reading) -> list[Cell]:
    """For how long the average stock lasts."""
    return [(*place, ratio(1.0, turns)) for *place, turns in inventory_turns(reading)]  # type: ignore[misc]


def gross_margin(reading: Reading) -> list[Cell]:
    """Revenue less the cost in the books of what was sold."""
    sold = {(house, product): value * reading.span for house, product, value in _cost_of_sales(reading)}
    return [(a, p, s, money - sold.get((a, p), 0.0)) for a, p, s, money in revenue(reading)]


def gross_margin_return(reading: Reading) -> list[Cell]:
    """Gross margin for every unit of money that lay in stock."""
    values = {(a, p): value for a, p, _, value in inventory_value(reading)}
    return [(a, p, s, ratio(margin, values.get((a, p), 0.0))) for a, p, s, margin in gross_margin(reading)]


def _flows(reading: Reading) -> Values:
    """By house and product: value that left the shelf in a unit of time, and value on it."""
    worth, span = reading.worth, reading.span
    return (
        (
            s.agent,
            s.product,
            (s.shipped + s.used) * worth[s.product] / span,
            s.on_hand_time * worth[s.product] / span,
        )
        for s in reading.stocks
    )


def _of_chain(reading: Reading) -> list[Cell]:
    """Turns of the chain: value that reached the consumers over value on all shelves."""
    worth, span = reading.worth, reading.span
    left = {product: units * worth[product] / span for product, units in reading.consumed.items()}
    stock = dict.fromkeys(left, 0.0)
    everything = 0.0
    for _, product, _, value in _flows(reading):
        everything += value
        if product in stock:
            stock[product] += value
    return [
        (CHAIN, ALL, ALL, ratio(sum(left.values()), everything)),
        *((CHAIN, product, ALL, ratio(left[product], stock[product])) for product in left),
    ]


def _of_houses(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell[0] != CHAIN]


def _cost_of_sales(reading: Reading) -> list[tuple[str, str, float]]:
    """Cost in the books of what was sold in a unit of time; of the chain, of what reached the consumers."""
    worth = {product.name: product.cost for product in reading.facts.products}
    rates = added((s.agent, s.product, s.shipped * worth[s.product] / reading.span) for s in reading.stocks)
    consumed = added((CHAIN, p, units * worth[p] / reading.span) for p, units in reading.consumed.items())
    houses = [(house, product, rate) for house, product, _, rate in rates if house != CHAIN]
    return houses + [(CHAIN, product, rate) for _, product, _, rate in consumed[: 1 + len(reading.consumed)]]


ASSETS = (
    Measure(
        "average on hand",
        "units",
        "lower",
        "stock",
        "integral over time of units on hand / time",
        SCOR,
        average_on_hand,
    ),
    Measure(
        "average backlog", "units", "lower", "stock", "integral over time of units owed / time", SCOR, average_backlog
    ),
    Measure(
        "average in transit",
        "units",
        "lower",
        "stock",
        "integral over time of units under way and at the buyer's door / time, by the house they are for",
        SCOR,
        average_in_transit,
    ),
    Measure(
        "inventory value",
        "money",
        "lower",
        "stock",
        "time average of units on hand x unit cost",
        SCOR,
        inventory_value,
    ),
    Measure(
        "inventory turns",
        "1/time",
        "higher",
        "stock",
        "cost of units shipped or used in a unit of time / inventory value (units alone where no product has a "
        "cost); chain: cost of units that reached consumers / value of all stock on hand",
        SCOR,
        inventory_turns,
        undefined="no stock was held",
    ),
    Measure(
        "inventory cover",
        "time",
        "lower",
        "stock",
        "days of supply, in the scenario's unit of time: 1 / inventory turns",
        SCOR,
        inventory_cover,
        undefined="no stock was held, or none left",
    ),
    Measure(
        "gross margin",
        "money",
        "higher",
        "house",
        "revenue - cost in the books of the units sold",
        SCOR,
        gross_margin,
    ),
    Measure(
        "gross margin return on inventory",
        "ratio",
        "higher",
        "house",
        "GMROI: gross margin over the time counted / inventory value",
        SCOR,
        gross_margin_return,
        undefined="no stock was held",
    ),
)
