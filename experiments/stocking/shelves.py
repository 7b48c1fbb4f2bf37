"""The stocks of a supply chain with the levels that they are kept at, and a configuration with other levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from experiments.faults import Fault, InputError, suggest
from experiments.recipe import Ready
from experiments.stocking.target import Target
from experiments.written import followed

Levels = Mapping[str, Mapping[str, float]]
"""Levels by the place of the stock and the field of its policy."""
LEVELS = ("s", "S", "r", "target_net")
"""The fields of replenishment policies that are levels of stock: they fall and rise together."""
WHY = "which has no level of this stock alone to move"
REMEDY = "keep stocks at levels: replenishment=base_stock, s_S, R_s_S, r_nQ, proportional or apiobpcs"


@dataclass(frozen=True)
class Shelf:
    """A product at a house: the kind of its replenishment policy, and the levels of it that can be moved, if any."""

    house: str
    product: str
    policy: str
    levels: Mapping[str, float] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where its settings stand under `at`."""
        return f"{self.house}.product.{self.product}"

    def key(self, level: str) -> str:
        """A level as it is typed: at.shop.product.item.replenishment.S."""
        return f"at.{self.place}.replenishment.{level}"


def shelves(ready: Ready) -> list[Shelf]:
    """Every stock that somebody replenishes. Raises InputError where the supply chain cannot be built."""
    from sim.agents.warehouse import Warehouse
    from sim.simulation import Simulation

    model = ready.model
    sim = Simulation(seed=ready.settings.seed, at=model.at, allow_negative=ready.settings.allow_negative)
    try:
        model.furnish(sim)
        sim.open()
    except ValueError as error:
        raise InputError(Fault("", said) for said in getattr(error, "problems", None) or [str(error)]) from error
    return [
        Shelf(house.name, product.name, type(desk.replenishment).__name__, levels_of(desk.replenishment))
        for house in sim.agents.values()
        if isinstance(house, Warehouse)
        for product, desk in house.demand.desks.items()
    ]


def levels_of(policy: Any) -> dict[str, float]:
    """The levels of a policy; none where it looks at an echelon, as its level is then not of this stock alone."""
    if not is_dataclass(policy) or getattr(policy, "by_echelon", False):
        return {}
    values = {each.name: getattr(policy, each.name) for each in fields(policy) if each.name in LEVELS}
    return {name: float(value) for name, value in values.items() if isinstance(value, int | float)}


def lowerable(found: list[Shelf], target: Target) -> list[Shelf]:
    """The stocks that the target is for. Raises InputError where there are none, or one named cannot be moved."""
    faults = []
    kept = {shelf.place: shelf for shelf in found}
    for place, share in target.places.items():
        here = [shelf for name, shelf in kept.items() if place in (name, shelf.house)]
        if not here:
            faults.append(Fault(f"target.at.{place}", "no such stock", suggest(place, {*kept, *_houses(found)})))
        elif share is not None and not any(shelf.levels for shelf in here):
            faults.append(Fault(f"target.at.{place}", f"is replenished by {here[0].policy}, {WHY}", REMEDY))
    mine = [shelf for shelf in found if shelf.levels and target.wanted(shelf.house, shelf.product) is not None]
    if not mine and not faults:
        kinds = ", ".join(sorted({shelf.policy for shelf in found})) or "nobody"
        faults.append(Fault("target", f"every stock is replenished by {kinds}, {WHY}", REMEDY))
    if faults:
        raise InputError(faults)
    return mine


def with_levels(config: Mapping[str, Any], found: Iterable[Shelf], levels: Levels) -> dict[str, Any]:
    """The configuration with these levels at these stocks; nothing else is changed."""
    at = dict(config.get("at") or {})
    for shelf in found:
        path = (shelf.house, "product", shelf.product, "replenishment")
        at = _changed(config, at, path, levels[shelf.place], "at")
    return {**config, "at": at}


def _changed(config: Mapping[str, Any], node: Any, path: tuple[str, ...], values: Any, where: str) -> dict[str, Any]:
    """A copy of a node with the values merged at the path; the way there no longer refers to other places."""
    node, _ = followed(config, node, where)
    node = dict(node or {})
    if not path:
        return {**node, **values}
    head, *rest = path
    return {**node, head: _changed(config, node.get(head), tuple(rest), values, f"{where}.{head}")}


def _houses(found: list[Shelf]) -> set[str]:
    return {shelf.house for shelf in found}
