"""One stock: newsvendor, base stock, (s, S)."""

from typing import NamedTuple

import numpy as np

from experiments.optimum.theory.law import Lattice, Vector


class Level(NamedTuple):
    """An order-up-to level and what it costs a period."""

    S: float
    cost: float


class Reorder(NamedTuple):
    """A reorder point, an order-up-to level and what they cost a period."""

    s: float
    S: float
    cost: float


def base_stock(demand: Lattice, holding: float, shortage: float) -> Level:
    """The critical fractile of the demand over the protection interval: shortage / (shortage + holding).

    A newsvendor where that is one period (Arrow, Harris and Marschak 1951). Raises ValueError unless both costs are
    positive.
    """
    _check(holding, shortage)
    level = demand.quantile(shortage / (shortage + holding))
    return Level(level, cost_of_level(demand, level, holding, shortage))


def cost_of_level(demand: Lattice, level: float, holding: float, shortage: float) -> float:
    """Holding and shortage a period at any level: h E(S - D)+ + p E(D - S)+."""
    left, short = demand.loss(np.array([level]))
    return float(holding * left[0] + shortage * short[0])


class Renewals:
    """The orders of an (s, S) rule as renewals: what a cycle costs, and how long it lasts (Zheng and Federgruen 1991).

    period: demand of one period in whole units; protection: demand over order delay and transit; setup: of an order.
    """

    def __init__(self, period: Lattice, protection: Lattice, setup: float, holding: float, shortage: float) -> None:
        _check(holding, shortage)
        if not period.whole or period.first < 0:
            raise ValueError("the demand of a period must be in whole units, and not negative")
        if not period.mean > 0:
            raise ValueError("nothing is ever demanded")
        self.setup, self.holding, self.shortage = setup, holding, shortage
        self.protection = protection
        self.chances = np.concatenate([np.zeros(period.first), period.chances])
        self.visits = [1 / (1 - self.chances[0])]
        self.costs: dict[int, float] = {}

    def carrying(self, level: int) -> float:
        """G(y): holding and shortage of the period that an order up to y serves."""
        if level not in self.costs:
            self.costs[level] = cost_of_level(self.protection, level, self.holding, self.shortage)
        return self.costs[level]

    def cost(self, s: int, S: int) -> float:
        """Average cost a period: (K + sum of m(j) G(S - j)) / sum of m(j), j = 0..S - s - 1 (their eq. 3)."""
        depth = S - s
        visits = self._visits(depth)
        carried = np.array([self.carrying(S - below) for below in range(depth)])
        return float((self.setup + visits @ carried) / visits.sum())

    def _visits(self, depth: int) -> Vector:
        """m(j): how often on average the position stands j below S in a cycle (renewal equation)."""
        while len(self.visits) < depth:
            number = len(self.visits)
            reach = min(number, len(self.chances) - 1)
            before = np.array(self.visits[::-1][:reach])
            self.visits.append(self.visits[0] * float(self.chances[1 : reach + 1] @ before))
        return np.array(self.visits[:depth])


def reorder_up_to(renewals: Renewals) -> Reorder:
    """The best (s, S), exactly (Zheng and Federgruen 1991, section 3). An order is made at s or below."""
    G, c = renewals.carrying, renewals.cost
    S = round(base_stock(renewals.protection, renewals.holding, renewals.shortage).S)
    s = S - 1
    while c(s, S) > G(s):
        s -= 1
    best, chosen = c(s, S), S
    S += 1
    while G(S) <= best:
        if c(s, S) < best:
            chosen = S
            while c(s, S) <= G(s + 1):
                s += 1
            best = c(s, S)
        S += 1
    return Reorder(s, chosen, best)


def _check(holding: float, shortage: float) -> None:
    if not (holding > 0 and shortage > 0):
        raise ValueError(f"holding and shortage must cost something, got {holding} and {shortage}")
