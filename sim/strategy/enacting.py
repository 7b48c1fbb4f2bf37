"""How what a team has decided comes into force, house by house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.decision import Decision
from sim.errors import ModelError
from sim.strategy.standing import misfits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.company import Company
    from sim.strategy.levers import Lever
    from sim.strategy.proposal import Proposal


def enact(company: Company, proposal: Proposal, why: str) -> None:
    """Let every house adopt its part now, each written down as a decision. Raises ModelError where one cannot."""
    now, who = company.env.now, proposal.who or "team"
    for change in proposal.changes:
        Decision(now, change.what, change.value, change.agent, change.product, who, why).take(company.sim)


def check(company: Company, levers: Sequence[Lever], houses: Sequence[str]) -> None:
    """Raises ModelError for a lever of a house that is none of the company's, of a product not stocked there, or with a
    level that does not fit the policies there."""
    own = {company.name: company, **{site.name: site for site in company.sites}}
    problems = []
    for lever in levers:
        if not lever.houses and not houses:
            problems.append(f"lever {lever.name}: {company.name} has no house that keeps stock")
        for name in lever.houses:
            if name not in own:
                problems.append(f"lever {lever.name}: {name!r} is no house of {company.name}; {', '.join(own)} are")
                continue
            stocked = [product.name for product in own[name].stocks]
            missing = [item for item in lever.products if item not in stocked]
            if missing:
                there = f"it stocks {', '.join(stocked)}" if stocked else "it stocks nothing"
                problems.append(f"lever {lever.name}: {name} does not stock {', '.join(missing)}; {there}")
        problems += misfits(company, lever, houses)
    if problems:
        raise ModelError(problems)
