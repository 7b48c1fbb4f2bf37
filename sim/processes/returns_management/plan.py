"""The plan of returns management: everything that a returns centre, or a company, may choose there."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from sim.policies.disposition import Disposition
from sim.policies.gatekeeping import Gatekeeping
from sim.processes.returns_management.avoidance import Avoidance
from sim.processes.returns_management.inspection import Inspection
from sim.processes.returns_management.recall import Recall
from sim.processes.returns_management.route import Routing
from sim.processes.returns_management.terms import Credit, ReturnTerms
from sim.processes.returns_management.workshop import Market, Netting, Workshop

PLAIN = Inspection()
APART = ("inspection", "recall")
"""What is done without asking customers for a request."""


@dataclass(frozen=True)
class ReturnsPlan:
    """What is done about goods that come back; all of it neutral where nothing is said.

    inspection: how they are looked at, and what is paid back. terms: what customers are told; gate: who may return
    goods; routing: where they go; credit: when and how much is paid back; market: what may become of goods, and
    disposition: which of that; workshop: where they are worked on; netting: who is told of what is to come; avoidance:
    what is done, for the whole company, about why they come back; recall: when goods are called back, where
    lots are traced.
    """

    inspection: Inspection = PLAIN
    terms: ReturnTerms | None = None
    gate: Gatekeeping | None = None
    routing: Routing | None = None
    credit: Credit | None = None
    market: Market | None = None
    disposition: Disposition | None = None
    workshop: Workshop | None = None
    netting: Netting | None = None
    avoidance: Avoidance | None = None
    recall: Recall | None = None

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return self.avoidance is not None

    @property
    def follows(self) -> bool:
        """Whether each return is asked for, and followed until something has become of it."""
        return any(getattr(self, field.name) is not None for field in fields(self) if field.name not in APART)

    def over(self, other: ReturnsPlan) -> ReturnsPlan:
        """This plan, and the other one wherever this one says nothing."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(other, **{name: said for name, said in own.items() if said != getattr(NEUTRAL, name)})


NEUTRAL = ReturnsPlan()


def plan_of(chosen: ReturnsPlan | Inspection | None) -> ReturnsPlan:
    """The plan that a choice comes to: inspection alone, and nothing at all, are plans too."""
    if isinstance(chosen, ReturnsPlan):
        return chosen
    return NEUTRAL if chosen is None else ReturnsPlan(inspection=chosen)
