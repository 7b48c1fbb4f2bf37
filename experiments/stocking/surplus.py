"""How much stock a target service does not need."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]


def surplus(after: ArrayLike, units: ArrayLike, target: float) -> float:
    """Stock that may go and still the target share of units is in orders served in full; below zero, what is lacking.

    after: net stock after each order of a run with plenty of stock; units: of each order. The smallest stock after an
    order at which the orders that drive it there or below sum to (1 - target) of all units: the estimate that planners
    know. Raises ValueError for lists of different lengths, no units, or a target outside 0..1.
    """
    net, wanted = _checked(after, units, target)
    order = np.argsort(net, kind="stable")
    reached = np.cumsum(wanted[order])
    number = int(np.searchsorted(reached, (1 - target) * reached[-1] * (1 - 1e-12)))
    return float(net[order][number])


def surplus_of_units(after: ArrayLike, units: ArrayLike, target: float) -> float:
    """The same where part of an order counts: the target is the fill rate, units served at once over units ordered.

    Of x taken away, each order lacks min(units, max(0, x - after)); the largest x that leaves the target.
    """
    net, wanted = _checked(after, units, target)
    points = np.concatenate([net, net + wanted])
    order = np.argsort(points, kind="stable")
    slope = np.cumsum(np.concatenate([np.ones(len(net)), -np.ones(len(net))])[order])
    points = points[order]
    lacking = np.concatenate([[0.0], np.cumsum(slope[:-1] * np.diff(points))])
    allowed = (1 - target) * wanted.sum()
    number = int(np.searchsorted(lacking, allowed, side="right")) - 1
    beyond = (allowed - lacking[number]) / slope[number] if slope[number] > 0 else 0.0
    return float(points[number] + beyond)


def _checked(after: ArrayLike, units: ArrayLike, target: float) -> tuple[Vector, Vector]:
    net, wanted = np.asarray(after, float).ravel(), np.asarray(units, float).ravel()
    if net.size != wanted.size:
        raise ValueError(f"every order needs its stock and its units, got {net.size} and {wanted.size}")
    if not 0 <= target <= 1:
        raise ValueError(f"target must lie in 0..1, got {target}")
    if not wanted.sum() > 0 or wanted.min() < 0:
        raise ValueError("no units were ordered")
    return net, wanted
