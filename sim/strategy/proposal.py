"""What can be proposed to a strategic team: to move one lever of the company to another level."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sim.decision import Decision

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Change:
    """One house, or the head office, goes by something else from now on: a policy, or a mapping of changed fields."""

    agent: str
    what: str
    value: Any
    product: str | None = None


@dataclass(frozen=True)
class Proposal:
    """Move a lever from the level in force to another: what changes where, what that costs, after which lag it holds.

    effects: by KPI, the change that is expected, as a share of the KPI's scale; who: the function that brings it in.
    """

    lever: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    cost: float = 0.0
    lag: float = 0.0
    effects: Mapping[str, float] = field(default_factory=dict)
    who: str = ""

    def __str__(self) -> str:
        return f"{self.lever}: {self.old} -> {self.new}"

    def decisions(self, time: float, why: str = "") -> tuple[Decision, ...]:
        """The same as dated decisions, taken by the function that brings it in, in force a lag after `time`."""
        at = time + self.lag
        return tuple(
            Decision(at, change.what, change.value, change.agent, change.product, self.who, why)
            for change in self.changes
        )
