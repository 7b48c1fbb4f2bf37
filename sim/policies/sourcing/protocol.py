"""From whom to buy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Offer:
    """What one seller offers for one product now, and what its buyer knows of it.

    lead_time: order delay and transit; price: money a unit, freight included; ratio: the seller's agreed share of the
    business; up: the seller and the lane to it work; down_for: time since they were first seen not to.
    Of its record, as perfect where nobody keeps one: lead_time_sd; on_time and in_full: shares of the orders; defects:
    share of the units; uptime: share of the time; outage: mean time that it is down, once it is.
    Of the buyer, 0 unless the policy says `by_position`: position: net stock and all that is on order; soon: net stock
    and what of all that is on order, from anybody, is due within this seller's lead time.
    """

    seller: str
    lead_time: float = 0.0
    price: float = 0.0
    ratio: float = 1.0
    up: bool = True
    down_for: float = 0.0
    lead_time_sd: float = 0.0
    on_time: float = 1.0
    in_full: float = 1.0
    defects: float = 0.0
    uptime: float = 1.0
    outage: float = 0.0
    position: float = 0.0
    soon: float = 0.0


class Sourcing(Protocol):
    """Answers with a quantity for each offer; together they are the quantity wanted.

    A policy may say more of itself in class attributes: by_position, it looks at what is due when; standing, it buys at
    every review, whether or not something is wanted, and so much more or less; by_price, a seller without a price is a
    mistake; by_outages, it looks at how often and how long sellers are down; takes_back, the time after which what
    a seller that is down has not sent is cancelled there.
    """

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]: ...


def buy_from(index: int, quantity: float, offers: Sequence[Offer]) -> list[float]:
    """All from one."""
    bought = [0.0] * len(offers)
    bought[index] = quantity
    return bought


def working(offers: Sequence[Offer]) -> list[int]:
    """The offers of sellers that are up, or all when none is."""
    return [index for index, offer in enumerate(offers) if offer.up] or list(range(len(offers)))


def fastest(offers: Sequence[Offer]) -> int:
    """The offer with the shortest lead time; of equals, the dearer: it is bought for speed."""
    return min(range(len(offers)), key=lambda i: (offers[i].lead_time, -offers[i].price))


def slowest(offers: Sequence[Offer]) -> int:
    """The offer with the longest lead time; of equals, the cheaper."""
    return min(range(len(offers)), key=lambda i: (-offers[i].lead_time, offers[i].price))
