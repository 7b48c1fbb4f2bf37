"""The feedback loops of the company, each cut at one link: the link is gone, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scenarios.company.goods import Part, Variant
from sim.errors import ModelError
from sim.policies.disposition import Option

if TYPE_CHECKING:
    from scenarios.company.clientele import Clientele
    from scenarios.company.policies import Policies
    from scenarios.company.source import Source
    from scenarios.company.successor import Successor


USED = ("restock", "refurbish", "remanufacture", "harvest")
"""What becomes of goods that the company sells or builds in again."""


@dataclass(frozen=True)
class Layout:
    """What loops run through: the plans of the company, its goods, its suppliers, who buys, and what is developed."""

    policies: Policies
    parts: Mapping[str, Part]
    variants: Mapping[str, Variant]
    suppliers: Mapping[str, Source]
    clientele: Clientele
    successor: Successor | None = None

    def planned(self, group: str, **parts: Any) -> Layout:
        """With other parts in the plan of a group, where there is one that has them."""
        plan = getattr(self.policies, group)
        known = {name: value for name, value in parts.items() if hasattr(plan, name)}
        if not known:
            return self
        return replace(self, policies=replace(self.policies, **{group: replace(plan, **known)}))


def service_to_demand(layout: Layout) -> Layout:
    """Customers feel how they are served, and neither leave, nor buy elsewhere, nor order less for it."""
    loyalty = layout.clientele.loyalty
    if loyalty is None:
        return layout
    numb = replace(loyalty, sensitivity=0.0, attraction=0.0, elasticity=0.0)
    return replace(layout, clientele=replace(layout.clientele, loyalty=numb))


def reasons_to_quality(layout: Layout) -> Layout:
    """Nobody who could remove a cause of returns is told of it."""
    return layout.planned("returns_management", avoidance=None)


def recovery_to_purchases(layout: Layout) -> Layout:
    """Nothing that comes back is put to use in the company again, and so nobody who orders is told of it: it is sold
    second-hand, recycled, given or thrown away.
    """
    market = getattr(layout.policies.returns_management, "market", None)
    if market is None:
        return layout.planned("returns_management", netting=None)
    left = tuple(option for option in market.options if option.fate not in USED)
    market = replace(market, options=left or (Option("landfill"),))
    return layout.planned("returns_management", netting=None, market=market)


def plan_to_promise(layout: Layout) -> Layout:
    """Suppliers are told no plan ahead, neither of materials nor of sales and operations."""
    layout = layout.planned("manufacturing_flow", sharing=None)
    planning = getattr(layout.policies.demand_management, "planning", None)
    if planning is not None:
        layout = layout.planned("demand_management", planning=replace(planning, suppliers=False))
    supply = layout.policies.supplier_relationship
    if supply is None or not hasattr(supply, "guidelines"):
        return layout
    silent = {name: replace(guideline, sharing=None) for name, guideline in supply.guidelines.items()}
    return layout.planned("supplier_relationship", guidelines=silent, common=replace(supply.common, sharing=None))


def swings_to_trust(layout: Layout) -> Layout:
    """How steady the orders of the company are, or how they swing, is nothing that its suppliers go by."""
    suppliers = {
        name: source if source.trust is None else replace(source, trust=replace(source.trust, swings=0.0))
        for name, source in layout.suppliers.items()
    }
    return replace(layout, suppliers=suppliers)


def commonality_to_fill(layout: Layout) -> Layout:
    """Every variant has parts of its own: as good, as dear, of the same suppliers, and of no use for another."""
    owners = {part: [name for name, each in layout.variants.items() if part in each.parts] for part in layout.parts}

    def owned(part: str) -> list[str]:
        return [_own(part, name) for name in owners.get(part, ())]

    return replace(
        layout,
        parts={name: part for common, part in layout.parts.items() for name in owned(common)},
        variants={
            name: replace(variant, parts={_own(part, name): units for part, units in variant.parts.items()})
            for name, variant in layout.variants.items()
        },
        suppliers={
            name: replace(source, prices={own: price for part, price in source.prices.items() for own in owned(part)})
            for name, source in layout.suppliers.items()
        },
        successor=None if layout.successor is None else _of_its_own(layout.successor),
    )


def _own(part: str, variant: str) -> str:
    return f"{part}_of_{variant}"


def _of_its_own(successor: Successor) -> Successor:
    """The successor as it is when nothing that would do in it is in any other product."""
    places = {
        place: [replace(each, part=_own(each.part, successor.name), standard=False) for each in candidates]
        for place, candidates in successor.places.items()
    }
    return replace(successor, places=places)


def reviews_to_policy(layout: Layout) -> Layout:
    """The strategic team decides by what is said of changes, and never hears what became of them."""
    team = getattr(layout.policies.strategy, "team", None)
    return layout if team is None else layout.planned("strategy", team=replace(team, hears=False))


CUTS: Mapping[str, Callable[[Layout], Layout]] = {
    cut.__name__: cut
    for cut in (
        service_to_demand,
        reasons_to_quality,
        recovery_to_purchases,
        plan_to_promise,
        swings_to_trust,
        commonality_to_fill,
        reviews_to_policy,
    )
}
"""The seven loops, by the link at which each is cut."""


def cut_loops(layout: Layout, names: Sequence[str]) -> Layout:
    """With these loops cut. Raises ModelError for one that there is not."""
    for name in names:
        if name not in CUTS:
            raise ModelError(f"cut: there is no loop {name}; the loops are {', '.join(CUTS)}")
        layout = CUTS[name](layout)
    return layout
