"""A firm of several houses: its head office, where what holds for all of them is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.account_book import AccountBook
from sim.agents.agent import Agent
from sim.agents.warehouse import Warehouse
from sim.choice import EVERYWHERE

if TYPE_CHECKING:
    from sim.simulation import Simulation

GROUPS = ("customer_relationship", "customer_service", "demand_management", "order_fulfilment")
"""Groups of settings in which something may be said for a whole company."""


class Company(Agent):
    """The head office of a firm. It has no stock; its rooms look after all of its houses.

    sites: the houses of the firm. What a group of settings says for the whole company (`company_wide`) is carried out
    in a room here, what it says for each house is carried out there.
    """

    role = "Company"

    def __init__(self, sim: Simulation, name: str = "company", *, sites: Sequence[Agent]) -> None:
        super().__init__(sim, name)
        self.sites = tuple(sites)
        for site in self.sites:
            site.company = self
        sim.companies.append(self)
        if sim.accounts is None:
            sim.accounts = sim.ledger.accounts = sim.record.accounts = AccountBook(sim)

    def convene(self) -> None:
        """Every house has opened: set up the rooms."""

    def plan(self, group: str) -> Any:
        """What a group of settings says here; None where it says nothing."""
        return self.sim.choose(self.name, None, group, None)


def found(sim: Simulation) -> None:
    """Make one company of all warehouses and factories, where a company-wide choice is made and there is none yet."""
    if sim.companies:
        return
    said = [sim.choices.at.get(place, {}).get(group) for place in (EVERYWHERE, "company") for group in GROUPS]
    if any(getattr(choice, "company_wide", False) for choice in said):
        Company(sim, sites=[agent for agent in sim.agents.values() if isinstance(agent, Warehouse)])
