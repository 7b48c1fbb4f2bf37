"""What the chain spends in each period, so that the periods add up to its total cost."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.accounts import ACCOUNTS, COSTS
from sim.result import Result

Values = NDArray[np.float64]

ACCRUED = {"holding": "on_hand", "holding in transit": "in_transit", "backlog": "backlog"}
"""Accounts that grow with time and are posted once, at the end, and the level that each of them grows with."""


def spending(result: Result, levels: Mapping[tuple[str, str, str], Values], first: int, count: int) -> Values:
    """Money spent in each of `count` periods from number `first`: cost of the chain as in the measure total cost.

    levels: units at every census by level, house and product. What accrues with time is shared out by the census
    levels; everything else falls in the period of its posting, or in the last one where that had begun but not ended.
    """
    spent = np.zeros(count)
    for page in result.facts.money:
        if page.role != "Customer":
            for account, sign in ((page.debit, 1.0), (page.credit, -1.0)):
                if account in ACCRUED:
                    spent += sign * page.amount * _shares(levels, ACCRUED[account], page.agent, page.product, count)
    return spent + _posted(result, first, count)


def _shares(levels: Mapping[tuple[str, str, str], Values], level: str, house: str, product: str, count: int) -> Values:
    units = levels.get((level, house, product))
    if units is None or units.sum() <= 0:
        return np.full(count, 1 / count)
    return np.asarray(units / units.sum())


def _posted(result: Result, first: int, count: int) -> Values:
    """Costs that are posted as they arise; of outside suppliers also what they are paid, which is a cost of the chain.

    In double entry a debit of a cost account is money spent, a credit money that comes back.
    """
    facts, rows = result.facts, result.posting_rows
    rows = rows[rows["time"] >= facts.warmup]
    roles = np.array([agent.role for agent in facts.agents], dtype=object)[rows["agent"]]
    counted = [name for name in (*COSTS, "salvage") if name not in ACCRUED]
    cost = np.array([name in counted for name in ACCOUNTS], dtype=float)
    paid = np.array([name == "sales" for name in ACCOUNTS], dtype=float)
    debit, credit = rows["debit"], rows["credit"]
    weights = np.where(roles != "Customer", cost[debit] - cost[credit], 0.0)
    weights += np.where(roles == "Supplier", paid[credit] - paid[debit], 0.0)
    number = np.ceil(rows["time"] / facts.period - 1e-9).astype(np.intp) - first
    return np.bincount(np.clip(number, 0, count - 1), weights * rows["amount"], count).astype(float)
