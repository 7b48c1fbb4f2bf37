"""The goods of the company: the parts it buys, and the variants it makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.errors import ModelError
from sim.product import Product


@dataclass(frozen=True)
class Part:
    """Something that is bought and built in: its value in the books, money a unit, and kilograms a unit."""

    cost: float
    weight: float = 0.2


@dataclass(frozen=True)
class Variant:
    """Something that is made and sold.

    demand: units a day that all customers of the company want of it, seasons and promotions apart; price: money a unit;
    making: money to put one together, parts apart; parts: units of each part in one. Raises ValueError where demand is
    negative or it has no parts.
    """

    demand: float
    price: float
    making: float
    parts: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.demand >= 0:
            raise ValueError(f"demand for a variant must not be negative, got {self.demand}")
        if not self.parts:
            raise ValueError("a variant consists of parts; say which, and how many of each (parts)")


class Goods:
    """The catalogue: parts and variants as products, by name. Raises ModelError for a part that is not described."""

    def __init__(self, parts: Mapping[str, Part], variants: Mapping[str, Variant]) -> None:
        self.variants = dict(variants)
        self.parts = {
            name: Product(name, price=part.cost, cost=part.cost, weight=part.weight) for name, part in parts.items()
        }
        unknown = {need: name for name, variant in variants.items() for need in variant.parts if need not in parts}
        if unknown:
            known = ", ".join(parts)
            raise ModelError([f"{name} has a part {need}; the parts are {known}" for need, name in unknown.items()])
        self.made = {name: self._made(name, variant) for name, variant in variants.items()}

    def _made(self, name: str, variant: Variant) -> Product:
        built_in = {self.parts[part]: need for part, need in variant.parts.items()}
        return Product(
            name,
            price=variant.price,
            cost=variant.making + sum([part.cost * need for part, need in built_in.items()]),
            weight=sum([part.weight * need for part, need in built_in.items()]),
            parts=built_in,
        )

    def named(self, where: str, names: object) -> list[Product]:
        """The variants of these names. Raises ModelError, saying where, for a name that there is not."""
        wanted = list(names) if isinstance(names, (list, tuple)) else []
        if unknown := [name for name in wanted if name not in self.made]:
            raise ModelError(f"{where} names {unknown[0]}; the variants are {', '.join(self.made)}")
        return [self.made[name] for name in wanted]
