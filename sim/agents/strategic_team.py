"""The strategic team of a company takes its seats, before the company's books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.standard_cost import standard_costs
from sim.strategy.books import Books
from sim.strategy.goal_room import GoalRoom
from sim.strategy.review import TeamRoom

if TYPE_CHECKING:
    from sim.agents.company import Company
    from sim.strategy.goals import Goals
    from sim.strategy.team import StrategicTeam


def open_books(company: Company) -> Books:
    """Have the company's books read by whoever asks; they are opened once."""
    if company.books is None:
        company.books = Books(company, standard_costs(company.sites))
    return company.books


def open_team(company: Company, plan: StrategicTeam) -> None:
    """Let the team meet at every review."""
    company.team = TeamRoom(company, plan, open_books(company))
    company.team.open()


def open_goals(company: Company, plan: Goals) -> None:
    """Give the processes goals, and look at the books."""
    company.goals = GoalRoom(company, plan, open_books(company))
    company.goals.open()
