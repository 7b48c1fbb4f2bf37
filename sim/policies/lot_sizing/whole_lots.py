"""Lots that keep to a minimum and a multiple."""

from __future__ import annotations

import numpy as np

from sim.policies.lot_sizing.protocol import Values


def whole_lots(requirements: Values, wanted: Values, minimum: float | Values, multiple: float) -> Values:
    """The lots wanted, raised to the minimum and to multiples; what is over comes off the next, which may come later.

    minimum: units, for all items or for each. A lot is made in a period only if requirements are not covered without.
    """
    lots = np.zeros_like(requirements, dtype=float)
    required, asked, covered = (np.zeros(len(requirements)) for _ in range(3))
    for period in range(requirements.shape[1]):
        required += requirements[:, period]
        asked += wanted[:, period]
        units = np.maximum(np.maximum(asked, required) - covered, minimum)
        if multiple:
            units = np.ceil(units / multiple - 1e-9) * multiple
        lots[:, period] = np.where(required - covered > 1e-9, units, 0.0)
        covered += lots[:, period]
    return lots


def check_lots(minimum: float, multiple: float) -> None:
    """Raises ValueError where a minimum or multiple is negative."""
    if minimum < 0 or multiple < 0:
        raise ValueError(f"minimum and multiple of a lot must not be negative, got {minimum} and {multiple}")
