"""From whom to buy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Offer:
    """What one seller offers for one product now. lead_time: order delay and transit; price: money a unit;
    ratio: the seller's agreed share of the business; up: the seller and the lane to it work."""

    seller: str
    lead_time: float = 0.0
    price: float = 0.0
    ratio: float = 1.0
    up: bool = True


class Sourcing(Protocol):
    """Answers with a quantity for each offer; together they are the quantity wanted."""

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]: ...


def buy_from(index: int, quantity: float, offers: Sequence[Offer]) -> list[float]:
    """All from one."""
    bought = [0.0] * len(offers)
    bought[index] = quantity
    return bought
