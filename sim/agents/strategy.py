"""The strategic level of a company, set up once all of its houses and rooms are there."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sim.agents.integrating import open_integration
from sim.agents.strategic_team import open_goals, open_team
from sim.agents.supervising import open_supervision
from sim.choice import changed
from sim.errors import ModelError
from sim.strategy import StrategicTeam, StrategyPlan, plan_of

if TYPE_CHECKING:
    from sim.agents.company import Company


def open_strategy(company: Company) -> None:
    """Set up what the plan says: partners first, as the team may find them integrated."""
    plan = plan_of(company.plan("strategy"))
    if plan.integration is not None:
        open_integration(company, plan.integration)
    if plan.supervision is not None:
        open_supervision(company, plan.supervision)
    if plan.team is not None:
        open_team(company, plan.team)
    if plan.goals is not None:
        open_goals(company, plan.goals)


def adopt_strategy(company: Company, value: object) -> tuple[str, str]:
    """Let the strategic team meet in another way from now on: its interval, functions, targets, vote or search.

    Raises ModelError where there is no team, or something else of the strategic level would change under way.
    """
    if company.team is None:
        raise ModelError(f"{company.name} has no strategic team to decide about: choose one from the start")
    old = replace(plan_of(company.plan("strategy")), team=company.team.plan)
    new = changed(old, value)
    if not isinstance(new, StrategyPlan) or new.team is None:
        raise ModelError(f"{company.name}: the strategic team cannot be dissolved while the clock runs")
    if replace(new, team=None) not in (replace(old, team=None), StrategyPlan()):
        raise ModelError(f"{company.name}: only the team of its strategy can change while the clock runs")
    before, team = repr(company.team.plan), new.team
    if isinstance(value, StrategyPlan):  # a whole plan says what in it is not as ever
        usual = StrategicTeam()
        names = [part.name for part in fields(team) if getattr(team, part.name) != getattr(usual, part.name)]
        team = replace(company.team.plan, **{name: getattr(team, name) for name in names})
    company.team.adopt(team)
    return before, repr(team)
