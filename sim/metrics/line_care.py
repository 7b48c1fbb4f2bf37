"""What is done to keep a line going and its goods good, and how far it is loaded beyond its hours."""

from __future__ import annotations

from sim.metrics.cells import ratio
from sim.metrics.happened import by_events
from sim.metrics.plainly import BY_DEFINITION, how_much, how_often, on_average

LINE_CARE = (
    how_much("maintenance time", "time", "none", "time that machines were stopped for, by plan", "maintained"),
    how_often("overtime begun", "times", "none", "times at which work centres went on longer", "overtime begun"),
    by_events(
        "outgoing rejection rate",
        "share",
        "lower",
        "units thrown away at the end of the line / units inspected there",
        BY_DEFINITION,
        ("outgoing rejected", "outgoing inspected"),
        lambda rejected, inspected: ratio(rejected.total, inspected.total),
    ),
    how_much("time lots were held", "time", "lower", "time that lots with many bad units were held", "outgoing held"),
    on_average(
        "overload",
        "hours",
        "lower",
        "mean of (hours of work released - hours there are) in periods in which a work centre has too few",
        "overloaded",
    ),
)
