"""The p-median: so many sites, as near to the customers as can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.location.design import Design
from sim.policies.location.programme import best
from sim.policies.location.region import Region


@dataclass(frozen=True)
class PMedian:
    """So many sites that outbound cost is least (Hakimi 1964; ReVelle and Swain 1970), capacities kept.

    What the sites themselves cost is not asked. Raises ValueError unless there is at least one site.
    """

    sites: int

    def __post_init__(self) -> None:
        if self.sites < 1:
            raise ValueError(f"a network has at least one site, got {self.sites}")

    def __call__(self, region: Region) -> Design:
        wanted = np.array([market.quantity for market in region.markets])
        service = np.array(region.outbound) * wanted
        return best(region, service, [0.0] * len(region.candidates), (self.sites,), 0.0)
