"""One usual seller, and others for when it is down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sim.policies.sourcing.protocol import Offer, buy_from
from sim.policies.sourcing.single import SingleSource


@dataclass(frozen=True)
class Backup:
    """All from the primary seller, the first or the one named; while it is down, from the first that is up.

    notice: time for which it must have been down before orders go elsewhere; back: what it has been ordered and has not
    sent by then is cancelled there, and wanted again. What the backup can do, and how soon, is its own affair
    (`Supplier.flexibility`). Contingent rerouting: Tomlin 2006, Management Science 52(5).
    Raises ValueError for a negative notice.
    """

    primary: str | None = None
    notice: float = 0.0
    back: bool = True

    by_outages: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.notice < 0:
            raise ValueError(f"notice must not be negative, got {self.notice}")

    @property
    def takes_back(self) -> float | None:
        """After how long an outage a seller's orders are cancelled; None: never."""
        return self.notice if self.back else None

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        bought = SingleSource(self.primary)(quantity, offers)
        chosen = bought.index(quantity)
        if offers[chosen].up or offers[chosen].down_for < self.notice:
            return bought
        others = [index for index, offer in enumerate(offers) if offer.up]
        return buy_from(others[0], quantity, offers) if others else bought
