"""All from one seller."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.sourcing.protocol import Offer, buy_from, working


@dataclass(frozen=True)
class SingleSource:
    """Always from the same seller: the one named, or the first. Raises ValueError when it makes no offer."""

    seller: str | None = None

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        if self.seller is None:
            return buy_from(0, quantity, offers)
        for index, offer in enumerate(offers):
            if offer.seller == self.seller:
                return buy_from(index, quantity, offers)
        raise ValueError(f"{self.seller} makes no offer; there are {[offer.seller for offer in offers]}")


@dataclass(frozen=True)
class Contingent:
    """From the first seller that is up, in the order of the offers (contingent rerouting, Tomlin 2006)."""

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        return buy_from(working(offers)[0], quantity, offers)


@dataclass(frozen=True)
class Cheapest:
    """From the seller with the lowest price among those that are up; of equals, the faster."""

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        best = min(working(offers), key=lambda i: (offers[i].price, offers[i].lead_time))
        return buy_from(best, quantity, offers)


@dataclass(frozen=True)
class Fastest:
    """From the seller with the shortest lead time among those that are up; of equals, the cheaper."""

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        best = min(working(offers), key=lambda i: (offers[i].lead_time, offers[i].price))
        return buy_from(best, quantity, offers)
