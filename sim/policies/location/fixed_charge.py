"""Fixed-charge facility location: as many sites as pay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.location.design import Design
from sim.policies.location.programme import best
from sim.policies.location.region import Region


@dataclass(frozen=True)
class FixedCharge:
    """The sites at which total delivered cost is least: facilities, inbound, outbound and safety stock.

    sites: how many, None for as many as pay. The uncapacitated problem where no candidate has a capacity, else the
    capacitated one with a single source for each market (Balinski 1965; Daskin 2013, chapter 7); safety stock grows
    with the square root of the number of sites. Raises ValueError where sites is below one.
    """

    sites: int | None = None

    def __post_init__(self) -> None:
        if self.sites is not None and self.sites < 1:
            raise ValueError(f"a network has at least one site, got {self.sites}")

    def __call__(self, region: Region) -> Design:
        wanted = np.array([market.quantity for market in region.markets])
        inbound = np.array([[candidate.inbound] for candidate in region.candidates])
        service = (np.array(region.outbound) + inbound) * wanted
        opening = [candidate.cost for candidate in region.candidates]
        counts = range(1, len(opening) + 1) if self.sites is None else (self.sites,)
        return best(region, service, opening, counts, region.safety_stock)
