"""What applies where: the scenario's choice, unless a house or one of its products has its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product

EVERYWHERE = "*"
NOTHING: Mapping[str, Any] = {}


def changed(default: Any, chosen: Any) -> Any:
    """What applies when `chosen` is said: nothing (None), other values of some fields, or something else altogether.

    Raises ValueError where the thing has no such field, or it does not take the value.
    """
    if chosen is None:
        return default
    if isinstance(chosen, Mapping):
        if isinstance(default, type) or not is_dataclass(default):
            raise ValueError(f"there is nothing here whose {', '.join(map(str, chosen))} could be changed")
        known = [field.name for field in fields(default)]
        for name in chosen:
            if name not in known:
                raise ValueError(
                    f"{type(default).__name__} has no {name}; it has {', '.join(known) or 'nothing to set'}"
                )
        whole: Any = default
        return replace(whole, **{name: _within(getattr(whole, name), value) for name, value in chosen.items()})
    return chosen


def _within(part: Any, chosen: Any) -> Any:
    """The value of a field: changes of a part that itself has fields, or the value as it is."""
    changes = isinstance(chosen, Mapping) and is_dataclass(part) and not isinstance(part, type)
    return changed(part, chosen) if changes else chosen


class Choices:
    """The most specific choices of a run, and what is wrong with them, with its place.

    at: name of a house -> group -> a policy or changes of fields, with "product" -> name -> group for single products;
    what stands under EVERYWHERE applies to every house, before its own.
    """

    def __init__(self, at: Mapping[str, Mapping[str, Any]]) -> None:
        self.at = at
        self.asked: set[tuple[str, str]] = set()
        self.misfits: dict[str, None] = {}

    def __call__(self, agent: str, product: Product | None, group: str, default: Any) -> Any:
        """What applies at a house, for a product; the default where a choice does not fit, which is noted."""
        own, common = self.at.get(agent, NOTHING), self.at.get(EVERYWHERE, NOTHING)
        if not own and not common:
            return default
        self.asked.add((agent, group))
        chosen = self._applied(default, common, group, agent)
        chosen = self._applied(chosen, own, group, f"at.{agent}")
        if product is not None:
            own = own.get("product", {}).get(product.name, {})
            chosen = self._applied(chosen, own, group, f"at.{agent}.product.{product.name}")
        return chosen

    def _applied(self, default: Any, own: Mapping[str, Any], group: str, place: str) -> Any:
        try:
            return changed(default, own.get(group))
        except (ValueError, TypeError) as error:
            self.misfits[f"{place}.{group}: {error}"] = None
            return default

    def forget(self, houses: Collection[str]) -> None:
        """Drop what was said of these houses, which are not built."""
        self.at = {house: own for house, own in self.at.items() if house not in houses}

    def strays(self, agents: Mapping[str, Agent]) -> list[str]:
        """Choices for a house or a product that is not there."""
        problems = []
        for name, own in self.at.items():
            if name == EVERYWHERE:
                continue
            agent = agents.get(name)
            if agent is None:
                near = get_close_matches(name, agents, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(list(agents)[:12])}"
                problems.append(f"at.{name}: no such house; {hint}")
                continue
            known = [product.name for product in agent.stocks]
            problems += [
                f"at.{name}.product.{product}: {name} does not stock it; it stocks {', '.join(known[:12])}"
                for product in own.get("product", {})
                if product not in known
            ]
        return problems

    def problems(self) -> list[str]:
        """Choices that do not fit, and choices that the house, furnished and open by now, has not asked about."""
        return [*self.misfits, *self._unasked()]

    def _unasked(self) -> Iterator[str]:
        wanted = {group for _, group in self.asked}
        for group in sorted(set(self.at.get(EVERYWHERE, NOTHING)) - wanted):
            yield f"{group}: no house of this supply chain has a {group} to choose"
        for name, own in self.at.items():
            if name == EVERYWHERE:
                continue
            asked = sorted(group for agent, group in self.asked if agent == name)
            hint = f"it chooses its {', '.join(asked)}" if asked else "it has nothing to choose"
            said = {*own, *(group for product in own.get("product", {}).values() for group in product)}
            for group in sorted(said - {"product", *asked}):
                yield f"at.{name}.{group}: {name} has no {group} to choose; {hint}"
