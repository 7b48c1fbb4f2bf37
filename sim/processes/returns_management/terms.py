"""What a seller says about returns, and how it gives money back."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal, get_args

When = Literal["request", "receipt", "inspection"]


@dataclass(frozen=True)
class ReturnTerms:
    """Who may return goods, until when, and what that takes.

    window: time after receipt in which goods without a fault are taken back; fee: share of the price that is kept
    (restocking fee), not where goods are faulty, and truly so, whatever is said and whenever it is paid; bother: what
    the customer's own trouble is worth, as a share of the price, of which `convenience` takes so much away; label:
    money a return that the convenience costs. Raises ValueError for what is out of range.
    """

    window: float = inf
    fee: float = 0.0
    bother: float = 0.0
    convenience: float = 1.0
    label: float = 0.0

    def __post_init__(self) -> None:
        for name in ("window", "bother", "label"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("fee", "convenience"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")

    @property
    def trouble(self) -> float:
        """What a return takes of the customer, as a share of the price."""
        return self.fee + self.bother * (1.0 - self.convenience)


@dataclass(frozen=True)
class Credit:
    """How money is given back.

    when: on request, on receipt or on inspection; share: of the price; unwarranted: of that, where inspection has found
    that a return was unwarranted, else all of it is paid; within: time after the request in which it is due;
    chargeback: share of a unit's cost that a supplier pays for what it has caused. Raises ValueError for what is out of
    range.
    """

    when: When = "receipt"
    share: float = 1.0
    unwarranted: float = 1.0
    within: float = inf
    chargeback: float = 0.0

    def __post_init__(self) -> None:
        if self.when not in get_args(When):
            raise ValueError(f"credit is given on {', '.join(get_args(When))}, got {self.when!r}")
        for name in ("share", "unwarranted", "chargeback"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        if self.within < 0:
            raise ValueError(f"within must not be negative, got {self.within}")
