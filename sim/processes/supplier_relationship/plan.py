"""The plan of supplier relationship management: everything that a house, or a company, may choose there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from typing import TYPE_CHECKING

from sim.policies.item_segmentation import ItemSegmentation, UnclassedItems
from sim.policies.supply_agreement import SupplyAgreement
from sim.processes.supplier_relationship.development import SupplierCare, SupplierDevelopment
from sim.processes.supplier_relationship.guideline import Guideline, MeasuredLeadTimes
from sim.processes.supplier_relationship.payment import PaymentTerms
from sim.processes.supplier_relationship.scorecard import Scorecard

if TYPE_CHECKING:
    from sim.lots.inspection import LotInspection

UNCLASSED = UnclassedItems()
AS_EVER = Guideline()
WHEN = ("interval", "look_back", "inspection")
"""Fields that alone leave a company nothing to decide."""


@dataclass(frozen=True)
class SupplierPlan:
    """How relations with suppliers are kept; all of it neutral where nothing is said.

    inspection: how goods are looked at before they are taken in, where lots are traced.
    segmentation: how bought items are classed at a review, every `interval`, by the last `look_back` of the books;
    guidelines: how the items of a class are bought, by its name; common: the items of every other class; agreements:
    terms with a supplier, by its name, before those of its class. scorecard: how suppliers are judged, and what comes
    of it; development: projects with them; care: visits; payment: when they are paid; lead_times: houses plan with
    those they have measured. Raises ValueError where a number is out of range, or a guideline is for a class that is
    not made.
    """

    inspection: LotInspection | None = None
    segmentation: ItemSegmentation = UNCLASSED
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    common: Guideline = AS_EVER
    agreements: Mapping[str, SupplyAgreement] = field(default_factory=dict)
    scorecard: Scorecard | None = None
    development: SupplierDevelopment | None = None
    care: SupplierCare | None = None
    payment: PaymentTerms | None = None
    lead_times: MeasuredLeadTimes | None = None
    interval: float = 90.0
    look_back: float = 180.0

    def __post_init__(self) -> None:
        for name in ("interval", "look_back"):
            if not getattr(self, name) > 0 or not isfinite(getattr(self, name)):
                raise ValueError(f"{name} must be a positive time, got {getattr(self, name)}")
        made = self.segmentation.segments
        if unreached := [name for name in self.guidelines if name not in made]:
            raise ValueError(
                f"guidelines.{unreached[0]}: no item is ever {unreached[0]}, the segmentation makes {', '.join(made)}; "
                "leave the guideline out, or choose a segmentation that does"
            )

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return any(
            getattr(self, each.name) != getattr(NEUTRAL, each.name) for each in fields(self) if each.name not in WHEN
        )

    def guideline(self, segment: str) -> Guideline:
        """How the items of a class are bought."""
        return self.guidelines.get(segment, self.common)


NEUTRAL = SupplierPlan()


def plan_of(chosen: SupplierPlan | None) -> SupplierPlan:
    """The plan that a choice comes to: nothing at all is a plan too."""
    return NEUTRAL if chosen is None else chosen
