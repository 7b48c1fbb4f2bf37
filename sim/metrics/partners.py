"""What partners who plan together have had to talk about."""

from sim.metrics.happened import Sums, by_events


def _count(exceptions: Sums) -> float:
    return float(exceptions.count)


PARTNERS = (
    by_events(
        "forecast exceptions",
        "exceptions",
        "lower",
        "joint forecasts on which buyer and seller differed by more than the tolerance",
        "VICS, Collaborative Planning, Forecasting and Replenishment, 2004",
        ("forecast exception",),
        _count,
    ),
)
