"""The plan of product development and commercialisation: everything that a company may choose there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.processes.product_development.pipeline import Pipeline
from sim.processes.product_development.practice import Practice
from sim.processes.product_development.rollout import Rollout
from sim.processes.product_development.team import CustomerInvolvement, Requirements, SupplierInvolvement, Team

if TYPE_CHECKING:
    from sim.policies.materials import MakeOrBuy, MaterialSelection


@dataclass(frozen=True)
class DevelopmentPlan:
    """How products come about and to market; all of it neutral where nothing is said.

    pipeline: stages, gates, engineers and ideas; team: how the functions work together; customers, suppliers: how they
    take part; requirements: what the company goes by; selection: of parts and suppliers; make_or_buy: of the product.
    Whoever says any of these develops products, in a standard pipeline where it says nothing else. rollout: how a
    product is brought to market, None for at once.
    """

    pipeline: Pipeline | None = None
    team: Team | None = None
    customers: CustomerInvolvement | None = None
    suppliers: SupplierInvolvement | None = None
    requirements: Requirements | None = None
    selection: MaterialSelection | None = None
    make_or_buy: MakeOrBuy | None = None
    rollout: Rollout | None = None

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company: all of it is."""
        return True

    @property
    def develops(self) -> bool:
        """Whether anything is developed here."""
        said = (self.pipeline, self.team, self.customers, self.suppliers, self.requirements, self.selection)
        return any(each is not None for each in (*said, self.make_or_buy))

    @property
    def practice(self) -> Practice:
        """How projects are run."""
        return Practice(
            self.team or Team(),
            self.customers or CustomerInvolvement(),
            self.suppliers or SupplierInvolvement(),
            self.requirements or Requirements(),
        )


NEUTRAL = DevelopmentPlan()
