"""From several sellers at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.sourcing.protocol import Offer


@dataclass(frozen=True)
class Split:
    """Every seller its agreed share, by the offers' ratios; the last seller with a share gets what rounding leaves.

    Raises ValueError unless the ratios are not negative and sum to more than zero.
    """

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        total = sum(offer.ratio for offer in offers)
        if not total > 0 or any(offer.ratio < 0 for offer in offers):
            raise ValueError(f"ratios must not be negative, nor all zero, got {[offer.ratio for offer in offers]}")
        bought = [quantity * offer.ratio / total for offer in offers]
        last = max(index for index, offer in enumerate(offers) if offer.ratio)
        bought[last] = quantity - sum(bought[:last])
        return bought
