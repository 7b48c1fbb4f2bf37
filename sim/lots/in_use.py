"""Goods in customers' hands by lot, and defects that show there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Constant, Distribution, Uniform, distribution
from sim.happenings import LotEvent
from sim.lots.lot import Layer, Layers, Lot, units_of
from sim.messages import Return
from sim.returning import InUse, WayBack, way_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.agents.agent import Agent
    from sim.agents.customer import Customer
    from sim.lots.book import LotBook
    from sim.product import Product

DEFECT, RECALLED = "defect", "recall"


@dataclass(frozen=True)
class DefectsBack:
    """How customers find latent defects and send back what is defective.

    time: in use until a defect shows; transit: on the way back.
    Raises ValueError where a fixed time is negative.
    """

    time: float | Distribution = 0.0
    transit: float | Distribution = 0.0

    def __post_init__(self) -> None:
        for name in ("time", "transit"):
            law = distribution(getattr(self, name))
            if isinstance(law, Constant) and law.value < 0:
                raise ValueError(f"{name} must not be negative, got {law.value}")


class Flaw:
    """A unit in somebody's hands whose defect has not shown yet; gone where it has been called back before."""

    __slots__ = ("cause", "gone", "layer")

    def __init__(self, layer: Layer, cause: Lot) -> None:
        self.layer = layer
        self.cause = cause
        self.gone = False


class Owner:
    """A customer's goods by product: sound ones, and those whose defect will show."""

    __slots__ = ("chances", "flaws", "rule", "sound", "times", "transits", "way")

    def __init__(self, customer: Agent) -> None:
        self.sound: dict[Product, Layers] = {}
        self.flaws: dict[Product, list[Flaw]] = {}
        self.chances = customer.sim.streams(customer.name, "defects").draws(Uniform(0.0, 1.0))
        self.rule: DefectsBack | None = None
        self.way: WayBack | None = None
        self.times: Iterator[float] = iter(())
        self.transits: Iterator[float] = iter(())


class InHands:
    """What customers hold, by lot; heard: who is told of a defect that shows, with the lot it comes from."""

    def __init__(self, book: LotBook) -> None:
        self.book = book
        self.owners: dict[Agent, Owner] = {}
        self.heard: list[Callable[[Agent, Product, Lot, float], None]] = []

    def owner(self, customer: Agent) -> Owner:
        """The page of a customer."""
        owner = self.owners.get(customer)
        if owner is None:
            owner = self.owners[customer] = Owner(customer)
        return owner

    def receive(self, customer: Agent, product: Product, layers: Iterable[Layer]) -> None:
        """Goods are handed over. Which units are defective is settled now, by one number a unit."""
        owner, record = self.owner(customer), self.book.sim.record
        sound = owner.sound.setdefault(product, Layers())
        for layer in list(layers):
            record.happen(LotEvent.TRACED_DELIVERY, customer, about=customer, product=product, value=layer.units)
            good, left = 0.0, layer.units
            while left > 0:
                unit = min(1.0, left)
                left -= unit
                cause = layer.cause(next(owner.chances))
                if cause is None:
                    good += unit
                else:
                    record.happen(LotEvent.DEFECT_DELIVERED, customer, about=customer, product=product, value=unit)
                    self._spoil(customer, owner, product, Flaw(Layer(layer.lot, unit, layer.left), cause))
            if good:
                sound.put([Layer(layer.lot, good, layer.left)])

    def _spoil(self, customer: Agent, owner: Owner, product: Product, flaw: Flaw) -> None:
        """A defect will show after a time in use."""
        owner.flaws.setdefault(product, []).append(flaw)
        if owner.rule is None:
            return
        self._page(customer, product).change(flaw.layer.units, self.book.now)
        show = Moment(customer.env, lambda _: self._show(customer, owner, product, flaw), Phase.RECEIPT)
        show.at(self.book.now + max(0.0, next(owner.times)))

    def _show(self, customer: Agent, owner: Owner, product: Product, flaw: Flaw) -> None:
        """A defect shows: the unit goes back, and the maker hears of it."""
        if flaw.gone:
            return
        owner.flaws[product].remove(flaw)
        self._page(customer, product).change(-flaw.layer.units, self.book.now)
        record, units = self.book.sim.record, flaw.layer.units
        record.happen(LotEvent.DEFECT_SHOWN, customer, about=customer, product=product, value=units)
        for hear in self.heard:
            hear(customer, product, flaw.cause, units)
        self._send(customer, owner, product, [flaw.layer], DEFECT)

    def _send(self, customer: Agent, owner: Owner, product: Product, layers: list[Layer], reason: str) -> None:
        """Units set out to the returns centre."""
        assert owner.way is not None
        units = units_of(layers)
        self._page(customer, product).sent_back += units
        back = Return(customer, owner.way.receiver, product, units, self.book.now, reason)
        self.book.coming_back[back] = layers
        owner.way.send(back, max(0.0, next(owner.transits)))

    def _page(self, customer: Agent, product: Product) -> InUse:
        uses = self.book.sim.uses
        page = uses.get((customer.group, product))
        if page is None:
            page = uses[customer.group, product] = InUse(customer.group, product)
        return page

    # --- going back

    def holds(self, customer: Agent, product: Product) -> float:
        """Units in a customer's hands that could go back for a reason of its own."""
        layers = self.owner(customer).sound.get(product)
        return layers.total if layers is not None else 0.0

    def give(self, customer: Agent, product: Product, units: float) -> list[Layer]:
        """A customer sends back goods that it does not keep, those it has had longest."""
        return self.owner(customer).sound.setdefault(product, Layers()).take(units)

    def reach(self, lots: Collection[Lot]) -> list[tuple[Agent, Product, float]]:
        """Who has how much of these lots in hands."""
        found = []
        for customer, owner in self.owners.items():
            for product, layers in owner.sound.items():
                units = units_of(layer for layer in layers.rows if layer.lot in lots)
                units += units_of(flaw.layer for flaw in owner.flaws.get(product, ()) if flaw.layer.lot in lots)
                if units:
                    found.append((customer, product, units))
        return found

    def call_back(self, customer: Agent, product: Product, lots: Collection[Lot], units: float) -> float:
        """A customer sends back up to so many units of these lots, defective ones first. Answers with how many."""
        owner = self.owner(customer)
        layers: list[Layer] = []
        left = units
        for flaw in list(owner.flaws.get(product, ())):
            if left > 0 and flaw.layer.lot in lots:
                owner.flaws[product].remove(flaw)
                flaw.gone = True
                if owner.rule is not None:
                    self._page(customer, product).change(-flaw.layer.units, self.book.now)
                layers.append(flaw.layer)
                left -= flaw.layer.units
        layers += owner.sound[product].draw(lambda lot: lot in lots, left)
        if layers:
            self._send(customer, owner, product, layers, RECALLED)
        return units_of(layers)


def sends_defects(customer: Customer, centre: Agent, rule: DefectsBack) -> None:
    """Let a customer send back to a returns centre what shows a defect, or is recalled.

    Raises ValueError where no lots are traced.
    """
    book = customer.sim.lots
    if book is None:
        raise ValueError(f"{customer.name} cannot send back defects: no lots are traced")
    owner = book.hands.owner(customer)
    stream_of, name = customer.sim.streams, customer.name
    owner.rule = rule
    owner.way = way_back(customer.sim, customer.group, centre)
    owner.times = stream_of(name, "until a defect shows").draws(distribution(rule.time))
    owner.transits = stream_of(name, "way back of defects").draws(distribution(rule.transit))
