"""How far the processes of a company come to the goals that they are given."""

from __future__ import annotations

from sim.metrics.cells import ratio
from sim.metrics.happened import by_events
from sim.metrics.plainly import on_average

GOALS = (
    by_events(
        "targets reached",
        "share",
        "higher",
        "KPIs of processes that came to their target / KPIs that had one, over all looks at the books",
        "Kaplan and Norton 1992",
        ("target reached", "target missed"),
        lambda reached, missed: ratio(reached.count, reached.count + missed.count),
    ),
    on_average(
        "shortfall from targets",
        "share",
        "lower",
        "mean of |target - KPI| over the scale of the KPI, of targets that were missed",
        "target missed",
    ),
)
