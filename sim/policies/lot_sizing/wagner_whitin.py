"""The best lots for a demand that is known and varies."""

from collections.abc import Sequence
from typing import NamedTuple


class LotPlan(NamedTuple):
    """What to order in each period, and the cost of set-ups and holding."""

    orders: tuple[float, ...]
    cost: float


def wagner_whitin(demand: Sequence[float], setup: float, holding: float) -> LotPlan:
    """The cheapest plan that meets every period's demand on time (Wagner and Whitin 1958), in quadratic time.

    holding: money a unit on stock at the end of a period. Raises ValueError for a negative demand or cost.
    """
    if min(setup, holding, *demand) < 0:
        raise ValueError("demand, setup and holding must not be negative")
    best, made_in = [0.0], []
    for period in range(len(demand)):
        cost, start = _last_order(demand, setup, holding, period, best)
        best.append(cost)
        made_in.append(start)
    return LotPlan(_orders(demand, made_in), best[-1])


def _last_order(
    demand: Sequence[float], setup: float, holding: float, period: int, best: Sequence[float]
) -> tuple[float, int]:
    """The cheapest way to cover the periods up to this one: its cost, and the period of its last order."""
    cheapest, start, carried, waiting = float("inf"), period, 0.0, 0.0
    for first in range(period, -1, -1):
        cost = best[first] + (setup if waiting + demand[first] else 0.0) + carried
        if cost < cheapest:
            cheapest, start = cost, first
        waiting += demand[first]
        carried += holding * waiting
    return cheapest, start


def _orders(demand: Sequence[float], made_in: Sequence[int]) -> tuple[float, ...]:
    """Read the plan from its end: everything from the last order's period on is ordered there."""
    orders = [0.0] * len(demand)
    end = len(demand)
    while end:
        start = made_in[end - 1]
        orders[start] = float(sum(demand[start:end]))
        end = start
    return tuple(orders)
