"""Serve one claim after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.allocation.protocol import Claim


@dataclass(frozen=True)
class FirstCome:
    """First come, first served."""

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        given = [0.0] * len(claims)
        for index, claim in enumerate(claims):
            if available <= 0.0:
                break
            quantity = claim.owed
            if quantity > available:
                quantity = available
            given[index] = quantity
            available -= quantity
        return given


def serve_in_turn(available: float, claims: Sequence[Claim], turns: Sequence[int]) -> list[float]:
    """First come, first served among the claims as put into this order, answered in the claims' own order."""
    served = FirstCome()(available, [claims[turn] for turn in turns])
    given = [0.0] * len(claims)
    for turn, quantity in zip(turns, served, strict=True):
        given[turn] = quantity
    return given


@dataclass(frozen=True)
class Priority:
    """The first class before the second, and the oldest first within a class."""

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        return serve_in_turn(available, claims, sorted(range(len(claims)), key=lambda i: claims[i].priority))


@dataclass(frozen=True)
class FixedOrder:
    """The customers in the fixed order in which the seller lists them, and the oldest first for each."""

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        return serve_in_turn(available, claims, sorted(range(len(claims)), key=lambda i: claims[i].rank))
