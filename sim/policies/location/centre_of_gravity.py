"""The centre of gravity: the place from which all customers together are nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.policies.location.design import Design
from sim.policies.location.given import assigned
from sim.policies.location.region import Place, Region

NEAR = 1e-10
"""Less than this part of the spread of the places is no step."""


@dataclass(frozen=True)
class CentreOfGravity:
    """Centres of gravity of so many groups of markets, each moved to the nearest candidate.

    Groups and centres are found in turn (Cooper 1964), from the markets farthest apart. Raises ValueError unless there
    is at least one site.
    """

    sites: int = 1

    def __post_init__(self) -> None:
        if self.sites < 1:
            raise ValueError(f"a network has at least one site, got {self.sites}")

    def __call__(self, region: Region) -> Design:
        if self.sites > len(region.candidates):
            raise ValueError(f"no design has {self.sites} sites; there are {len(region.candidates)} candidates")
        places = np.array([market.place for market in region.markets])
        weights = np.array([market.quantity for market in region.markets])
        free = np.array([candidate.place for candidate in region.candidates])
        chosen: list[int] = []
        for spot in centres(places, weights, self.sites):
            order = np.argsort(np.hypot(*(free - spot).T), kind="stable").tolist()
            chosen.append(next(number for number in order if number not in chosen))
        return assigned(region, chosen)


def centre(places: Sequence[Place], weights: Sequence[float]) -> Place:
    """The place with the least sum of weighted straight distances (Weiszfeld 1937), iterated until it stands."""
    spot = _centre(np.array(places, dtype=float), np.array(weights, dtype=float))
    return float(spot[0]), float(spot[1])


def centres(places: NDArray[np.float64], weights: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """So many centres, each that of the places nearer to it than to the others; fewer where places are fewer."""
    spots = [places[int(np.argmax(weights))]]
    while len(spots) < min(count, len(places)):
        away = np.min([np.hypot(*(places - spot).T) for spot in spots], axis=0)
        spots.append(places[int(np.argmax(away * weights))])
    found = np.array(spots)
    group = np.full(len(places), -1)
    for _ in range(100):
        nearest = np.argmin([np.hypot(*(places - spot).T) for spot in found], axis=0)
        if np.array_equal(nearest, group):
            break
        group = nearest
        own = [group == number for number in range(len(found))]
        found = np.array(
            [_centre(places[mine], weights[mine]) if mine.any() else found[n] for n, mine in enumerate(own)]
        )
    return found


def _centre(places: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weiszfeld's iteration, with the step of Vardi and Zhang 2000 where it lands on one of the places."""
    if not weights.any():
        weights = np.ones(len(places))
    spot: NDArray[np.float64] = np.average(places, axis=0, weights=weights)
    still = NEAR * (np.ptp(places, axis=0).max() or 1.0)
    for _ in range(10_000):
        away = np.hypot(*(places - spot).T)
        here = away <= still
        pull = np.where(here, 0.0, weights / np.where(here, 1.0, away))
        if not pull.any():
            return spot
        target = (places * pull[:, None]).sum(axis=0) / pull.sum()
        if here.any():
            force = float(np.hypot(*((places - spot) * pull[:, None]).sum(axis=0)))
            held = float(weights[here].sum())
            share = 1.0 if force == 0.0 else min(1.0, held / force)
            target = (1.0 - share) * target + share * spot
        step, spot = float(np.hypot(*(target - spot))), target
        if step <= still:
            break
    return spot
