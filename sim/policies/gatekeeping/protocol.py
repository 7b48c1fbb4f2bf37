"""Who may return goods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

Look = Callable[[float, float], bool]
"""A look with a sensitivity and a specificity: whether a return seems unwarranted."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a customer says who wants to return goods. age: time since it received them."""

    reason: str
    age: float
    units: float


class Gatekeeping(Protocol):
    """Answers whether goods may be returned. cost: money a request; time: until the answer."""

    @property
    def cost(self) -> float: ...
    @property
    def time(self) -> float: ...
    def __call__(self, claim: Claim, look: Look) -> bool: ...
