"""Customers of a product that is being replaced by another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.agents.customer import Customer
from sim.distributions import Uniform
from sim.happenings import MarketEvent
from sim.launch_words import ProductNews
from sim.messages import Message

if TYPE_CHECKING:
    from simpy import Event

    from sim.policies.wishes import Line, Lines
    from sim.product import Product
    from sim.simulation import Simulation


class Switching(Customer):
    """Somebody who buys a product, and hears of its successor.

    follows: the product; switch: the share of its wishes that goes to the successor while both are sold; loyal: the
    share that does once the old one is not sold any more, while the rest is bought nowhere; elasticity: how much more
    it wants of the old one at a lower price: demand x (1 - discount) ** -elasticity, in whole units.
    Raises ValueError where a share is not within 0..1, or the elasticity is negative.
    """

    def __init__(
        self,
        sim: Simulation,
        name: str,
        follows: Product,
        *,
        switch: float = 0.5,
        loyal: float = 0.8,
        elasticity: float = 2.0,
        **customer: Any,
    ) -> None:
        super().__init__(sim, name, **customer)
        for word, share in (("switch", switch), ("loyal", loyal)):
            if not 0 <= share <= 1:
                raise ValueError(f"{word} must lie in 0..1, got {share}")
        if elasticity < 0:
            raise ValueError(f"elasticity must not be negative, got {elasticity}")
        self.follows = follows
        self.switch = switch
        self.loyal = loyal
        self.elasticity = elasticity
        self._successor: Product | None = None
        self._discount = 0.0
        self._withdrawn = False
        self._rest = 0.0
        self._minds = sim.streams(name, "switching").draws(Uniform(0.0, 1.0))

    def receive(self, message: Message) -> None:
        """The front door."""
        if not isinstance(message, ProductNews):
            super().receive(message)
        elif message.says == "on sale":
            self._successor = message.product
        elif message.product is self.follows:
            self._discount = message.discount
            self._withdrawn = self._withdrawn or message.says == "withdrawn"

    def _order(self, event: Event) -> None:
        """A wish comes true, for the old product or for the new one."""
        lines: list[Line] = []
        for line in self._next:
            lines += self._either(line[1]) if line[0] is self.follows else [line]
        self._next: Lines = tuple(lines)
        super()._order(event)

    def _either(self, units: float) -> list[Line]:
        """So many units are wanted: of which product; everybody makes up its mind, asked or not."""
        minds = [next(self._minds) for _ in range(round(units))]
        new = 0.0
        if self._successor is not None:
            share = self.loyal if self._withdrawn else self.switch
            new = float(sum([mind < share for mind in minds]))
        old = 0.0 if self._withdrawn else self._tempted(units - new)
        for what, number in (
            (MarketEvent.OLD_WANTED, old),
            (MarketEvent.SWITCHED, new),
            (MarketEvent.BOUGHT_NEITHER, units - new if self._withdrawn else 0.0),
        ):
            if number:
                self.sim.record.happen(what, self, product=self.follows, value=number)
        wanted: list[Line] = [(self.follows, old)] if old else []
        return [*wanted, (self._successor, new)] if new and self._successor is not None else wanted

    def _tempted(self, units: float) -> float:
        """What is bought of the old one, more of it where it is cheap; what is not a whole unit waits."""
        if not self._discount:
            return units
        wanted = units * (1.0 - self._discount) ** -self.elasticity + self._rest
        whole = float(int(wanted + 1e-9))
        self._rest = wanted - whole
        return whole
