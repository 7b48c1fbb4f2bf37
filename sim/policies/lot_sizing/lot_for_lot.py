"""Order what is required when it is required."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class LotForLot:
    """A lot for the requirements of every period (Orlicky 1975). Raises ValueError for a negative minimum, multiple."""

    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        return whole_lots(requirements, requirements, self.minimum, self.multiple)
