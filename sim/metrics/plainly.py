"""Measures that say of one kind of event how often it happened, how much of it there was, or how much on average."""

from __future__ import annotations

from sim.metrics.happened import by_events
from sim.metrics.measure import Direction, Measure

BY_DEFINITION = "by definition"


def how_often(name: str, unit: str, direction: Direction, formula: str, kind: str) -> Measure:
    """The number of events."""
    return by_events(name, unit, direction, formula, BY_DEFINITION, (kind,), lambda events: float(events.count))


def how_much(name: str, unit: str, direction: Direction, formula: str, kind: str) -> Measure:
    """The sum of their values."""
    return by_events(name, unit, direction, formula, BY_DEFINITION, (kind,), lambda events: events.total)


def on_average(name: str, unit: str, direction: Direction, formula: str, kind: str) -> Measure:
    """The mean of their values."""
    return by_events(name, unit, direction, formula, BY_DEFINITION, (kind,), lambda events: events.mean)
