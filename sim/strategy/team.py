"""The cross-functional team that designs the processes of a company."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sim.policies.voting import FinanceVeto, WeightedSum
from sim.strategy.functions import VIEWS, Function
from sim.strategy.kpis import KPIS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.agents.company import Company
    from sim.policies.voting import Majority, Vote
    from sim.strategy.levers import Lever
    from sim.strategy.proposal import Proposal
    from sim.strategy.report import Report


class Ahead(Protocol):
    """Plays candidates ahead on copies of the present state: for each (None to stay), a report a run, paired by run."""

    def __call__(self, company: Company, proposals: Sequence[Proposal | None]) -> list[list[Report]]: ...


@dataclass(frozen=True)
class RuleBased:
    """Judge a change by what it is said to do and by what the books have shown since it was last made.

    trust: observations that what is said is worth, 0 to forget it once anything was seen.
    Raises ValueError where trust is negative.
    """

    trust: float = 2.0

    def __post_init__(self) -> None:
        if self.trust < 0:
            raise ValueError(f"trust must not be negative, got {self.trust}")


ALL = dict.fromkeys(VIEWS, 1.0)
ON_THE_WHOLE = WeightedSum()
BY_RULE = RuleBased()


@dataclass(frozen=True)
class StrategicTeam:
    """Functions that review the policies of the company together, every interval, and change one lever or none.

    functions: who takes part, with the weight of each; views: KPIs and weights of a function, in place of its own;
    targets: by KPI, what is enough, in place of the goals of the processes; vote: how they decide; search: how
    candidates are judged, by rule or played ahead; levers: what may be changed; interval: time between reviews; first:
    time of the first, None for one interval; cost: money a review; hears: whether reviews read the books. Raises
    ValueError for what cannot be.
    """

    functions: Mapping[str, float] = field(default_factory=lambda: dict(ALL))
    views: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    vote: WeightedSum | Majority | FinanceVeto | Vote = ON_THE_WHOLE
    search: RuleBased | Ahead = BY_RULE
    levers: tuple[Lever, ...] = ()
    interval: float = 90.0
    first: float | None = None
    cost: float = 0.0
    hears: bool = True

    def __post_init__(self) -> None:
        if not self.functions:
            raise ValueError("a team has at least one function")
        if not self.interval > 0:
            raise ValueError(f"interval must be positive, got {self.interval}")
        if self.first is not None and self.first < 0:
            raise ValueError(f"the first review comes at the start or later, got {self.first}")
        if self.cost < 0:
            raise ValueError(f"cost of a review must not be negative, got {self.cost}")
        if min(self.functions.values()) < 0 or not max(self.functions.values()) > 0:
            raise ValueError(f"weights must not be negative, and one must be positive, got {dict(self.functions)}")
        self._check_names()

    def _check_names(self) -> None:
        known = {*VIEWS, *self.views}
        if strange := sorted(set(self.functions) - known):
            raise ValueError(f"no function is called {', '.join(strange)}; there are {', '.join(VIEWS)}")
        if unknown := sorted(set(self.targets) - set(KPIS)):
            raise ValueError(f"no KPI is called {', '.join(unknown)}; there are {', '.join(KPIS)}")
        if isinstance(self.vote, FinanceVeto) and self.functions.get(self.vote.who, 0.0) <= 0:
            raise ValueError(f"{self.vote.who} has a veto and is not in the team: {', '.join(self.functions)}")
        if not self.hears and not isinstance(self.search, RuleBased):
            raise ValueError("a team that plays candidates ahead reads books; only a rule-based one may not hear them")
        names = [lever.name for lever in self.levers]
        if len(set(names)) < len(names):
            raise ValueError(f"levers must have different names, got {', '.join(names)}")
        _ = self.members

    @property
    def members(self) -> tuple[Function, ...]:
        """Who takes part, with what each looks at; a function of no weight stays away."""
        return tuple(
            Function(name, self.views.get(name) or VIEWS[name]) for name, weight in self.functions.items() if weight > 0
        )

    @property
    def weights(self) -> tuple[float, ...]:
        """Weight of each member."""
        return tuple(weight for weight in self.functions.values() if weight > 0)
