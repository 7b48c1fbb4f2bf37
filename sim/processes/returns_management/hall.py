"""What returns management needs of the house it works in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.distributions import Distribution
    from sim.product import Product
    from sim.return_case import ReturnCase


class Hall(Protocol):
    """The house: where goods go that leave the room."""

    @property
    def supplier(self) -> Agent | None: ...
    @property
    def taken(self) -> Sequence[Product]: ...
    def restock(self, product: Product, units: float, onward: Distribution | None, case: ReturnCase) -> None: ...
    def position(self, product: Product) -> float: ...
    def harvest(self, part: Product, units: float, case: ReturnCase) -> None: ...
    def tell(self, product: Product, rate: float) -> None: ...
    def takes_parts_of(self, product: Product) -> bool: ...
    def takes(self, product: Product) -> None: ...
