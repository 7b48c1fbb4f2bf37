"""Always the same lot."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class FixedQuantity:
    """So many units a lot, and as many lots as are required.

    Raises ValueError for a lot that is not positive, is below the minimum, or is no multiple where there is one.
    """

    quantity: float
    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)
        if not self.quantity > 0:
            raise ValueError(f"a fixed lot must be positive, got {self.quantity}")
        if self.quantity < self.minimum:
            raise ValueError(
                f"a fixed lot of {self.quantity:g} is below the minimum of {self.minimum:g}: "
                "raise the lot or lower the minimum"
            )
        if self.multiple and abs(self.quantity / self.multiple - round(self.quantity / self.multiple)) > 1e-9:
            raise ValueError(
                f"a fixed lot of {self.quantity:g} is no multiple of {self.multiple:g}: "
                "change the lot, or leave the multiple out"
            )

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        return whole_lots(requirements, requirements, self.quantity, self.quantity)
