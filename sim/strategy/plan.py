"""The plan of the strategic level: who designs the processes of a company, who supervises them, with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sim.strategy.goals import Goals
    from sim.strategy.integration import Integration
    from sim.strategy.supervision import Supervision
    from sim.strategy.team import StrategicTeam


@dataclass(frozen=True)
class StrategyPlan:
    """What a company does at its strategic level; all of it neutral where nothing is said.

    team: who reviews the policies of the processes and changes them; supervision: how far rules are followed, and who
    looks; integration: which partners are drawn closer; goals: what each process is to come to.
    """

    company_wide: ClassVar[bool] = True
    team: StrategicTeam | None = None
    supervision: Supervision | None = None
    integration: Integration | None = None
    goals: Goals | None = None


NEUTRAL = StrategyPlan()


def plan_of(chosen: StrategyPlan | None) -> StrategyPlan:
    """The plan that a choice comes to: nothing at all is a plan too."""
    return NEUTRAL if chosen is None else chosen
