"""What each house pays and for what, so that all together is the chain's total cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from experiments.drawings.layers import CUSTOMER, SUPPLIER
from experiments.drawings.stages import Stage
from experiments.drawings.wording import crowd, label
from sim.accounts import COSTS

if TYPE_CHECKING:
    from sim.facts import Facts

FIRST = (
    "purchases",
    "production",
    "setup",
    "ordering",
    "transport",
    "handling",
    "holding",
    "holding in transit",
    "returns",
)
"""The first to be drawn, from what comes in to what goes out."""
KINDS = (*FIRST, *(account for account in COSTS if account not in FIRST))
"""What a house can pay for; of purchases only those from outside, as internal trade cancels."""
Rows = list[tuple[str, dict[str, float]]]


def split(facts: Facts, found: list[Stage]) -> Rows:
    """What each stage pays for each kind of cost; suppliers, returns centres and others come last."""
    paid = costs(facts)
    drawn = {house for stage in found for house in stage.houses}
    rows = [(stage.name, _sums(paid, stage.houses)) for stage in found]
    rest: dict[str, list[str]] = {}
    for agent in facts.agents:
        if agent.name not in drawn and agent.role != CUSTOMER:
            rest.setdefault(agent.role, []).append(agent.name)
    others = [
        (label(names[0]) if len(names) == 1 else crowd(names, role), _sums(paid, names)) for role, names in rest.items()
    ]
    return rows + [(name, sums) for name, sums in others if any(abs(amount) > 1e-9 for amount in sums.values())]


def _sums(paid: dict[tuple[str, str], float], houses: Iterable[str]) -> dict[str, float]:
    known = list(houses)
    return {kind: sum(paid.get((house, kind), 0.0) for house in known) for kind in KINDS}


def costs(facts: Facts) -> dict[tuple[str, str], float]:
    """What every house paid for each kind of cost; customers' money is the chain's income.

    Of purchases, what outside suppliers were paid, shared by purchases among the houses that buy from them.
    """
    paid: dict[tuple[str, str], float] = {}
    bought: dict[tuple[str, str], float] = {}
    outside: dict[str, float] = {}
    suppliers = {agent.name for agent in facts.agents if agent.role == SUPPLIER}
    direct = {lane.buyer for lane in facts.lanes if lane.seller in suppliers}
    for row in facts.money:
        if row.role == CUSTOMER:
            continue
        for account, amount in ((row.debit, row.amount), (row.credit, -row.amount)):
            if account == "purchases" and row.agent in direct:
                bought[row.product, row.agent] = bought.get((row.product, row.agent), 0.0) + amount
            elif account == "sales" and row.role == SUPPLIER:
                outside[row.product] = outside.get(row.product, 0.0) - amount
            elif account in KINDS and account != "purchases":
                paid[row.agent, account] = paid.get((row.agent, account), 0.0) + amount
    for product, amount in outside.items():
        shares = {house: value for (what, house), value in bought.items() if what == product}
        for house, share in shares.items():
            part = amount * share / sum(shares.values())
            paid[house, "purchases"] = paid.get((house, "purchases"), 0.0) + part
    return paid
