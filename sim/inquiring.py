"""What customers ask their seller's service desk, and what they make of the answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Inquiring:
    """How often a customer asks; at default never.

    where: chance that it asks where an order is, at some time until it expects it; late: how often it asks in a `day`
    that it waits longer, a part of one by chance; before: chance that it asks whether there is enough before it orders;
    use: chance that it asks how to use what has come; within: time in which it wants an answer, else it is neglected.
    What is not there it takes from another house (elsewhere), or another product for it (instead), where the answer
    offers that, or up to `later` than it wishes; else it does without. Raises ValueError for what is out of range.
    """

    where: float = 0.0
    late: float = 0.0
    before: float = 0.0
    use: float = 0.0
    within: float = 1.0
    day: float = 1.0
    later: float = 0.0
    instead: bool = True
    elsewhere: bool = True

    def __post_init__(self) -> None:
        for name in ("where", "before", "use"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is a chance and must lie in 0..1, got {getattr(self, name)}")
        for name in ("late", "later", "within"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not self.day > 0:
            raise ValueError(f"day must be a positive time, got {self.day}")
