"""Rounds by PyVRP, where it is installed (the extra `optimise`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Any

from sim.policies.transport.load import Load
from sim.policies.transport.rounds import Matrix, length
from sim.policies.transport.savings import Savings

FINE = 1000
"""PyVRP counts in whole numbers: metres, grams, litres."""


@dataclass(frozen=True)
class Optimised:
    """The shortest rounds that PyVRP finds (Wouda, Lan and Kool 2024), but never worse than those by savings.

    iterations: of its iterated local search; seed: of its own random numbers, so that the same loads give the same
    rounds. Without PyVRP 0.14 or newer the rounds are those by savings. Raises ValueError where there is no iteration.
    """

    iterations: int = 200
    stops: int | None = None
    kilometres: float | None = None
    seed: int = 1

    def __post_init__(self) -> None:
        if self.iterations < 1:
            raise ValueError(f"rounds need at least one iteration, got {self.iterations}")
        Savings(self.stops, self.kilometres)

    def __call__(self, loads: Sequence[Load], kilometres: Matrix, room: Load, fixed: float = 0.0) -> list[list[int]]:
        greedy = Savings(self.stops, self.kilometres)(loads, kilometres, room, fixed)
        if len(loads) < 3:
            return greedy
        found = self._solved(loads, kilometres, room, fixed)

        def cost(rounds: list[list[int]]) -> float:
            return sum([length(stops, kilometres) + fixed for stops in rounds])

        return greedy if found is None or cost(greedy) <= cost(found) else found

    def _solved(self, loads: Sequence[Load], kilometres: Matrix, room: Load, fixed: float) -> list[list[int]] | None:
        try:
            from pyvrp import Model
            from pyvrp.stop import MaxIterations
        except ImportError:
            return None
        model: Any = Model()
        if not hasattr(model, "add_location"):
            return None
        spots = [model.add_location(0, 0) for _ in range(len(loads) + 1)]
        model.add_depot(spots[0])
        limits = _limits(room, self.stops)
        for spot, load in zip(spots[1:], loads, strict=True):
            takes = [ceil(FINE * load.weight - 1e-6), ceil(FINE * load.volume - 1e-6), 1]
            model.add_client(spot, delivery=[takes[number] for number in limits])
        farthest = {} if self.kilometres is None else {"max_distance": floor(FINE * self.kilometres)}
        model.add_vehicle_type(
            len(loads), capacity=list(limits.values()), fixed_cost=ceil(FINE * max(0.0, fixed)), **farthest
        )
        for one, row in zip(spots, kilometres, strict=True):
            for other, way in zip(spots, row, strict=True):
                model.add_edge(one, other, ceil(FINE * way) if one is not other else 0)
        result = model.solve(MaxIterations(self.iterations), seed=self.seed, collect_stats=False, display=False)
        if not result.is_feasible():
            return None
        return [[activity.idx + 1 for activity in route if activity.is_client()] for route in result.best.routes()]


def _limits(room: Load, stops: int | None) -> dict[int, int]:
    """What is limited, by number: grams, litres, stops."""
    most = (room.weight, room.volume, inf if stops is None else stops / FINE)
    return {number: floor(FINE * limit) for number, limit in enumerate(most) if limit < inf}
