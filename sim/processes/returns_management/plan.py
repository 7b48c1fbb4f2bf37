"""The plan of returns management: everything that a returns centre, or a company, may choose there."""

from __future__ import annotations

from dataclasses import dataclass

from sim.processes.returns_management.inspection import Inspection

PLAIN = Inspection()


@dataclass(frozen=True)
class ReturnsPlan:
    """What is done about goods that come back; all of it neutral where nothing is said.

    inspection: how they are looked at, and what is paid back.
    """

    inspection: Inspection = PLAIN

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return False


NEUTRAL = ReturnsPlan()


def plan_of(chosen: ReturnsPlan | Inspection | None) -> ReturnsPlan:
    """The plan that a choice comes to: inspection alone, and nothing at all, are plans too."""
    if isinstance(chosen, ReturnsPlan):
        return chosen
    return NEUTRAL if chosen is None else ReturnsPlan(inspection=chosen)
