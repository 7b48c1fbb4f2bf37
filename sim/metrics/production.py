"""Making: what work centres do with their time, and how long jobs wait for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, Cell, ratio
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.facts import StationFacts
    from sim.metrics.reading import Reading

HOPP = "Hopp and Spearman 2011, Factory Physics"
NAKAJIMA = "Nakajima 1988, Introduction to TPM"


def by_stations(
    name: str,
    unit: str,
    direction: Direction,
    formula: str,
    source: str,
    of: Callable[[StationFacts, float], float],
    line: bool = True,
) -> Measure:
    """A measure of work centres, of what one did and the time in which it did; `line`: and of a line as a whole."""

    def function(reading: Reading) -> list[Cell]:
        return [(s.agent, ALL, s.station, of(s, reading.span)) for s in reading.facts.stations if s.machines or line]

    return Measure(name, unit, direction, "station", formula, source, function)


def first_pass_yield(station: StationFacts) -> float:
    """Share of units that come out good."""
    return ratio(station.good, station.good + station.scrapped)


def open_time(station: StationFacts, span: float) -> float:
    """Machine time within working hours, whatever the machines did."""
    return station.machines * span - station.closed_time


def effectiveness(station: StationFacts, span: float) -> float:
    """Overall equipment effectiveness: share of the time in which good units are worked on."""
    return ratio(station.busy_time, open_time(station, span)) * first_pass_yield(station)


PRODUCTION = (
    by_stations("throughput", "units/time", "higher", "good units / time", HOPP, lambda s, span: ratio(s.good, span)),
    by_stations(
        "work in process",
        "jobs",
        "lower",
        "integral over time of jobs waiting or in work / time",
        HOPP,
        lambda s, span: ratio(s.wip_time, span),
    ),
    by_stations(
        "station time",
        "time",
        "lower",
        "mean of (finished - arrived) over jobs finished",
        HOPP,
        lambda s, _: ratio(s.time_there, s.finished),
    ),
    by_stations(
        "queue time",
        "time",
        "lower",
        "mean of (started - arrived) over jobs started",
        HOPP,
        lambda s, _: ratio(s.waiting, s.started),
    ),
    by_stations(
        "queue length",
        "jobs",
        "lower",
        "integral over time of jobs waiting / time",
        HOPP,
        lambda s, span: ratio(s.queue_time, span),
        line=False,
    ),
    by_stations(
        "utilisation",
        "share",
        "none",
        "machine time working or being set up / (machines x working hours)",
        HOPP,
        lambda s, span: ratio(s.busy_time + s.setup_time, open_time(s, span)),
        line=False,
    ),
    by_stations(
        "availability",
        "share",
        "higher",
        "1 - machine time down / (machines x working hours)",
        NAKAJIMA,
        lambda s, span: 1.0 - ratio(s.down_time, open_time(s, span)),
        line=False,
    ),
    by_stations(
        "setup share",
        "share",
        "lower",
        "setup time / (setup time + working time)",
        HOPP,
        lambda s, _: ratio(s.setup_time, s.setup_time + s.busy_time),
        line=False,
    ),
    by_stations(
        "first-pass yield",
        "share",
        "higher",
        "good units / (good + scrapped units)",
        HOPP,
        lambda s, _: first_pass_yield(s),
    ),
    by_stations(
        "overall equipment effectiveness",
        "share",
        "higher",
        "OEE: availability x performance x quality = working time / (machines x hours) x first-pass yield; performance "
        "is lost to setups and idleness, machines never run slow",
        NAKAJIMA,
        effectiveness,
        line=False,
    ),
)
