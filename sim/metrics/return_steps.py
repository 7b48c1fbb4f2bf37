"""Single steps of returns, recalls and the container fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.happenings import ReturnEvent
from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import by_events
from sim.metrics.measure import Measure
from sim.metrics.plainly import BY_DEFINITION, how_much, on_average

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sim.metrics.reading import Reading


def _rows(reading: Reading, what: ReturnEvent) -> NDArray[np.void]:
    """The events of one kind in the counted time, a row each."""
    assert reading.result is not None
    rows = reading.result.event_rows
    return np.asarray(rows[(rows["what"] == what.value) & (rows["time"] >= reading.facts.warmup)])


def age_at_return(reading: Reading) -> list[Cell]:
    """How long customers had goods before they asked to return them."""
    rows = _rows(reading, ReturnEvent.RETURN_OF_SALE)
    return [(CHAIN, ALL, ALL, float(np.mean(rows["time"] - rows["value"])))] if len(rows) else []


def time_to_come_back(reading: Reading) -> list[Cell]:
    """From the request until the goods are in, for returns of which both are in the counted time."""
    asked = {int(row["order"]): float(row["time"]) for row in _rows(reading, ReturnEvent.RETURN_REQUESTED)}
    came = {int(row["order"]): float(row["time"]) for row in _rows(reading, ReturnEvent.RETURN_RECEIVED)}
    times = [time - asked[number] for number, time in came.items() if number in asked]
    return [(CHAIN, ALL, ALL, float(np.mean(times)))] if times else []


def orders_returned(reading: Reading) -> list[Cell]:
    """Orders of which something was asked to be returned; each once."""
    rows = _rows(reading, ReturnEvent.RETURN_OF_ORDER)
    return [(CHAIN, ALL, ALL, float(len(np.unique(rows["value"]))))] if len(rows) else []


def grade_at_inspection(reading: Reading) -> list[Cell]:
    """The grade that was seen, 1 for A to 4 for D."""
    rows = _rows(reading, ReturnEvent.INSPECTED)
    return [(CHAIN, ALL, ALL, float(np.mean(rows["value"])))] if len(rows) else []


RETURN_STEPS = (
    Measure(
        "age at return",
        "time",
        "none",
        "chain",
        "mean of (request of a return - the time at which the goods had reached the customer)",
        BY_DEFINITION,
        age_at_return,
        "full",
    ),
    Measure(
        "time to come back",
        "time",
        "lower",
        "chain",
        "mean of (receipt of returned goods - request to return them)",
        BY_DEFINITION,
        time_to_come_back,
        "full",
    ),
    Measure(
        "orders returned",
        "orders",
        "lower",
        "chain",
        "orders of which a customer asked to return something",
        BY_DEFINITION,
        orders_returned,
        "full",
    ),
    Measure(
        "grade at inspection",
        "grade",
        "lower",
        "chain",
        "mean over returns of the grade seen, 1 for A to 4 for D",
        BY_DEFINITION,
        grade_at_inspection,
        "full",
    ),
    how_much(
        "charged back", "money", "higher", "money that suppliers paid for returns they had caused", "charged back"
    ),
    on_average("load of a reverse trip", "units", "higher", "mean units of a load of returned goods", "reverse trip"),
    on_average(
        "causes left",
        "share",
        "lower",
        "mean share of a cause of returns that is left once it has been worked on",
        "avoidance",
    ),
)
RECALL_STEPS = (
    by_events(
        "recall response",
        "share",
        "higher",
        "units back from customers / units that recalls found in their hands",
        BY_DEFINITION,
        ("recalled back", "recall reached customers"),
        lambda back, held: ratio(back.total, held.total),
    ),
    how_much(
        "spent on containers", "money", "none", "money spent on containers that joined the fleet", "container bought"
    ),
)
