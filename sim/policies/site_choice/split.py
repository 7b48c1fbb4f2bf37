"""The nearest house that has the goods, or several."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.site_choice.protocol import Candidate, all_from


@dataclass(frozen=True)
class NearestWithStock:
    """The nearest house that has all of it; where none has, the nearest of all."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return all_from(quantity, candidates, lambda each: (each.available < quantity, each.distance))


@dataclass(frozen=True)
class SplitLine:
    """As much as each has, the nearest first, in parts of at least `least` units; the nearest owes what nobody has.

    Raises ValueError where `least` is negative.
    """

    least: float = 0.0

    def __post_init__(self) -> None:
        if self.least < 0:
            raise ValueError(f"the least part of a split line must not be negative, got {self.least}")

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        places = [i for i, each in enumerate(candidates) if not each.source] or list(range(len(candidates)))
        places.sort(key=lambda i: candidates[i].distance)
        parts, left = [0.0] * len(candidates), quantity
        for place in places:
            part = min(left, candidates[place].available)
            if part > 0 and part >= min(self.least, left):
                parts[place] = part
                left -= part
        parts[places[0]] += left
        return parts
