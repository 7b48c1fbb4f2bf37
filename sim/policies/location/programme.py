"""The integer programme behind every design: which candidates are open, and which market each serves."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import ModelError
from sim.policies.location.design import Design, costed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sim.policies.location.region import Region

    Array = NDArray[np.float64]


def best(region: Region, service: Array, opening: Sequence[float], counts: Sequence[int], pooling: float) -> Design:
    """The cheapest design; every market is served from one site as a whole, no site beyond its capacity.

    service: money for each candidate to serve each market; opening: money for each candidate that is open; counts:
    how many may be open; pooling: times the square root of that number. The facility location problem in its strong
    form (Balinski 1965). Raises ModelError where capacities are short.
    """
    found = _solved(_Programme(region, service, opening, counts, pooling))
    if found is None:
        raise ModelError(_shortage(region, service, opening, counts))
    return found


class _Programme:
    """Variables: is it open, does it serve, how many are open, and by how much is capacity short (where allowed)."""

    def __init__(
        self,
        region: Region,
        service: Array,
        opening: Sequence[float],
        counts: Sequence[int],
        pooling: float,
        short: bool = False,
    ) -> None:
        self.region = region
        self.counts = counts
        self.short = short
        self.sites, self.markets = service.shape
        self.limited = [number for number, c in enumerate(region.candidates) if c.capacity < inf]
        fewest = np.array([pooling * sqrt(count) for count in counts])
        lack = [1.0] * len(self.limited) if short else []
        self.price = np.concatenate([opening, service.ravel(), fewest, lack])
        self.serving = self.sites
        self.counting = self.sites + service.size
        self.lacking = self.counting + len(counts)

    def rows(self) -> tuple[Any, Array, Array]:
        """Matrix and bounds: every market served; only open sites serve; a number of sites; capacities."""
        rows: list[tuple[int, int, float]] = []
        low: list[float] = []
        high: list[float] = []

        def row(entries: list[tuple[int, float]], least: float, most: float) -> None:
            rows.extend([(len(low), column, value) for column, value in entries])
            low.append(least)
            high.append(most)

        serve = np.arange(self.sites * self.markets).reshape(self.sites, self.markets) + self.serving
        for market in range(self.markets):
            row([(int(column), 1.0) for column in serve[:, market]], 1.0, 1.0)
        for site in range(self.sites):
            for market in range(self.markets):
                row([(int(serve[site, market]), 1.0), (site, -1.0)], -inf, 0.0)
        open_sites = [(site, 1.0) for site in range(self.sites)]
        row([*open_sites, *((self.counting + n, -float(c)) for n, c in enumerate(self.counts))], 0.0, 0.0)
        row([(self.counting + number, 1.0) for number in range(len(self.counts))], 1.0, 1.0)
        wanted = [market.quantity for market in self.region.markets]
        for number, site in enumerate(self.limited):
            load = [(int(serve[site, market]), wanted[market]) for market in range(self.markets)]
            lack = [(self.lacking + number, -1.0)] if self.short else []
            row([*load, (site, -self.region.candidates[site].capacity), *lack], -inf, 0.0)
        from scipy.sparse import csr_array

        where, columns, values = zip(*rows, strict=True)
        shape = (len(low), len(self.price))
        return csr_array((values, (where, columns)), shape=shape), np.array(low), np.array(high)

    def whole(self) -> NDArray[np.int64]:
        """Which variables are whole numbers: whom a site serves is so by itself where capacity does not matter."""
        whole = np.ones(len(self.price), dtype=np.int64)
        if not self.limited:
            whole[self.serving : self.counting] = 0
        whole[self.lacking :] = 0
        return whole


def _solved(programme: _Programme) -> Design | None:
    values = _values(programme)
    if values is None:
        return None
    serve = values[programme.serving : programme.counting].reshape(programme.sites, programme.markets)
    sites = np.flatnonzero(values[: programme.sites] > 0.5).tolist()
    return costed(programme.region, sites, _nearest(serve, sites))


def _values(programme: _Programme) -> Array | None:
    from scipy.optimize import Bounds, LinearConstraint, milp  # takes a while to import

    matrix, low, high = programme.rows()
    most = np.ones(len(programme.price))
    most[programme.lacking :] = inf
    answer = milp(
        programme.price,
        integrality=programme.whole(),
        bounds=Bounds(0.0, most),
        constraints=LinearConstraint(matrix, low, high),
        options={"mip_rel_gap": 1e-9},
    )
    return None if answer.x is None else np.asarray(answer.x, dtype=float)


def _nearest(serve: Array, sites: list[int]) -> list[int]:
    return [sites[int(number)] for number in np.argmax(serve[sites], axis=0)]


def _shortage(region: Region, service: Array, opening: Sequence[float], counts: Sequence[int]) -> list[str]:
    """Which capacity is short and by how much, in the design that lacks least."""
    programme = _Programme(region, np.zeros_like(service), [0.0] * len(opening), counts, 0.0, short=True)
    values = _values(programme)
    if values is None:
        return [f"no design has {counts[0]} sites; there are {len(region.candidates)} candidates"]
    lacks = values[programme.lacking :]
    chosen = np.flatnonzero(values[: programme.sites] > 0.5)
    holds = sum([region.candidates[site].capacity for site in chosen])
    said = [
        f"{region.candidates[site].name} ({region.candidates[site].capacity:g}) by {lack:g}"
        for site, lack in zip(programme.limited, lacks, strict=True)
        if lack > 1e-9
    ]
    return [
        f"the network design is infeasible: the markets want {region.wanted:g} units, the {len(chosen)} sites that "
        f"lack least can pass on {holds:g}; capacity is short at {', '.join(said)}; have more sites, or larger ones"
    ]
