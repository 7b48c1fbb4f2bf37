"""The cheapest lots, for every item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.wagner_whitin import wagner_whitin
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class WagnerWhitin:
    """The lots that cost least in setups and holding (Wagner and Whitin 1958), where no minimum or multiple is in the
    way. Raises ValueError for a negative minimum or multiple.
    """

    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        count = len(requirements)
        costs = zip(np.broadcast_to(setup, count).tolist(), np.broadcast_to(holding, count).tolist(), strict=True)
        orders = [
            wagner_whitin(row, fixed, rate).orders
            for row, (fixed, rate) in zip(requirements.tolist(), costs, strict=True)
        ]
        wanted = np.array(orders, dtype=float).reshape(requirements.shape)
        return whole_lots(requirements, wanted, self.minimum, self.multiple)
