"""A plan that cannot be: which capacity is short, and of how much."""

from __future__ import annotations

from collections.abc import Mapping


class InfeasiblePlanError(ValueError):
    """No plan delivers what has to be delivered. short: hours missing of each resource, over all periods."""

    def __init__(self, short: Mapping[str, float], periods: Mapping[str, int]) -> None:
        self.short = dict(short)
        if short:
            named = "; ".join(
                f"{name} is short of {hours:g} hours up to period {periods[name] + 1}" for name, hours in short.items()
            )
            text = f"no plan can deliver all demand: {named}; raise its capacity or overtime, or let units be owed"
        else:
            text = "no plan can deliver all demand: too little can be subcontracted, or frozen periods are too many"
        super().__init__(text)
