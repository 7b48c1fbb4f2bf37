"""One stream of orders for several kinds of product: whatever comes is one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import tee
from typing import TYPE_CHECKING

from sim.distributions import Empirical
from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.simulation import Simulation
    from sim.streams import Stream


@dataclass(frozen=True, eq=False)
class OfKind:
    """What is wanted of one of the kinds, drawn together with the others."""

    orders: Iterator[tuple[float, float, int]]
    kind: int

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return ((time, quantity) for time, quantity, kind in self.orders if kind == self.kind)


def mixed(sim: Simulation, demand: Demand, kinds: int, shares: Sequence[float] | None) -> list[OfKind]:
    """The demand of each kind: every order is of one of them, by these shares (all alike where nothing is said)."""
    if shares is not None and len(shares) != kinds:
        raise ModelError(f"there are {kinds} kinds of job, but {len(shares)} shares")
    if shares is not None and min(shares) <= 0:
        raise ModelError(f"every kind of job needs a positive share of the orders, got {min(shares):g}; leave it out")
    picks = sim.streams("orders", "kind").draws(Empirical(tuple(range(kinds)), tuple(shares) if shares else None))
    orders = ((time, quantity, int(next(picks))) for time, quantity in demand(sim.streams("orders", "demand")))
    return [OfKind(copy, kind) for kind, copy in enumerate(tee(orders, kinds))]
