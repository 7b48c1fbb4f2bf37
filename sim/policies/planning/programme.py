"""Aggregate planning as a linear programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.policies.planning.outlook import Outlook, Resource

Values = NDArray[Any]
MADE, OTHERS, STOCK, OWED = range(4)
EMPLOYED, OVERTIME, RAISED, LOWERED, MISSING = range(5)


class Solution(NamedTuple):
    """Units made and subcontracted of each product, hours employed and missing of each resource, by period."""

    made: Mapping[str, list[float]]
    subcontracted: Mapping[str, list[float]]
    employed: Mapping[str, list[float]]
    missing: Mapping[str, list[float]]


class Programme:
    """Variables are blocks of as many columns as there are periods, product by product, then resource by resource.

    elastic: hours that are not there may be used, at one unit of money each.
    """

    def __init__(self, outlooks: Sequence[Outlook], resources: Sequence[Resource], *, elastic: bool = False) -> None:
        self.outlooks, self.resources = outlooks, resources
        self.periods = len(outlooks[0].demand)
        self.columns = (4 * len(outlooks) + 5 * len(resources)) * self.periods
        self.cost = np.zeros(self.columns)
        self.upper = np.full(self.columns, inf)
        self.lower = np.zeros(self.columns)
        self.elastic = elastic

    def product(self, number: int, kind: int) -> slice:
        """Columns of a product."""
        start = (4 * number + kind) * self.periods
        return slice(start, start + self.periods)

    def resource(self, number: int, kind: int) -> slice:
        """Columns of a resource."""
        start = (4 * len(self.outlooks) + 5 * number + kind) * self.periods
        return slice(start, start + self.periods)

    def solve(self) -> Solution | None:
        """The cheapest plan, None where there is none."""
        from scipy.optimize import linprog

        balance, right = self._balances()
        limits, most = self._limits()
        for number, outlook in enumerate(self.outlooks):
            self._price(number, outlook)
        for number, resource in enumerate(self.resources):
            self._employ(number, resource)
        found = linprog(  # type: ignore[call-overload]  # sparse matrices are allowed, too
            self.cost,
            A_ub=limits((len(most), self.columns)) if len(most) else None,
            b_ub=most if len(most) else None,
            A_eq=balance((len(right), self.columns)),
            b_eq=right,
            bounds=np.stack([self.lower, self.upper], axis=1),
            method="highs",
        )
        if found.x is None or not found.success:
            return None
        x = np.where(np.abs(found.x) < 1e-9, 0.0, found.x)
        products = {o.product: n for n, o in enumerate(self.outlooks)}
        stations = {r.name: n for n, r in enumerate(self.resources)}
        return Solution(
            {name: x[self.product(n, MADE)].tolist() for name, n in products.items()},
            {name: x[self.product(n, OTHERS)].tolist() for name, n in products.items()},
            {name: x[self.resource(n, EMPLOYED)].tolist() for name, n in stations.items()},
            {name: x[self.resource(n, MISSING)].tolist() for name, n in stations.items()},
        )

    def _price(self, number: int, outlook: Outlook) -> None:
        """Costs and bounds of a product; frozen quantities are bounded on both sides, and nothing else is bought."""
        self.cost[self.product(number, MADE)] = outlook.making
        self.cost[self.product(number, OTHERS)] = outlook.subcontracting
        self.cost[self.product(number, STOCK)] = outlook.holding
        self.cost[self.product(number, OWED)] = outlook.backlog or 0.0
        self.upper[self.product(number, OTHERS)] = outlook.subcontract
        if outlook.backlog is None:
            self.upper[self.product(number, OWED)] = 0.0
        frozen = len(outlook.fixed)
        made, others = self.product(number, MADE).start, self.product(number, OTHERS).start
        self.lower[made : made + frozen] = self.upper[made : made + frozen] = outlook.fixed
        self.upper[others : others + frozen] = 0.0
        if outlook.ending is not None:
            last = self.product(number, STOCK).stop - 1
            self.lower[last] = max(0.0, outlook.ending - outlook.safety)
            self.upper[self.product(number, OWED).stop - 1] = 0.0

    def _employ(self, number: int, resource: Resource) -> None:
        self.cost[self.resource(number, EMPLOYED)] = resource.wage
        self.cost[self.resource(number, OVERTIME)] = resource.premium
        self.cost[self.resource(number, RAISED)] = resource.raising
        self.cost[self.resource(number, LOWERED)] = resource.lowering
        self.cost[self.resource(number, MISSING)] = 1.0
        self.upper[self.resource(number, EMPLOYED)] = resource.regular
        self.upper[self.resource(number, MISSING)] = inf if self.elastic else 0.0

    def _balances(self) -> tuple[Entries, Values]:
        """stock - owed = the same before + made + subcontracted - demand; employed = before + raised - lowered."""
        entries, right = Entries(), np.zeros((len(self.outlooks) + len(self.resources)) * self.periods)
        for number, outlook in enumerate(self.outlooks):
            block = slice(number * self.periods, (number + 1) * self.periods)
            entries.put(block, self.product(number, MADE), 1.0)
            entries.put(block, self.product(number, OTHERS), 1.0)
            entries.carry(block, self.product(number, STOCK), -1.0)
            entries.carry(block, self.product(number, OWED), 1.0)
            right[block] = outlook.demand
            right[block.start] -= outlook.opening - outlook.safety
        for number, resource in enumerate(self.resources):
            start = (len(self.outlooks) + number) * self.periods
            block = slice(start, start + self.periods)
            entries.carry(block, self.resource(number, EMPLOYED), 1.0)
            entries.put(block, self.resource(number, RAISED), -1.0)
            entries.put(block, self.resource(number, LOWERED), 1.0)
            right[block.start] = resource.before
        return entries, right

    def _limits(self) -> tuple[Entries, Values]:
        """Hours worked are employed, overtime or missing; overtime is a share of the hours employed."""
        entries = Entries()
        for number, resource in enumerate(self.resources):
            work = slice(2 * number * self.periods, (2 * number + 1) * self.periods)
            share = slice(work.stop, work.stop + self.periods)
            for index, outlook in enumerate(self.outlooks):
                if use := outlook.uses.get(resource.name):
                    entries.put(work, self.product(index, MADE), use)
            for kind in (EMPLOYED, OVERTIME, MISSING):
                entries.put(work, self.resource(number, kind), -1.0)
            entries.put(share, self.resource(number, OVERTIME), 1.0)
            entries.put(share, self.resource(number, EMPLOYED), -resource.overtime)
        return entries, np.zeros(2 * len(self.resources) * self.periods)


class Entries:
    """The numbers of a sparse matrix that are not zero, put in by the diagonal of a block."""

    def __init__(self) -> None:
        self.rows: list[Values] = []
        self.columns: list[Values] = []
        self.values: list[Values] = []

    def put(self, rows: slice, columns: slice, value: float) -> None:
        """A diagonal."""
        self.rows.append(np.arange(rows.start, rows.stop))
        self.columns.append(np.arange(columns.start, columns.stop))
        self.values.append(np.full(rows.stop - rows.start, value))

    def carry(self, rows: slice, columns: slice, value: float) -> None:
        """A diagonal, less the same of the period before."""
        self.put(rows, columns, value)
        self.put(slice(rows.start + 1, rows.stop), slice(columns.start, columns.stop - 1), -value)

    def __call__(self, shape: tuple[int, int]) -> Any:
        """The matrix."""
        from scipy.sparse import csr_matrix

        places = (np.concatenate(self.rows), np.concatenate(self.columns))
        return csr_matrix((np.concatenate(self.values), places), shape=shape)
