"""Patterns of links between products and plants (Jordan and Graves 1995, Management Science 41(4), fig. 2 to 5)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dedicated:
    """Every product is made in its own plant alone."""

    def __call__(self, products: int, plants: int) -> tuple[tuple[int, ...], ...]:
        return tuple((product % plants,) for product in range(products))


@dataclass(frozen=True)
class Chain:
    """Every product can be made in its own plant and in the next ones, so that all hang together in one ring.

    links: plants that can make a product. Raises ValueError where that is fewer than one or more than there are.
    """

    links: int = 2

    def __post_init__(self) -> None:
        if self.links < 1:
            raise ValueError(f"links must be at least 1, got {self.links}")

    def __call__(self, products: int, plants: int) -> tuple[tuple[int, ...], ...]:
        if self.links > plants:
            raise ValueError(f"a product cannot be made in {self.links} of {plants} plants")
        return tuple(tuple((product + step) % plants for step in range(self.links)) for product in range(products))


@dataclass(frozen=True)
class Pairs:
    """Plants go two and two, and both of a pair can make the products of both: as many links as in a chain, in short
    rings. Raises ValueError where the number of plants is odd.
    """

    def __call__(self, products: int, plants: int) -> tuple[tuple[int, ...], ...]:
        if plants % 2:
            raise ValueError(f"plants cannot go in pairs where there are {plants}; take an even number, or a chain")
        return tuple((product % plants, (product % plants) ^ 1) for product in range(products))


@dataclass(frozen=True)
class Full:
    """Every plant can make every product."""

    def __call__(self, products: int, plants: int) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple((product + step) % plants for step in range(plants)) for product in range(products))
