"""What is done for a link to a partner, of one type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.processes.demand_management import Collaboration, VendorManaged
    from sim.processes.supplier_relationship.guideline import MeasuredLeadTimes, Sharing


@dataclass(frozen=True)
class Link:
    """What a company does for partners whose links are of one type; nothing of it where nothing is said.

    cost: money a year and partner; setup: money when it begins. For houses that buy here: sales: they tell what they
    sell, which is forecast from instead of their orders; vendor_managed: their stocks are managed; collaboration:
    forecasts are settled with them. notice: time ahead at which other customers are asked what they will order; who
    was asked once goes on telling. For suppliers: sharing: they are told what will be ordered, and make it ahead;
    visits: time between two visits, visit: money for one; measured: houses plan with the lead times that were
    measured, where the company keeps receipts (supplier_relationship). Raises ValueError for what cannot go together
    or is out of range.
    """

    cost: float = 0.0
    setup: float = 0.0
    sales: bool = False
    vendor_managed: VendorManaged | None = None
    collaboration: Collaboration | None = None
    notice: float = 0.0
    sharing: Sharing | None = None
    visits: float | None = None
    visit: float = 0.0
    measured: MeasuredLeadTimes | None = None

    def __post_init__(self) -> None:
        for name in ("cost", "setup", "notice", "visit"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if self.visits is not None and not self.visits > 0:
            raise ValueError(f"visits must be a positive time, got {self.visits}")
        if self.vendor_managed is not None and (self.collaboration is not None or self.sales):
            raise ValueError(
                "vendor_managed leaves partners no orders to settle, or to replace by sales; "
                "leave out collaboration and sales"
            )
        if self.vendor_managed is not None and self.vendor_managed.consignment:
            raise ValueError("links begin and end, so goods on them are never on consignment; set consignment to false")


NOTHING = Link()
