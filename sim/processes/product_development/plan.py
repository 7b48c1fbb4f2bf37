"""The plan of product development and commercialisation: everything that a company may choose there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DevelopmentPlan:
    """How products come about and to market; all of it neutral where nothing is said."""

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company: all of it is."""
        return True


NEUTRAL = DevelopmentPlan()
