"""How orders and goods are handled besides the steps that each order takes."""

from __future__ import annotations

from sim.metrics.plainly import how_much, how_often, on_average

HANDLING = (
    how_often("receipts put away", "receipts", "none", "receipts that were put on their shelf", "put away"),
    how_much(
        "units turned away",
        "units",
        "lower",
        "units of orders that were smaller than agreed, and not accepted",
        "turned away",
    ),
    on_average(
        "credit hold",
        "time",
        "lower",
        "mean time that orders were held back as their customer owed too much",
        "credit hold",
    ),
)
