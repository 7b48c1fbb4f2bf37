"""How customers wait."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Patience:
    """How a customer waits.

    backorder: the share of what cannot be served at once that the customer waits for, the rest is lost; longest: time
    after which, if the seller cannot serve it at that instant either, it cancels what is still owed; due_after: time
    after ordering by which it wants the goods; complete: it takes its order only as a whole, so it waits for all of it
    or, with backorder 0, gets all of it at once or nothing.
    Raises ValueError where the share is not within 0..1, a time is negative, or a whole order is to wait in part.
    """

    backorder: float = 1.0
    longest: float = inf
    due_after: float = 0.0
    complete: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.backorder <= 1:
            raise ValueError(f"the share that waits (backorder) must lie in 0..1, got {self.backorder}")
        if self.longest < 0 or self.due_after < 0:
            raise ValueError(f"times must not be negative, got longest={self.longest}, due_after={self.due_after}")
        if self.complete and 0 < self.backorder < 1:
            raise ValueError(f"an order waits as a whole (complete) or not at all, got backorder={self.backorder}")


PATIENT = Patience()
