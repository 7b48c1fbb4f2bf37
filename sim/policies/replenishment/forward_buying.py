"""Buy more while it is cheap."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class ForwardBuying:
    """How far ahead a house buys while its seller's price is low: as long as a unit costs less to hold than it saves,
    not beyond the next promotion, and never beyond `longest` (Lee, Padmanabhan and Whang 1997, price fluctuation).

    longest: periods of forecast demand; threshold: the least saving, as a share of the usual price; capital: what money
    tied up in a unit costs, as a share of its price for a period. Raises ValueError where a number is negative.
    """

    longest: float
    threshold: float = 0.0
    capital: float = 0.0

    def __post_init__(self) -> None:
        for name in ("longest", "threshold", "capital"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if self.longest == inf:
            raise ValueError("longest must be bounded, got infinity")

    def ahead(self, price: float, usual: float, holding: float, until_next: float) -> float:
        """Periods of demand to buy ahead, at a price now and a usual one; holding: money for a unit and a period;
        until_next: periods until it is cheap again.
        """
        saving = usual - price
        if saving <= self.threshold * usual or saving <= 0:
            return 0.0
        cost = holding + self.capital * price
        worth = saving / cost if cost > 0 else inf
        return min(self.longest, worth, until_next)
