"""Putting a new product together: its parts, their suppliers, and whether to make it oneself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sim.policies.materials import Candidate, Cheapest, MakeOrBuy, MaterialSelection
from sim.product import Product


@dataclass(frozen=True)
class Design:
    """What products of a company are put together from.

    places: place in a product -> what would do there; price: money a unit of the product; making: money a unit to put
    it together, parts apart. Raises ValueError where a place has no candidate, or an amount is negative.
    """

    places: Mapping[str, Sequence[Candidate]] = field(default_factory=dict)
    price: float = 0.0
    making: float = 0.0

    def __post_init__(self) -> None:
        for place, candidates in self.places.items():
            if not candidates:
                raise ValueError(f"nothing would do for {place}: name at least one candidate part")
        for name in ("price", "making"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} of a product must not be negative, got {getattr(self, name)}")


@dataclass(frozen=True, eq=False)
class Designed:
    """A product as it has been designed.

    chosen: what was chosen for each place; suppliers: by part; new: parts that no product had before; made: in one's
    own factory, else by a contract manufacturer, who is paid for the parts and a fee; unit_cost: parts and making;
    tooling: money to make it oneself, once.
    """

    product: Product
    chosen: tuple[Candidate, ...] = ()
    suppliers: Mapping[Product, str] = field(default_factory=dict)
    new: tuple[Product, ...] = ()
    made: bool = True
    unit_cost: float = 0.0
    tooling: float = 0.0


class Designer:
    """Designs one product after another, and knows the parts that those before have. designs: all so far; parts:
    standard parts that there are from the start, with their suppliers.
    """

    def __init__(
        self,
        design: Design,
        selection: MaterialSelection | None = None,
        make_or_buy: MakeOrBuy | None = None,
        parts: Iterable[tuple[Product, str]] = (),
    ) -> None:
        self.design = design
        self.selection = selection or Cheapest()
        self.make_or_buy = make_or_buy
        self.designs: list[Designed] = []
        self._standard: dict[tuple[str, str], Product] = {(part.name, supplier): part for part, supplier in parts}

    def adopt(self, selection: MaterialSelection | None, make_or_buy: MakeOrBuy | None) -> None:
        """Go on by other policies."""
        self.selection = selection or Cheapest()
        self.make_or_buy = make_or_buy

    @property
    def margin(self) -> float:
        """Money that a unit earns of a product that would be designed now."""
        return self.design.price - sum([each.cost for each in self._choose()]) - self.design.making

    def __call__(self, name: str, left: float = 1.0, units: float = 0.0) -> Designed:
        """A product; left: what remains of the cost of parts designed for it; units: sold a year, it seems."""
        chosen = self._choose()
        parts: dict[Product, float] = {}
        suppliers: dict[Product, str] = {}
        new: list[Product] = []
        for candidate in chosen:
            part = self._standard.get((candidate.part, candidate.supplier)) if candidate.standard else None
            if part is None:
                part = self._part(candidate, name, left)
                new.append(part)
            parts[part] = parts.get(part, 0.0) + 1.0
            suppliers[part] = candidate.supplier
        policy = self.make_or_buy
        made = policy is None or policy(units)
        making = self.design.making if policy is None else policy.making if made else policy.fee
        cost = sum([part.cost * need for part, need in parts.items()]) + making
        product = Product(name, self.design.price, cost, parts=parts if made else {})
        tooling = policy.tooling if policy is not None and made else 0.0
        designed = Designed(product, chosen, suppliers, tuple(new), made, cost, tooling)
        self.designs.append(designed)
        return designed

    def _choose(self) -> tuple[Candidate, ...]:
        used = {part for part, _ in self._standard}
        return tuple([self.selection(candidates, used) for candidates in self.design.places.values()])

    def _part(self, candidate: Candidate, name: str, left: float) -> Product:
        if not candidate.standard:
            return Product(f"{candidate.part} of {name}", cost=candidate.cost * left)
        part = Product(candidate.part, cost=candidate.cost)
        self._standard[candidate.part, candidate.supplier] = part
        return part
