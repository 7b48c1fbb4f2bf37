"""All of an order line from one house."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.site_choice.protocol import Candidate, all_from


@dataclass(frozen=True)
class HomeSite:
    """The customer's home."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return [quantity, *[0.0] * (len(candidates) - 1)]


@dataclass(frozen=True)
class NearestSite:
    """The nearest house, whether it has the goods or not; of equals, the first."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return all_from(quantity, candidates, lambda each: each.distance)


@dataclass(frozen=True)
class CheapestSite:
    """The house from which sending costs least, whether it has the goods or not; of equals, the faster."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return all_from(quantity, candidates, lambda each: (each.cost(quantity), each.lead_time))


@dataclass(frozen=True)
class FastestSite:
    """The house that is soonest there among those that have all of it, or among all; of equals, the cheaper."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return all_from(
            quantity, candidates, lambda each: (each.available < quantity, each.lead_time, each.cost(quantity))
        )


@dataclass(frozen=True)
class MostAvailable:
    """The house that has most of it; of equals, the nearest."""

    def __call__(self, quantity: float, candidates: Sequence[Candidate]) -> list[float]:
        return all_from(quantity, candidates, lambda each: (-each.available, each.distance))
