"""A stock of which every unit is known by its lot."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.lots.lot import Layer, Layers, Lot, units_of
from sim.stock import Stock

if TYPE_CHECKING:
    from sim.lots.book import LotBook


@dataclass(slots=True, eq=False)
class TracedStock(Stock):
    """A stock with its lots: shelf and quarantine together are what is on hand, at every instant.

    Units in quarantine count as reserved, as nobody can have them. inbox: what is at the door; outbox: what
    has left the shelf and is being loaded.
    """

    book: LotBook = None  # type: ignore[assignment]
    shelf: Layers = field(default_factory=Layers)
    quarantine: Layers = field(default_factory=Layers)
    inbox: Layers = field(default_factory=Layers)
    outbox: Layers = field(default_factory=Layers)

    @property
    def blocked(self) -> float:
        """Units on hand that may not leave."""
        return self.quarantine.total

    def receive(self, quantity: float, now: float) -> None:
        """Ordered goods come in, with the lots at the door."""
        Stock.receive(self, quantity, now)
        self._put(self._at_door(quantity))

    def take_back(self, quantity: float, now: float) -> None:
        """Returned goods go back on the shelf, with the lots at the door."""
        Stock.take_back(self, quantity, now)
        self._put(self._at_door(quantity))

    def ship(self, quantity: float, now: float) -> None:
        """Goods leave for the order they were owed to."""
        Stock.ship(self, quantity, now)
        self.outbox.put(self._issue(quantity))

    def release(self, quantity: float, now: float) -> None:
        """Reserved goods leave."""
        Stock.release(self, quantity, now)
        self.outbox.put(self._issue(quantity))

    def pass_on(self, quantity: float, now: float) -> None:
        """Goods on hand leave for another house that did not order them."""
        Stock.pass_on(self, quantity, now)
        self.outbox.put(self._issue(quantity))

    def use(self, quantity: float, now: float) -> None:
        """Parts go into work, and their lots into the lots that are made of them."""
        Stock.use(self, quantity, now)
        self.book.in_work(self.place, self.product).put(self._issue(quantity))

    def make(self, quantity: float, now: float, *, ordered: float | None = None) -> None:
        """Finished goods come off the line: a lot of their own."""
        Stock.make(self, quantity, now, ordered=ordered)
        if quantity:
            self._put([Layer(self.book.made(self, quantity), quantity)])

    def scrap(self, quantity: float, now: float) -> None:
        """Goods on hand are thrown away, those that came last: spoilt or rejected goods have only just come."""
        Stock.scrap(self, quantity, now)
        self.book.throw_away(self.shelf.take(quantity, newest=True))

    def give_back(self, layers: list[Layer], now: float) -> None:
        """Rejected goods that have just come in leave for good."""
        units, wanted = units_of(layers), {layer.lot for layer in layers}
        blocked = self.quarantine.draw(wanted.__contains__, units)
        if blocked:
            self.settle(now)
            self.reserved -= units_of(blocked)
        gone = blocked + self.shelf.draw(wanted.__contains__, units - units_of(blocked))
        Stock.scrap(self, units, now)
        self.book.throw_away(gone)

    def newest(self) -> Layer | None:
        """The lot that lies last on the shelf, where it has just been made."""
        last = self.shelf.rows[-1] if self.shelf.rows else None
        return last if last is not None and last.lot.made == self.book.now and last.lot.maker == self.place else None

    # --- quarantine

    def block(self, lots: Collection[Lot]) -> float:
        """Put aside what is free of these lots; goods already set aside for orders leave. Answers with the units."""
        layers = self.shelf.draw(lambda lot: lot in lots, max(0.0, self.on_hand - self.reserved))
        self.quarantine.put(layers)
        units = units_of(layers)
        self.settle(self.book.now)
        self.reserved += units
        return units

    def clear(self, now: float) -> list[Layer]:
        """Everything in quarantine is thrown away. Answers with what it was."""
        layers = self.quarantine.take(self.quarantine.total)
        units = units_of(layers)
        self.settle(now)
        self.reserved -= units
        Stock.scrap(self, units, now)
        self.book.throw_away(layers)
        return layers

    # --- the shelf

    def _at_door(self, quantity: float) -> list[Layer]:
        layers = self.inbox.take(quantity)
        missing = quantity - units_of(layers)
        if missing > 1e-9:  # under way before the clock started
            layers.append(Layer(self.book.found(self, missing), missing))
        return layers

    def _put(self, layers: list[Layer]) -> None:
        """Goods lie on the shelf; of blocked lots, in quarantine."""
        bad = [layer for layer in layers if layer.lot.blocked] if self.place not in self.book.apart else []
        self.shelf.put([layer for layer in layers if layer not in bad] if bad else layers)
        if bad:
            self.quarantine.put(bad)
            self.reserved += units_of(bad)
            self.book.hear_blocked(self, units_of(bad))

    def _issue(self, quantity: float) -> list[Layer]:
        """Take so many units off the shelf, by the rule of the house."""
        missing = quantity - self.shelf.total
        if missing > 1e-9:  # goods that were put back on hand as they had never been delivered
            self.shelf.put([Layer(self.book.found(self, missing), missing)])
        return self.shelf.take(quantity, newest=self.book.issue == "newest")
