"""The plan of supplier relationship management: everything that a house, or a company, may choose there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SupplierPlan:
    """How relations with suppliers are kept; all of it neutral where nothing is said."""

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return False


NEUTRAL = SupplierPlan()


def plan_of(chosen: SupplierPlan | None) -> SupplierPlan:
    """The plan that a choice comes to: nothing at all is a plan too."""
    return NEUTRAL if chosen is None else chosen
