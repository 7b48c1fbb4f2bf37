"""Cost: what the supply chain costs. What houses pay each other cancels; what consumers pay is revenue."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.accounts import COSTS
from sim.metrics.cells import ALL, CHAIN, Cell, added, averaged, ratio
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

SCOR = "SCOR Digital Standard (ASCM): costs"
Values = list[tuple[str, str, float]]


def balance(account: str) -> Callable[[Reading], list[Cell]]:
    """Debits less credits of an account."""
    return lambda reading: added((*place, page.get(account, 0.0)) for place, page in reading.balances.items())


def posted(account: str) -> Callable[[Reading], list[Cell]]:
    """Debits less credits of an account that few houses have: at those alone, and of the chain."""

    def function(reading: Reading) -> list[Cell]:
        pages = [(*place, page[account]) for place, page in reading.balances.items() if account in page]
        return added(pages)

    return function


def purchases(reading: Reading) -> list[Cell]:
    """What a house buys; of the chain, only what outside suppliers are paid."""
    return _of_chain(_outside(reading)) + _of_houses(added(_each(reading, _bought)))


def salvage(reading: Reading) -> list[Cell]:
    """Income from what is left over."""
    return added((*place, -page.get("salvage", 0.0)) for place, page in reading.balances.items())


def total_cost(reading: Reading) -> list[Cell]:
    """Everything a house spends; of the chain, without what its houses pay each other."""
    return _of_chain(_chain_costs(reading)) + _of_houses(added(_each(reading, _spent)))


def cost_rate(reading: Reading) -> list[Cell]:
    """Total cost for a unit of time."""
    return [(*place, value / reading.span) for *place, value in total_cost(reading)]  # type: ignore[misc]


def cost_per_unit(reading: Reading) -> list[Cell]:
    """Total cost over units shipped; of the chain, over units that reached the consumers."""
    consumed = reading.consumed
    cost = {product: value for _, product, _, value in _of_chain(_chain_costs(reading))}
    chain = [(CHAIN, ALL, ALL, ratio(cost[ALL], sum(consumed.values())))]
    chain += [(CHAIN, product, ALL, ratio(cost.get(product, 0.0), units)) for product, units in consumed.items()]
    shipped = {(stock.agent, stock.product): stock.shipped for stock in reading.stocks}
    pages = ((place, page) for place, page in reading.balances.items() if place in shipped)
    return chain + _of_houses(averaged((*place, _spent(page), shipped[place]) for place, page in pages))


def revenue(reading: Reading) -> list[Cell]:
    """What a house is paid for goods; of the chain, what consumers pay."""
    return _of_chain(_income(reading)) + _of_houses(added(_each(reading, _sold)))


def profit(reading: Reading) -> list[Cell]:
    """Revenue less total cost."""
    costs = [(house, product, -cost) for house, product, cost in _chain_costs(reading)]
    return _of_chain(_income(reading) + costs) + _of_houses(
        added(_each(reading, lambda page: _sold(page) - _spent(page)))
    )


def _own(page: dict[str, float]) -> float:
    return sum([page.get(account, 0.0) for account in COSTS]) + page.get("salvage", 0.0)


def _bought(page: dict[str, float]) -> float:
    return page.get("purchases", 0.0)


def _sold(page: dict[str, float]) -> float:
    return -page.get("sales", 0.0)


def _spent(page: dict[str, float]) -> float:
    return _own(page) + page.get("purchases", 0.0)


def _each(reading: Reading, value: Callable[[dict[str, float]], float]) -> Values:
    return [(*place, value(page)) for place, page in reading.balances.items()]


def _outside(reading: Reading) -> Values:
    return [(CHAIN, product, paid) for product, paid in reading.paid_outside.items()]


def _income(reading: Reading) -> Values:
    return [(CHAIN, product, paid) for product, paid in reading.paid_by_consumers.items()]


def _chain_costs(reading: Reading) -> Values:
    return _outside(reading) + [(CHAIN, product, _own(page)) for (_, product), page in reading.balances.items()]


def _of_chain(values: Values) -> list[Cell]:
    """Values of the chain, added up by product and over all; the first rows of `added`."""
    cells = added(values)
    return cells[: 1 + len({product for _, product, _ in values})]


def _of_houses(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell[0] != CHAIN]


def _cost(
    name: str, formula: str, function: Callable[[Reading], list[Cell]], direction: Direction = "lower"
) -> Measure:
    return Measure(name, "money", direction, "house", formula, SCOR, function)


COST = (
    _cost("purchase cost", "money paid for goods; chain: to outside suppliers alone", purchases),
    _cost("ordering cost", "sum over purchase and production order lines of the cost of one", balance("ordering")),
    _cost("setup cost", "sum over setups of the cost of one", balance("setup")),
    _cost("production cost", "sum over units made of the cost of making one", balance("production")),
    _cost("holding cost", "integral over time of units on hand, or at the door, x holding rate", balance("holding")),
    _cost(
        "holding cost in transit",
        "integral over time of units under way x the payer's holding rate",
        balance("holding in transit"),
    ),
    _cost("backlog cost", "integral over time of units owed x backlog rate", balance("backlog")),
    _cost("lost-sales cost", "sum over units lost of the penalty for one", balance("lost sales")),
    _cost(
        "transport cost",
        "sum over shipments of fixed + units x (per unit + per unit and km x km)",
        balance("transport"),
    ),
    _cost("handling cost", "sum over units shipped of the cost of handling one", balance("handling")),
    _cost("returns cost", "refunds and other money spent on goods that come back", balance("returns")),
    *(
        _cost(f"{account} cost", formula, posted(account))
        for account, formula in (
            ("order processing", "order desk: sum over orders and lines of what it takes to enter and document one"),
            ("service", "service desk: wages, and what answers and support cost"),
            ("expediting", "what it costs beyond the ordinary to have goods sooner"),
            ("credits", "money given to customers to make good for poor service"),
            ("discounts", "gains shared with customers; a discount agreed on lowers the price itself, and so revenue"),
            ("capital", "interest on what customers owe until they pay"),
            ("overtime", "what capacity beyond the ordinary costs"),
            ("facilities", "what it costs to have and run sites"),
            ("relationship", "what it costs to look after accounts"),
            ("planning", "what it costs to plan, and to keep contingency plans ready"),
            ("quality", "inspecting, sorting and holding goods, and what defects cost inside the house"),
            ("subcontracting", "what others are paid for work on what is made here"),
            ("maintenance", "what it costs to keep machines running"),
            ("supplier relationship", "what it costs to look after suppliers: audits, development, reserved capacity"),
            ("penalties", "money paid for broken agreements, less money received for them"),
            ("development", "what it costs to develop products and to bring them to market"),
            ("write-offs", "value of goods that are written off"),
            ("packaging", "packaging bought, washed and lost"),
            ("recovery", "work on goods that came back: refurbishing, remanufacturing, harvesting"),
            ("disposal", "what it costs to be rid of what cannot be used"),
            ("strategy", "what the strategic team and the changes it decides cost"),
            ("supervision", "audits of whether rules are followed"),
            ("integration", "what it costs to draw customers and suppliers closer"),
        )
    ),
    _cost("salvage income", "money earned with what is left over", salvage, "higher"),
    _cost(
        "total cost",
        "purchases + ordering + setup + production + holding + holding in transit + backlog + lost sales + transport + "
        "handling + returns + all costs of processes above - salvage; chain: purchases from outside suppliers alone, "
        "as internal trade cancels",
        total_cost,
    ),
    Measure("cost rate", "money/time", "lower", "house", "total cost / time counted", SCOR, cost_rate),
    Measure(
        "cost per unit delivered",
        "money/unit",
        "lower",
        "house",
        "total cost / units shipped; chain: total cost / units that reached consumers",
        "Croxton 2003, International Journal of Logistics Management 14(1): total delivered cost",
        cost_per_unit,
    ),
    _cost("revenue", "money received for goods; chain: from consumers alone", revenue, "higher"),
    _cost("profit", "revenue - total cost, penalties for backlog and lost sales included", profit, "higher"),
)
