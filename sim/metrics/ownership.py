"""What owning bought goods costs in all, and how long money is tied up in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.asset import inventory_cover
from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import by_events, happened
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

OWNING = (
    "ordering",
    "holding",
    "backlog",
    "lost sales",
    "quality",
    "expediting",
    "supplier relationship",
    "penalties",
    "capital",
)
"""Accounts of a buying house that owning what it buys costs, besides price and freight."""
OVERHEAD = "overhead"
"""What is posted for no product."""


def ownership(reading: Reading) -> list[Cell]:
    """Everything that a unit bought outside costs: of each house that buys, by product, and of the chain."""
    units = _received(reading, "supplied units")
    money = _received(reading, "supplied freight")
    buyers = {house for house, _ in units if house != CHAIN}
    for (house, product), page in reading.balances.items():
        if house in buyers and ((house, product) in units or product == OVERHEAD):
            cost = sum([page.get(account, 0.0) for account in ("purchases", *OWNING)])
            where = [house]
        elif house not in buyers and house not in reading.outside and product == OVERHEAD:
            cost = page.get("supplier relationship", 0.0)  # of the head office, which may look after one house alone
            where = list(buyers) if len(buyers) == 1 else []
        else:
            continue
        for key in dict.fromkeys([(CHAIN, ALL), (CHAIN, product), *((h, p) for h in where for p in (ALL, product))]):
            money[key] = money.get(key, 0.0) + cost
    return [
        (house, product, ALL, ratio(money.get((house, product), 0.0), sum_)) for (house, product), sum_ in units.items()
    ]


def _received(reading: Reading, what: str) -> dict[tuple[str, str], float]:
    """Values of events of receipts, by house and product, with their totals."""
    return {
        (house, product): sums.total
        for (house, product, segment), sums in happened(reading, what).items()
        if segment == ALL
    }


def cash_to_cash(reading: Reading) -> list[Cell]:
    """How long money is tied up, from paying suppliers to being paid, at houses that buy on account."""
    opened, paid = happened(reading, "invoice open"), happened(reading, "invoice paid")
    cover = {(agent, product): value for agent, product, _, value in inventory_cover(reading)}
    settled = happened(reading, "settled")
    cells = []
    for (agent, product, segment), sums in paid.items():
        if segment == ALL and product == ALL and agent in {house for house, _ in cover}:
            received = settled.get((agent, ALL, ALL))
            until_paid = received.mean if received is not None else 0.0
            payable = ratio(opened[agent, product, segment].total, sums.total)
            cells.append((agent, ALL, ALL, cover[agent, ALL] + until_paid - payable))
    return cells


OWNERSHIP = (
    Measure(
        "total cost of ownership",
        "money/unit",
        "lower",
        "house",
        "(purchases + freight to the house + ordering + holding + backlog + lost sales + quality + expediting + "
        "supplier relationship + penalties + capital, of what is bought outside) / units received; what the head "
        "office spends on suppliers is in the totals",
        "Ellram 1995, International Journal of Physical Distribution and Logistics Management 25(8)",
        ownership,
    ),
    by_events(
        "days payable",
        "time",
        "higher",
        "sum over invoices paid of money x time open / sum of money",
        "SCOR Digital Standard (ASCM): assets",
        ("invoice open", "invoice paid"),
        lambda opened, paid: ratio(opened.total, paid.total),
    ),
    Measure(
        "cash-to-cash time",
        "time",
        "lower",
        "house",
        "inventory cover + mean time from delivery to payment by customers, where it is followed - days payable",
        "SCOR Digital Standard (ASCM): assets",
        cash_to_cash,
        undefined="no supplier was paid on account",
    ),
)
