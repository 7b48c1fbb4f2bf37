"""What every order must keep to."""

from dataclasses import dataclass
from math import ceil, inf


@dataclass(frozen=True)
class OrderRules:
    """What every order of a product must keep to: at most `cap` units, at least `minimum`, in whole `multiple`s.

    Raises ValueError where a number is negative or the minimum exceeds the cap.
    """

    cap: float = inf
    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        if min(self.cap, self.minimum, self.multiple) < 0:
            raise ValueError(f"cap, minimum and multiple must not be negative, got {self}")
        if self.minimum > self.cap:
            raise ValueError(f"the minimum order {self.minimum} exceeds the cap {self.cap}")

    def __call__(self, quantity: float) -> float:
        """The quantity to order when `quantity` is wanted: multiples round up, the cap has the last word."""
        if quantity <= 0:
            return quantity
        quantity = max(quantity, self.minimum)
        if self.multiple:
            quantity = ceil(quantity / self.multiple - 1e-9) * self.multiple
        return min(quantity, self.cap)


FREE = OrderRules()
