"""A lead time that is short for a while, then long for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from sim.distributions import Distribution, distribution
from sim.streams import Stream, drawn_anew


@dataclass(frozen=True)
class Swinging:
    """One lead time after the other, round and round: `times`, each kept for a time of its law in `stays`.

    With exponential stays a Markov chain, as in Chen and Yu (2005). Raises ValueError unless there are as many stays as
    times, no time is negative and every mean stay is positive.
    """

    times: Sequence[float]
    stays: Sequence[float | Distribution]

    def __post_init__(self) -> None:
        if not self.times or len(self.times) != len(self.stays):
            raise ValueError(f"each lead time needs its stay, got {len(self.times)} times and {len(self.stays)} stays")
        if min(self.times) < 0:
            raise ValueError(f"lead times must not be negative, got {list(self.times)}")
        if any(not distribution(stay).mean > 0 for stay in self.stays):
            raise ValueError(f"stays must be positive, got {list(self.stays)}")

    @property
    def mean(self) -> float:
        """Mean lead time of an order sent at any time."""
        stays = [distribution(stay).mean for stay in self.stays]
        return sum([time * stay for time, stay in zip(self.times, stays, strict=True)]) / sum(stays)

    def start(self, stream: Stream) -> Callable[[float], float]:
        """Answers with the lead time at a time, for times that ascend; begins with the first, at 0."""
        draws: list[Iterator[float]] = [stream.draws(distribution(stay)) for stay in self.stays]
        state, began, stay, seen = 0, 0.0, max(0.0, next(draws[0])), -inf

        def at(now: float) -> float:
            nonlocal state, began, stay, seen
            seen = now
            while now >= began + stay:
                state = (state + 1) % len(draws)
                began += stay
                stay = max(0.0, next(draws[state]))
            return self.times[state]

        def renew() -> None:
            nonlocal stay  # given what anybody has seen of it: nobody knows what it did since
            stay = max(0.0, drawn_anew(draws[state], stay, lambda drawn: began + max(0.0, drawn) > seen))

        stream.on_other_chance(renew)
        return at
