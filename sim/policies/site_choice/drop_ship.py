"""Goods that never see a warehouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.site_choice.protocol import Candidate, SiteChoice
from sim.policies.site_choice.split import NearestWithStock

OTHERWISE = NearestWithStock()


@dataclass(frozen=True)
class DropShip:
    """Lines of `at_least` so many units go straight from the house that supplies the others, if it has them.

    otherwise: where the other lines go. Raises ValueError where `at_least` is negative.
    """

    at_least: float = 0.0
    otherwise: SiteChoice = OTHERWISE

    def __post_init__(self) -> None:
        if self.at_least < 0:
            raise ValueError(f"the least line that is drop-shipped must not be negative, got {self.at_least}")

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        if quantity >= self.at_least:
            for place, each in enumerate(candidates):
                if each.source and each.available >= quantity:
                    return [quantity if index == place else 0.0 for index in range(len(candidates))]
        return self.otherwise(quantity, candidates)
