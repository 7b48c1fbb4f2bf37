"""The ways on which goods leave a returns centre, and whom it tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sim.messages import RecoverableSupply, Return
from sim.returning import WayBack, way_back

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.distributions import Distribution
    from sim.product import Product
    from sim.return_case import ReturnCase
    from sim.simulation import Simulation


class RecoveryHall:
    """Goods go to the warehouse that sells them again, parts to the house that builds them in.

    onward: time on the way to either; supplier: who pays for what it has caused, and takes back what is its own.
    """

    def __init__(
        self,
        centre: Agent,
        taken: Sequence[Product],
        restocks: Warehouse,
        parts_to: Warehouse | None,
        supplier: Agent | None,
        onward: Distribution,
    ) -> None:
        self.centre = centre
        self.sim: Simulation = centre.sim
        self.taken = tuple(taken)
        self.restocks = restocks
        self.parts_to = parts_to
        self.supplier = supplier
        self.onward = onward
        self._way = way_back(self.sim, centre.name, restocks)
        self._parts_way: WayBack | None = way_back(self.sim, centre.name, parts_to) if parts_to is not None else None
        self._transits: dict[int, Iterator[float]] = {}

    def restock(self, product: Product, units: float, onward: Distribution | None, case: ReturnCase) -> None:
        """Goods go where they are sold again."""
        back = Return(self.centre, self.restocks, product, units, self.sim.env.now, "as good as new", case)
        self._way.send(back, self._transit(onward or self.onward))

    def harvest(self, part: Product, units: float, case: ReturnCase) -> None:
        """A part goes where it is built in."""
        assert self._parts_way is not None and self.parts_to is not None
        back = Return(self.centre, self.parts_to, part, units, self.sim.env.now, "harvested", case)
        self._parts_way.send(back, self._transit(self.onward))

    def _transit(self, law: Distribution) -> float:
        draws = self._transits.get(id(law))
        if draws is None:
            number = len(self._transits)
            purpose = "way back" if law is self.onward else f"way back {number}"
            draws = self._transits[id(law)] = self.sim.streams(self.centre.name, purpose).draws(law)
        return max(0.0, next(draws))

    def position(self, product: Product) -> float:
        """Units on hand and on order where goods are sold again, those on their way from here, less what is owed."""
        pipe = self._way.pipes.get(product)
        return self.restocks.stocks[product].position + (pipe.moving if pipe is not None else 0.0)

    def takes_parts_of(self, product: Product) -> bool:
        """Whether somebody builds in the parts of a product."""
        return self.parts_to is not None and all(part in self.parts_to.stocks for part in product.parts)

    def takes(self, product: Product) -> None:
        """A new product comes back to the centre, too."""
        self.taken = (*self.taken, product)

    def tell(self, product: Product, rate: float) -> None:
        """Let the warehouse know how much of a product will come back to it in a unit of time."""
        word = RecoverableSupply(self.centre, self.restocks, product, rate, self.sim.env.now)
        self.sim.record.hear(word)
        self.restocks.receive(word)
