"""Load the plants so that as much as possible of what is wanted is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.policies.loading.protocol import Machine

CRUMB = 1e-6
PREFERENCE = 1e-6
"""What a unit more counts less in each plant further down a product's list, so that equal plans have one answer."""


@dataclass(frozen=True)
class MostOutput:
    """The linear programme max sum x_ij, sum_j x_ij <= wanted_i, sum_i time_ij x_ij <= hours_j (Jordan and Graves 1995,
    eq. 1, where the shortfall is least); a product's own plant comes first where that costs no output.
    """

    def __call__(
        self, wanted: Mapping[str, float], homes: Mapping[str, Sequence[str]], plants: Sequence[Machine]
    ) -> dict[tuple[str, str], float]:
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        numbers = {plant.name: number for number, plant in enumerate(plants)}
        pairs = [
            (row, numbers[home], plants[numbers[home]].times[product], rank)
            for row, product in enumerate(wanted)
            for rank, home in enumerate(homes[product])
        ]
        if not pairs:
            return {}
        products = list(wanted)
        rows, columns, times, ranks = (np.array(values) for values in zip(*pairs, strict=True))
        count = np.arange(len(pairs))
        used = csr_array(
            (
                np.concatenate([np.ones(len(pairs)), times]),
                (np.concatenate([rows, len(products) + columns]), np.concatenate([count, count])),
            ),
            shape=(len(products) + len(plants), len(pairs)),
        )
        limits = [*wanted.values(), *(max(0.0, plant.hours) for plant in plants)]
        solved = linprog(  # type: ignore[call-overload]  # sparse matrices are allowed, too
            -(1.0 - PREFERENCE * ranks), A_ub=used, b_ub=limits, method="highs"
        )
        return {
            (products[row], plants[column].name): float(units)
            for row, column, units in zip(rows, columns, solved.x, strict=True)
            if units > CRUMB
        }
