"""A lot, and layers of units by lot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.product import Product

CRUMB = 1e-9


class Lot:
    """Units of one product that were made together.

    maker: name of the house; made: when; units: how many; parents: units of each lot that went into it, children: the
    lots it went into; causes: lots that a latent defect of a unit can come from, each with the probability; used and
    scrapped: units that have gone into others, or were thrown away; blocked: none of it may leave.
    """

    __slots__ = (
        "blocked",
        "causes",
        "children",
        "made",
        "maker",
        "number",
        "parents",
        "product",
        "scrapped",
        "units",
        "used",
    )

    def __init__(self, number: int, product: Product, maker: str, made: float) -> None:
        self.number = number
        self.product = product
        self.maker = maker
        self.made = made
        self.units = self.used = self.scrapped = 0.0
        self.parents: dict[Lot, float] = {}
        self.children: list[Lot] = []
        self.causes: tuple[tuple[Lot, float], ...] = ()
        self.blocked = False

    def descendants(self) -> set[Lot]:
        """This lot and every lot that any of it went into, over all levels."""
        found, todo = {self}, [self]
        while todo:
            for child in todo.pop().children:
                if child not in found:
                    found.add(child)
                    todo.append(child)
        return found

    def __repr__(self) -> str:
        return f"Lot({self.number}, {self.product.name} of {self.maker})"


class Layer:
    """Units of one lot that lie together.

    left: the share of latent defects still among them, of what their lot was made with (less after an inspection).
    """

    __slots__ = ("left", "lot", "units")

    def __init__(self, lot: Lot, units: float, left: float = 1.0) -> None:
        self.lot = lot
        self.units = units
        self.left = left

    @property
    def share(self) -> float:
        """Probability that a unit of it has a latent defect."""
        sound = 1.0
        for _, share in self.lot.causes:
            sound *= 1.0 - share * self.left
        return 1.0 - sound

    def cause(self, chance: float) -> Lot | None:
        """The lot that the defect of a unit comes from, for a number in 0..1; None where the unit is sound."""
        sound = 1.0
        for lot, share in self.lot.causes:
            sound *= 1.0 - share * self.left
            if chance < 1.0 - sound:
                return lot
        return None


class Layers:
    """Units of one product in the order in which they came, by lot."""

    __slots__ = ("rows", "total")

    def __init__(self, rows: Iterable[Layer] = ()) -> None:
        self.rows: deque[Layer] = deque()
        self.total = 0.0
        self.put(rows)

    def put(self, layers: Iterable[Layer]) -> None:
        """Units come last."""
        for layer in layers:
            self.total += layer.units
            last = self.rows[-1] if self.rows else None
            if last is not None and last.lot is layer.lot and last.left == layer.left:
                last.units += layer.units
            else:
                self.rows.append(Layer(layer.lot, layer.units, layer.left))

    def put_first(self, layers: Iterable[Layer]) -> None:
        """Units come before all others."""
        rows = [Layer(layer.lot, layer.units, layer.left) for layer in layers]
        self.total += sum([layer.units for layer in rows])
        self.rows.extendleft(reversed(rows))

    def take(self, units: float, *, newest: bool = False) -> list[Layer]:
        """The first so many units, or the last; fewer where there are not so many."""
        taken: list[Layer] = []
        rows = self.rows
        while units > CRUMB and rows:
            layer = rows[-1] if newest else rows[0]
            if layer.units <= units + CRUMB:
                rows.pop() if newest else rows.popleft()
            else:
                layer.units -= units
                layer = Layer(layer.lot, units, layer.left)
            units -= layer.units
            self.total -= layer.units
            taken.append(layer)
        if not rows:
            self.total = 0.0
        return taken

    def draw(self, wanted: Callable[[Lot], bool], units: float) -> list[Layer]:
        """Up to so many units of the lots that are wanted, wherever they lie."""
        taken: list[Layer] = []
        kept: list[Layer] = []
        for layer in self.rows:
            if units > CRUMB and wanted(layer.lot):
                part = min(units, layer.units)
                units -= part
                taken.append(Layer(layer.lot, part, layer.left))
                layer.units -= part
            if layer.units > CRUMB:
                kept.append(layer)
        self.rows = deque(kept)
        self.total = sum([layer.units for layer in kept])
        return taken


def units_of(layers: Iterable[Layer]) -> float:
    """How many units there are in all."""
    return sum([layer.units for layer in layers])
