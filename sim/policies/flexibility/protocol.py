"""Which plant can make which product."""

from typing import Protocol


class Flexibility(Protocol):
    """Answers with the plants, by number from 0, that can make each product; a product's own plant comes first.

    Product i is at home in plant i modulo the number of plants. Raises ValueError where the pattern cannot be drawn.
    """

    def __call__(self, products: int, plants: int) -> tuple[tuple[int, ...], ...]: ...
