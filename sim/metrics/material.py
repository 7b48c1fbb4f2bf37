"""Material planning: whether production finds its parts, keeps to the schedule, and how steady and heavy that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import by_events
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.happened import Sums
    from sim.metrics.reading import Reading

ORLICKY = "Orlicky 1975, Material Requirements Planning"
VOLLMANN = "Vollmann, Berry, Whybark and Jacobs 2005, Manufacturing Planning and Control"


def planned_load(reading: Reading) -> list[Cell]:
    """By work centre, and of each factory as a whole."""
    return _loads(reading, lambda load, hours, _, __: ratio(load, hours))


def overloaded(reading: Reading) -> list[Cell]:
    """By work centre, and of each factory as a whole."""
    return _loads(reading, lambda _, __, over, periods: ratio(over, periods))


def _loads(reading: Reading, of: Callable[[float, float, float, float], float]) -> list[Cell]:
    cells: list[Cell] = []
    sums: dict[str, list[float]] = {}
    for fact in reading.facts.loads:
        numbers = (fact.load, fact.hours, float(fact.overloaded), float(fact.periods))
        cells.append((fact.agent, ALL, fact.station, of(*numbers)))
        for place in (CHAIN, fact.agent):
            total = sums.setdefault(place, [0.0] * 4)
            total[:] = [a + b for a, b in zip(total, numbers, strict=True)]
    return [*((place, ALL, ALL, of(*total)) for place, total in sums.items()), *cells]


def _mean(events: Sums) -> float:
    return events.mean


def _rate(events: Sums, base: Sums) -> float:
    return ratio(events.total, base.total)


MATERIAL = (
    by_events(
        "material availability",
        "share",
        "higher",
        "production orders that went into work without waiting for parts / production orders that went into work; "
        "needs a factory that plans materials, or counts (manufacturing_flow=reorder_point)",
        ORLICKY,
        ("order released",),
        _mean,
    ),
    by_events(
        "line starvation",
        "time",
        "lower",
        "mean over production orders of the time that they waited for parts before they went into work",
        ORLICKY,
        ("starved", "order released"),
        lambda starved, released: ratio(starved.total, released.count),
    ),
    by_events(
        "schedule adherence",
        "share",
        "higher",
        "production orders done in the period in which they were planned to be, give or take the tolerance / "
        "production orders done",
        VOLLMANN,
        ("order done",),
        _mean,
    ),
    by_events(
        "early production orders",
        "share",
        "lower",
        "production orders done before the period in which they were planned to be, by more than the tolerance / "
        "production orders done; the others that did not keep to the schedule were late",
        VOLLMANN,
        ("order early", "order done"),
        lambda early, done: ratio(early.count, done.count),
    ),
    by_events(
        "planned-order nervousness",
        "share",
        "lower",
        "sum of |new - old| / sum of old, over planned orders of periods that two plans in a row cover",
        "Sridharan, Berry and Udayabhanu 1988, Decision Sciences 19(1)",
        ("planned orders changed", "planned orders"),
        _rate,
    ),
    by_events(
        "expedite requests",
        "events",
        "lower",
        "how often a planner asked for a purchase that was overdue",
        ORLICKY,
        ("goods overdue", "planned orders"),
        lambda overdue, _: float(overdue.count),
    ),
    Measure(
        "planned load",
        "share",
        "none",
        "station",
        "hours that orders to be released in a period take, as planned when it began / hours of the work centre",
        VOLLMANN,
        planned_load,
    ),
    Measure(
        "overloaded periods",
        "share",
        "lower",
        "station",
        "periods that began with more planned load than hours / periods",
        VOLLMANN,
        overloaded,
    ),
)
