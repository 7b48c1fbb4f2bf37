"""What a seller asks for its goods, and when."""

from typing import Protocol


class Pricing(Protocol):
    """A calendar of prices, as factors of the list price."""

    @property
    def usual(self) -> float:
        """The factor outside of promotions, which buyers hold a price against."""
        ...

    def __call__(self, time: float) -> float:
        """The factor at a time: 1 is the list price."""
        ...

    def next_low(self, time: float) -> float:
        """When the price is next below the usual after what is asked now has ended; infinite if never."""
        ...
