"""A designed network and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from sim.policies.location.region import Region


@dataclass(frozen=True)
class Design:
    """The sites that were chosen, which of them serves each market, and what that costs in a unit of time.

    sites: numbers of candidates; serves: for each market the number of the candidate that serves it; distribution, the
    part of the total delivered cost that depends on serving customers, is outbound and facilities.
    """

    sites: tuple[int, ...]
    serves: tuple[int, ...]
    facilities: float
    inbound: float
    outbound: float
    safety_stock: float

    @property
    def distribution(self) -> float:
        """Money for warehouses and for the way from them to the customers."""
        return self.facilities + self.outbound

    @property
    def total(self) -> float:
        """Total delivered cost: all that depends on where the warehouses are."""
        return self.facilities + self.inbound + self.outbound + self.safety_stock

    def load(self, region: Region) -> dict[int, float]:
        """Units that each chosen site passes on in a unit of time."""
        loads = dict.fromkeys(self.sites, 0.0)
        for market, site in zip(region.markets, self.serves, strict=True):
            loads[site] += market.quantity
        return loads


class Location(Protocol):
    """Answers with the sites to have and whom each serves. Raises ModelError where no design is possible."""

    def __call__(self, region: Region) -> Design: ...


def costed(region: Region, sites: Sequence[int], serves: Sequence[int]) -> Design:
    """A design with what it costs."""
    pairs = list(zip(region.markets, serves, strict=True))
    return Design(
        tuple(sorted(sites)),
        tuple(serves),
        facilities=sum([region.candidates[site].cost for site in sites]),
        inbound=sum([market.quantity * region.candidates[site].inbound for market, site in pairs]),
        outbound=sum([m.quantity * region.outbound[site][number] for number, (m, site) in enumerate(pairs)]),
        safety_stock=region.safety_stock * sqrt(len(sites)),
    )
