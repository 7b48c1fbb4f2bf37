"""The shop floor: lots against their dates, how much of their time is work, what a good unit costs to make."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import NONE, by_events, happened
from sim.metrics.measure import Direction, Measure
from sim.metrics.production import HOPP, first_pass_yield

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.facts import StationFacts
    from sim.metrics.reading import Reading

LINE = "line"
MAKING = ("production", "setup", "overtime", "maintenance", "quality", "subcontracting")
"""Accounts of what it costs to make goods."""
BAKER = "Baker and Trietsch 2009, Principles of Sequencing and Scheduling"


Stations = list["StationFacts"]


def by_lines(
    name: str,
    unit: str,
    direction: Direction,
    formula: str,
    source: str,
    of: Callable[[Reading, Stations, Stations], float],
    chain: bool = True,
) -> Measure:
    """A measure of each house with a line, of the line and of its work centres; `chain`: and of all."""

    def function(reading: Reading) -> list[Cell]:
        stations = reading.facts.stations
        lines = [station for station in stations if station.station == LINE and not station.machines]
        houses = {line.agent for line in lines}
        rooms = [station for station in stations if station.machines and station.agent in houses]
        whole = [(CHAIN, ALL, ALL, of(reading, lines, rooms))] if chain and lines else []
        own = [(line, [room for room in rooms if room.agent == line.agent]) for line in lines]
        return whole + [(line.agent, ALL, ALL, of(reading, [line], here)) for line, here in own]

    return Measure(name, unit, direction, "house", formula, source, function)


def unit_make_cost(reading: Reading, lines: Stations, _: Stations) -> float:
    """Money on making over units that came out good, here or at a subcontractor."""
    houses = {line.agent for line in lines}
    pages = [page for (house, _), page in reading.balances.items() if house in houses]
    spent = sum([page.get(account, 0.0) for page in pages for account in MAKING])
    out = happened(reading, "subcontracted")
    return ratio(spent, sum([line.good + out.get((line.agent, ALL, ALL), NONE).total for line in lines]))


def cycle_efficiency(_: Reading, lines: Stations, rooms: Stations) -> float:
    """Share of the time that lots are in the line in which they are worked on."""
    return ratio(sum([room.busy_time for room in rooms]), sum([line.wip_time for line in lines]))


def variants(reading: Reading) -> list[Cell]:
    """Distinct products that a house worked on in a period, on average."""
    import numpy as np

    assert reading.result is not None
    facts = reading.facts
    rows = reading.result.job_rows[reading.result.job_rows["finished"] >= facts.warmup]
    periods = ((rows["finished"] - facts.warmup) // facts.period).astype(np.int64)
    own: dict[str, list[int]] = {}
    for number, station in enumerate(facts.stations):
        if station.machines:
            own.setdefault(station.agent, []).append(number)
    many = max(1, round(facts.span / facts.period))
    return [
        (house, ALL, ALL, len(set(zip(periods[here].tolist(), rows["product"][here].tolist(), strict=True))) / many)
        for house, here in ((house, np.isin(rows["station"], numbers)) for house, numbers in own.items())
    ]


SHOP_FLOOR = (
    by_lines(
        "rolled yield",
        "share",
        "higher",
        "product over work centres of good units / (good + scrapped units)",
        HOPP,
        lambda _, __, rooms: prod([first_pass_yield(room) for room in rooms if room.good or room.scrapped]),
        chain=False,
    ),
    by_lines(
        "manufacturing cycle efficiency",
        "share",
        "higher",
        "time in which lots are worked on / time for which they are in the line",
        HOPP,
        cycle_efficiency,
    ),
    by_lines(
        "unit make cost",
        "money/unit",
        "lower",
        "(production + setup + overtime + maintenance + quality + subcontracting) / good units",
        "SCOR Digital Standard (ASCM): cost to make",
        unit_make_cost,
    ),
    by_events(
        "lots on time",
        "share",
        "higher",
        "schedule adherence: lots finished by their due date / lots finished",
        BAKER,
        ("lot finished", "lot late"),
        lambda finished, late: ratio(finished.count - late.count, finished.count),
    ),
    by_events(
        "lot lateness",
        "time",
        "lower",
        "mean of (finished - due) over lots finished",
        BAKER,
        ("lot finished",),
        lambda finished: finished.mean,
    ),
    by_events(
        "lot tardiness",
        "time",
        "lower",
        "mean of max(0, finished - due) over lots finished",
        BAKER,
        ("lot finished", "lot late"),
        lambda finished, late: ratio(late.total, finished.count),
    ),
    by_events(
        "breakdowns repaired",
        "repairs",
        "lower",
        "number of repairs after a failure, where maintenance is planned",
        "Barlow and Hunter 1960",
        ("repaired",),
        lambda repaired: float(repaired.count),
    ),
    by_events(
        "defects passed on",
        "share",
        "lower",
        "defective units that were not found at the end of the line / defective units made",
        "Montgomery 2013, Introduction to Statistical Quality Control",
        ("made defective", "defect escaped"),
        lambda made, escaped: ratio(escaped.total, made.total),
    ),
    by_events(
        "units subcontracted",
        "units",
        "none",
        "sum over lots sent out of their units",
        HOPP,
        ("subcontracted",),
        lambda out: out.total,
    ),
    Measure(
        "variants made",
        "products/period",
        "higher",
        "house",
        "mix flexibility: distinct products worked on in a period, mean over periods",
        "Slack 1987",
        variants,
        needs="full",
    ),
)
