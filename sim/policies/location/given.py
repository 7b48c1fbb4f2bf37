"""Sites that are chosen already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.location.design import Design, costed
from sim.policies.location.programme import best
from sim.policies.location.region import Region


@dataclass(frozen=True)
class Given:
    """The sites named; each market is served from where that costs least, capacities kept.

    Raises ValueError unless there is at least one site, and none twice.
    """

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(self.names))
        if not self.names or len(set(self.names)) < len(self.names):
            raise ValueError(f"a network has at least one site, and none twice, got {', '.join(self.names) or 'none'}")

    def __call__(self, region: Region) -> Design:
        chosen = [region.candidate(name) for name in self.names]
        return assigned(region, chosen)


def assigned(region: Region, chosen: list[int]) -> Design:
    """These sites and no others, each market served from where that costs least."""
    candidates = tuple(region.candidates[number] for number in chosen)
    rows = tuple(region.outbound[number] for number in chosen)
    wanted = np.array([market.quantity for market in region.markets])
    service = (np.array(rows) + np.array([[candidate.inbound] for candidate in candidates])) * wanted
    found = best(Region(candidates, region.markets, rows), service, [0.0] * len(chosen), (len(chosen),), 0.0)
    return costed(region, chosen, [chosen[number] for number in found.serves])
