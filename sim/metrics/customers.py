"""Customers: how satisfied they are, how much of what they wish they buy here, if they stay, and what that is worth.

All of it is known where customers have a loyalty. Segments are their groups, and their classes in customer relationship
management.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.accounts import profits
from sim.metrics.cells import CHAIN, Cell, ratio
from sim.metrics.happened import NONE, Sums, by_events, happened
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Key, Reading

LIFETIME = "Gupta et al. 2006, Modeling Customer Lifetime Value"
LOYALTY = "Dick and Basu 1994, Customer Loyalty"
BY_DEFINITION = "by definition"
MONTHS = 12
DISCOUNT = 0.01
"""A month: what money to come is worth less for every month until then."""


def lifetime_value(reading: Reading) -> list[Cell]:
    """What a customer is worth over its life at the margin and the churn that were realised.

    By group and not by class: customers move from class to class, and contribution is known of those in one at the end.
    """
    earned, asked, left = profits(reading), happened(reading, "looked back"), happened(reading, "churned")
    classes = {account.segment for account in reading.facts.accounts if account.segment}
    cells = []
    for key, profit in earned.items():
        if key[2] in classes:
            continue
        months = asked.get(key, NONE).count
        margin, stays = ratio(profit.contribution, months), 1.0 - ratio(left.get(key, NONE).count, months)
        cells.append((*key, margin * stays / (1 + DISCOUNT - stays)))
    return cells


def share_of_wallet(reading: Reading) -> list[Cell]:
    """Of what customers wished for, what they ordered here."""
    elsewhere = happened(reading, "bought elsewhere")
    return [(*key, ratio(here, here + elsewhere.get(key, NONE).total)) for key, here in _ordered(reading).items()]


def loyalty(reading: Reading) -> list[Cell]:
    """Attitude times behaviour."""
    satisfied, elsewhere = happened(reading, "looked back"), happened(reading, "bought elsewhere")
    ordered = _ordered(reading)
    cells = []
    for key, sums in satisfied.items():
        here, there = ordered.get(key), elsewhere.get(key, NONE).total
        if here is not None:
            cells.append((*key, sums.mean * ratio(here, here + there)))
    return cells


def _ordered(reading: Reading) -> dict[Key, float]:
    """Units ordered by consumers of the chain, by group."""
    return {key: sums.units for key, sums in reading.lines.items() if key[0] == CHAIN}


def churn(left: Sums, asked: Sums) -> float:
    """Customers that leave, of those that ask themselves whether to."""
    return ratio(left.count, asked.count)


CUSTOMERS = (
    Measure(
        "customer lifetime value",
        "money/customer",
        "higher",
        "seller and group",
        "m r / (1 + d - r): m contribution / customer-months, r = 1 - churn rate, d = 0.01 a month; not by class",
        LIFETIME,
        lifetime_value,
    ),
    by_events(
        "segment changes",
        "events",
        "none",
        "customers that moved to another class at a review",
        BY_DEFINITION,
        ("segment changed",),
        lambda moved: moved.count,
    ),
    by_events("visits", "visits", "none", "visits of account managers", BY_DEFINITION, ("visited",), lambda s: s.count),
    by_events(
        "customers joined", "customers", "higher", "new customers", BY_DEFINITION, ("joined",), lambda s: s.count
    ),
    by_events(
        "customers lost", "customers", "lower", "customers that left", BY_DEFINITION, ("churned",), lambda s: s.count
    ),
    by_events(
        "churn rate",
        "share/month",
        "lower",
        "customers that left / customers that asked themselves whether to, as each does every month",
        BY_DEFINITION,
        ("churned", "looked back"),
        churn,
    ),
    by_events(
        "retention rate",
        "share/year",
        "higher",
        "(1 - churn rate)^12",
        BY_DEFINITION,
        ("churned", "looked back"),
        lambda left, asked: (1.0 - churn(left, asked)) ** MONTHS,
    ),
    by_events(
        "satisfaction",
        "index",
        "higher",
        "mean over customers and months of satisfaction, the exponentially weighted mean of (1 + experience) / 2",
        "Bolton 1998, A Dynamic Model of the Duration of the Customer's Relationship",
        ("looked back",),
        lambda asked: asked.mean,
    ),
    by_events(
        "experience",
        "-1 to 1",
        "higher",
        "mean over closed orders of 1 - lateness - shortage - wrong information - defects, each by its weight",
        BY_DEFINITION,
        ("experienced",),
        lambda orders: orders.mean,
    ),
    Measure(
        "share of wallet",
        "share",
        "higher",
        "seller and group",
        "units ordered here / (units ordered here + bought elsewhere)",
        BY_DEFINITION,
        share_of_wallet,
    ),
    Measure(
        "loyalty",
        "index",
        "higher",
        "seller and group",
        "satisfaction x share of wallet: attitude times behaviour",
        LOYALTY,
        loyalty,
    ),
)
