"""The economic lot, for requirements that vary a little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class EconomicLot:
    """At least the economic order quantity (Harris 1913) of the mean requirements of a period.

    rate: units made a period, where a lot comes in bit by bit as it is made: the economic production quantity, larger
    by 1 / sqrt(1 - mean / rate) (Taft 1918); None: it comes in whole. Raises ValueError for a negative minimum or
    multiple, a rate that is not positive, or requirements beyond the rate.
    """

    rate: float | None = None
    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)
        if self.rate is not None and not self.rate > 0:
            raise ValueError(f"the rate at which a lot is made must be positive, got {self.rate}")

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        mean = requirements.mean(axis=1)
        if self.rate is not None:
            if (mean >= self.rate).any():
                raise ValueError(
                    f"{mean.max():g} units are required a period, but only {self.rate:g} are made; "
                    "raise the rate, or leave it out"
                )
            holding = holding * (1.0 - mean / self.rate)
        least = np.maximum(economic_quantities(requirements, setup, holding), self.minimum)
        return whole_lots(requirements, requirements, least, self.multiple)


def economic_quantities(requirements: Values, setup: Values, holding: Values) -> Values:
    """The economic order quantity of each item; all that is required where holding is free."""
    cost = 2.0 * np.asarray(setup, dtype=float) * requirements.mean(axis=1)
    rates = np.broadcast_to(np.asarray(holding, dtype=float), cost.shape)
    free = requirements.sum(axis=1) * (cost > 0)
    squared = np.divide(cost, rates, out=np.zeros_like(cost), where=rates > 0)
    lots: Values = np.where(rates > 0, np.sqrt(squared), free)
    return lots
