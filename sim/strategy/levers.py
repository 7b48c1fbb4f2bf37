"""The design space of a strategic team: levers, each with the levels between which the team may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sim.strategy.kpis import KPIS
from sim.strategy.proposal import Change, Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Lever:
    """A group of settings of some houses of a company, with named levels.

    what: the group, as replenishment or order_fulfilment; levels: a policy, a plan or changed fields by name; houses:
    names, or that of the company, none: every house that keeps stock; products: names, none for all; start: the level
    that is put in force when the run begins, None to begin as the scenario is; effects: by level, how much better
    (or, negative, worse) KPIs are said to be there than at a level of which nothing is said, as shares of their scale;
    who: the function that proposes a change; cost: money of a change; lag: time until it is in force.
    Raises ValueError where there is nothing to choose, or something is named that is not there.
    """

    name: str
    what: str
    levels: Mapping[str, Any]
    houses: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    start: str | None = None
    effects: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    who: str = ""
    cost: float = 0.0
    lag: float = 14.0

    def __post_init__(self) -> None:
        if len(self.levels) + (self.start is None) < 2:
            raise ValueError(
                f"lever {self.name} needs another level to move to, got {', '.join(self.levels) or 'none'}"
            )
        if self.what == "strategy":
            raise ValueError(f"lever {self.name}: a team does not decide about itself, got what: strategy")
        for level in (*self.effects, *(() if self.start is None else (self.start,))):
            if level not in self.levels:
                raise ValueError(f"lever {self.name} has no level {level!r}; it has {', '.join(self.levels)}")
        named = {kpi for said in self.effects.values() for kpi in said}
        if unknown := sorted(named - set(KPIS)):
            raise ValueError(f"lever {self.name}: no KPI is called {', '.join(unknown)}; there are {', '.join(KPIS)}")
        for word in ("cost", "lag"):
            if getattr(self, word) < 0:
                raise ValueError(f"{word} of lever {self.name} must not be negative, got {getattr(self, word)}")

    def said(self, old: str | None, new: str) -> dict[str, float]:
        """What a move is said to do: gains of KPIs as shares of their scale."""
        before, after = self.effects.get(old or "", {}), self.effects.get(new, {})
        return {
            kpi: after.get(kpi, 0.0) - before.get(kpi, 0.0) for kpi in (*after, *(k for k in before if k not in after))
        }

    def moves(self, level: str | None, houses: tuple[str, ...]) -> Iterator[Proposal]:
        """Every move from a level to another, for so many houses."""
        for new in self.levels:
            if new != level:
                yield self.move(level, new, houses)

    def move(self, old: str | None, new: str, houses: tuple[str, ...]) -> Proposal:
        """One move."""
        value, products = self.levels[new], self.products or (None,)
        changes = tuple(Change(at, self.what, value, item) for at in self.houses or houses for item in products)
        return Proposal(self.name, old or "as it is", new, changes, self.cost, self.lag, self.said(old, new), self.who)
