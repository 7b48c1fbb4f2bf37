"""The plan of manufacturing flow management: everything that a factory may choose there."""

from __future__ import annotations

from dataclasses import dataclass

from sim.processes.manufacturing_flow.release import Push, Release

PUSH = Push()


@dataclass(frozen=True)
class ManufacturingPlan:
    """How things are made; all of it neutral where nothing is said.

    release: when lots may go into work.
    """

    release: Release = PUSH

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return False


NEUTRAL = ManufacturingPlan()


def plan_of(chosen: ManufacturingPlan | Release | None) -> ManufacturingPlan:
    """The plan that a choice comes to: a release alone, and nothing at all, are plans too."""
    if isinstance(chosen, ManufacturingPlan):
        return chosen
    return NEUTRAL if chosen is None else ManufacturingPlan(release=chosen)
