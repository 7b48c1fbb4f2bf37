"""Contingency management: what is to be done when something goes wrong, decided before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.planning import Trigger
    from sim.processes.demand_management.contingency_responses import Response


@dataclass(frozen=True)
class Case:
    """One page of the playbook: a trigger, and what is done while it holds.

    sites: names of the houses whose stock is looked at, all of the company if none is named; notice: time until it is
    noticed; linger: time for which the responses go on after it; cost: money each time.
    Raises ValueError where nothing is done, or a time or the cost is negative.
    """

    trigger: Trigger
    responses: tuple[Response, ...]
    sites: tuple[str, ...] = ()
    notice: float = 0.0
    linger: float = 0.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "responses", tuple(self.responses))
        object.__setattr__(self, "sites", tuple(self.sites))
        if not self.responses:
            raise ValueError(f"a plan for the case needs a response, got none for {self.trigger}")
        if min(self.notice, self.linger, self.cost) < 0:
            raise ValueError(f"notice, linger and cost must not be negative, got {self}")


@dataclass(frozen=True)
class Contingency:
    """The playbook, looked into every `watch` (Croxton, Lambert, García-Dastugue and Rogers 2002, IJLM 13(2)).

    readiness: money a unit of time that it costs to be ready for the cases. Raises ValueError unless watch is positive
    and readiness is not negative.
    """

    cases: tuple[Case, ...]
    watch: float = 1.0
    readiness: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "cases", tuple(self.cases))
        if not self.watch > 0:
            raise ValueError(f"watch must be positive, got {self.watch}")
        if self.readiness < 0:
            raise ValueError(f"readiness must not be negative, got {self.readiness}")
