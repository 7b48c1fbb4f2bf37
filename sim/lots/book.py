"""The book of lots: where each unit of each lot is, and what went into what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from sim.errors import ModelError
from sim.happenings import LotEvent
from sim.lots.in_use import InHands
from sim.lots.lot import CRUMB, Layer, Layers, Lot, units_of
from sim.lots.quality import LotQuality
from sim.lots.traced_stock import TracedStock
from sim.stock import Stock

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Parcel, Return, Shipment
    from sim.product import Product
    from sim.simulation import Simulation

PERFECT = LotQuality()


class LotBook:
    """Every lot of the traced products, from its making to its end.

    qualities: by name of the maker; issue: which units leave a shelf first. carried: what each parcel holds;
    coming_back: what each return holds; hands: what is with customers; blocked: who is told that goods of a blocked lot
    have come in; apart: houses that do not sell, where such goods need not be put aside; learned: by name of a maker
    who has improved, the share of its defects that is left.
    """

    def __init__(
        self,
        sim: Simulation,
        products: Iterable[Product],
        qualities: Mapping[str, LotQuality],
        issue: Literal["oldest", "newest"],
    ) -> None:
        self.sim = sim
        self.products = frozenset(products)
        self.qualities = dict(qualities)
        self.issue = issue
        self.lots: list[Lot] = []
        self.carried: dict[Parcel, list[Layer]] = {}
        self.coming_back: dict[Return, list[Layer]] = {}
        self.hands = InHands(self)
        self.apart: set[str] = set()
        self.learned: dict[str, float] = {}
        self.blocked: list[Callable[[TracedStock, float], None]] = []
        self._work: dict[tuple[str, Product], Layers] = {}
        self._shares: dict[tuple[str, Product], Iterator[float]] = {}
        self._open: dict[tuple[str, Product], Layer] = {}

    @property
    def now(self) -> float:
        """The time."""
        return self.sim.env.now

    def shelve(self, stock: Stock) -> Stock:
        """A stock is opened: with lots, where its product is traced. What lies there has proved sound."""
        if stock.product not in self.products:
            return stock
        given = {field.name: getattr(stock, field.name) for field in fields(stock)}
        traced = TracedStock(**given, book=self)
        if traced.on_hand:
            traced.shelf.put([Layer(self.found(traced, traced.on_hand), traced.on_hand)])
        return traced

    def stocks(self) -> Iterator[TracedStock]:
        """Every stock with lots."""
        for stock in self.sim.stocks:
            if isinstance(stock, TracedStock):
                yield stock

    # --- making

    def found(self, stock: Stock, units: float) -> Lot:
        """Goods of which nobody knows when they were made; nothing is wrong with them."""
        return self._begin(stock.product, stock.place, units)

    def made(self, stock: Stock, units: float) -> Lot:
        """A house has made a lot: of the parts that went into work first, with its own quality."""
        lot = self._begin(stock.product, stock.place, units)
        causes: dict[Lot, float] = {}
        own = self._share(stock.place, stock.product)
        if own:
            causes[lot] = own
        for part, need in stock.product.parts.items():
            if part not in self.products:
                continue
            for layer in self.in_work(stock.place, part).take(need * units):
                layer.lot.used += layer.units
                lot.parents[layer.lot] = lot.parents.get(layer.lot, 0.0) + layer.units
                lot.blocked |= layer.lot.blocked
                for cause, share in layer.lot.causes:  # a unit has so many units of the layer in it, on average
                    sound = (1.0 - share * layer.left) ** (layer.units / units)
                    causes[cause] = 1.0 - (1.0 - causes.get(cause, 0.0)) * sound
        for parent in lot.parents:
            parent.children.append(lot)
        lot.causes = tuple(causes.items())
        return lot

    def in_work(self, place: str, part: Product) -> Layers:
        """Parts that went into work here and are not in a lot yet."""
        layers = self._work.get((place, part))
        if layers is None:
            layers = self._work[place, part] = Layers()
        return layers

    def throw_away(self, layers: Iterable[Layer]) -> None:
        """Units are at their end."""
        for layer in layers:
            layer.lot.scrapped += layer.units

    def _begin(self, product: Product, maker: str, units: float) -> Lot:
        lot = Lot(len(self.lots), product, maker, self.now)
        lot.units = units
        self.lots.append(lot)
        return lot

    def _share(self, maker: str, product: Product) -> float:
        """The share of defects in the next lot of a maker."""
        quality = self.qualities.get(maker)
        if quality is None:
            return 0.0
        shares = self._shares.get((maker, product))
        if shares is None:
            stream = self.sim.streams(maker, f"lot quality/{product.name}")
            shares = self._shares[maker, product] = quality.lots(stream)
        return next(shares) * self.learned.get(maker, 1.0)

    def _from_source(self, seller: Agent, product: Product, units: float) -> list[Layer]:
        """Units of the lot that a supplier is at, and of the next ones."""
        size = self.qualities.get(seller.name, PERFECT).lot
        layers: list[Layer] = []
        while units > CRUMB:
            open_lot = self._open.get((seller.name, product))
            if open_lot is None or open_lot.units <= CRUMB or open_lot.lot.blocked:
                lot = self._begin(product, seller.name, 0.0)
                if share := self._share(seller.name, product):
                    lot.causes = ((lot, share),)
                open_lot = self._open[seller.name, product] = Layer(lot, size or units)
            part = min(units, open_lot.units)
            open_lot.units -= part
            open_lot.lot.units += part
            units -= part
            layers.append(Layer(open_lot.lot, part))
        return layers

    # --- moving

    def set_out(self, shipment: Shipment) -> None:
        """Goods leave their seller: a source's are of the lot it is at, others were just taken off their shelf."""
        for parcel in shipment.parcels:
            product = parcel.line.product
            if product in self.products:
                stock = shipment.seller.stocks.get(product)
                if isinstance(stock, TracedStock):
                    self.carried[parcel] = stock.outbox.take(parcel.quantity)
                else:
                    self.carried[parcel] = self._from_source(shipment.seller, product, parcel.quantity)

    def hand_over(self, shipment: Shipment) -> None:
        """Goods are at their buyer's: at the door of a house, or in a customer's hands."""
        for parcel in shipment.parcels:
            product = parcel.line.product
            if product not in self.products:
                continue
            stock = shipment.buyer.stocks.get(product)
            layers = Layers(self.carried.pop(parcel, ()))
            refused = layers.total - parcel.quantity
            if refused > CRUMB:  # broken, or the wrong goods
                self.throw_away(layers.take(refused, newest=True))
            if isinstance(stock, TracedStock):
                stock.inbox.put(layers.rows)
            else:
                missing = parcel.quantity - layers.total
                if missing > CRUMB:
                    lot = self._begin(product, shipment.seller.name, missing)
                    layers.put([Layer(lot, missing)])
                self.hands.receive(shipment.buyer, product, layers.rows)

    def sends_back(self, back: Return) -> None:
        """Goods that nobody ordered set out: from a customer's hands, or off a shelf."""
        if back in self.coming_back or back.product not in self.products:
            return
        stock = back.sender.stocks.get(back.product)
        if isinstance(stock, TracedStock):
            self.coming_back[back] = stock.outbox.take(back.quantity)
        else:
            self.coming_back[back] = self.hands.give(back.sender, back.product, back.quantity)

    def comes_back(self, back: Return) -> None:
        """They are at the door of a house, or out of sight."""
        layers = self.coming_back.pop(back, [])
        stock = back.receiver.stocks.get(back.product)
        if isinstance(stock, TracedStock):
            stock.inbox.put(layers)
        else:
            self.throw_away(layers)

    # --- blocking

    def block(self, lots: set[Lot]) -> float:
        """Nothing of these lots may leave a house any more. Answers with the units put aside now."""
        for lot in lots:
            lot.blocked = True
        units = 0.0
        for stock in self.stocks():
            if stock.place not in self.apart and (put_aside := stock.block(lots)):
                units += put_aside
                self.hear_blocked(stock, put_aside)
        return units

    def hear_blocked(self, stock: TracedStock, units: float) -> None:
        """Goods lie in quarantine."""
        house = self.sim.agents[stock.place]
        self.sim.record.happen(LotEvent.QUARANTINED, house, product=stock.product, value=units)
        house.lack(stock.product, units)
        for hear in self.blocked:
            hear(stock, units)

    def under_way(self, lots: set[Lot]) -> float:
        """Units of these lots between two houses."""
        parcels = [layer for layers in self.carried.values() for layer in layers]
        return units_of(layer for layer in parcels if layer.lot in lots)


def trace(
    sim: Simulation,
    products: Iterable[Product],
    *,
    qualities: Mapping[str, LotQuality] | None = None,
    issue: Literal["oldest", "newest"] = "oldest",
) -> LotBook:
    """From now on every stock and lane of these products knows its lots; to be said before any house is built.

    Raises ModelError where houses stand already, orders may be negative, or there is no such issue rule.
    """
    if sim.stocks:
        raise ModelError("lots are traced from the start: say so before the first house is built")
    if sim.allow_negative:
        raise ModelError("lots cannot be traced where orders may be negative: leave allow_negative=false")
    if issue not in ("oldest", "newest"):
        raise ModelError(f"goods leave the shelf oldest or newest first, got {issue!r}")
    sim.lots = LotBook(sim, products, qualities or {}, issue)
    return sim.lots
