"""Rounds by savings (Clarke and Wright 1964)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.transport.load import Load
from sim.policies.transport.rounds import Matrix, length


@dataclass(frozen=True)
class Savings:
    """The greedy rule: begin with a vehicle for every customer, and join the ends of two rounds where that saves most.

    stops: customers on a round at most; kilometres: a round's length at most, None for any. Each round is then turned
    about stretch by stretch while that makes it shorter (2-opt). Raises ValueError where one is not positive.
    """

    stops: int | None = None
    kilometres: float | None = None

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value is not None and not value > 0:
                raise ValueError(f"a round's {name} must be positive, got {value}")

    def __call__(self, loads: Sequence[Load], kilometres: Matrix, room: Load, fixed: float = 0.0) -> list[list[int]]:
        rounds = {stop: [stop] for stop in range(1, len(loads) + 1)}
        carried = {stop: loads[stop - 1] for stop in rounds}
        home = {stop: stop for stop in rounds}
        for saved, one, other in _savings(len(loads), kilometres):
            first, second = home[one], home[other]
            if first == second or saved + fixed <= 0:
                continue
            joined = _joined(rounds[first], rounds[second], one, other)
            load = carried[first].plus(carried[second])
            if joined is None or not load.within(room) or not self._allows(joined, kilometres):
                continue
            rounds[first], carried[first] = joined, load
            del rounds[second]
            home |= dict.fromkeys(joined, first)
        return [_shortened(stops, kilometres) for stops in rounds.values()]

    def _allows(self, stops: list[int], kilometres: Matrix) -> bool:
        if self.stops is not None and len(stops) > self.stops:
            return False
        return self.kilometres is None or length(stops, kilometres) <= self.kilometres + 1e-9


def _savings(count: int, kilometres: Matrix) -> list[tuple[float, int, int]]:
    """What it saves to go from one stop to another and not by the dock, the most first."""
    found = [
        (kilometres[one][0] + kilometres[0][other] - kilometres[one][other], one, other)
        for one in range(1, count + 1)
        for other in range(one + 1, count + 1)
    ]
    return sorted(found, key=lambda saving: (-saving[0], saving[1], saving[2]))


def _joined(first: list[int], second: list[int], one: int, other: int) -> list[int] | None:
    """Two rounds as one in which the two stops follow each other; None where one of them is in the middle."""
    if first[-1] != one:
        first = first[::-1]
    if second[0] != other:
        second = second[::-1]
    return first + second if first[-1] == one and second[0] == other else None


def _shortened(stops: list[int], kilometres: Matrix) -> list[int]:
    """The round with stretches turned about while that makes it shorter (2-opt, Croes 1958)."""
    best, shorter = stops, True
    while shorter:
        shorter = False
        for start in range(len(best) - 1):
            for end in range(start + 1, len(best)):
                other = best[:start] + best[start : end + 1][::-1] + best[end + 1 :]
                if length(other, kilometres) < length(best, kilometres) - 1e-9:
                    best, shorter = other, True
    return best
