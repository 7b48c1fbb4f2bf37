"""Containers that come back, and packaging that does not."""

from __future__ import annotations

from sim.metrics.happened import Sums, by_events

NAN = float("nan")


def total(events: Sums, *_: Sums) -> float:
    """The sum of their values."""
    return events.total


def mean(events: Sums, *_: Sums) -> float:
    """Their mean value."""
    return events.mean


def number(events: Sums, *_: Sums) -> float:
    """How many there were; 0 where goods are packed and nothing of the kind happened."""
    return float(events.count)


def reused(filled: Sums, boxes: Sums) -> float:
    """Share of packages that were containers."""
    packed = filled.total + boxes.total
    return filled.total / packed if packed else NAN


def lost_a_trip(lost: Sums, back: Sums) -> float:
    """Share of trips from which a container did not come back."""
    trips = lost.count + back.count
    return lost.count / trips if trips else NAN


def trips_made(lost: Sums, worn: Sums) -> float:
    """Mean trips of the containers that are gone."""
    gone = lost.count + worn.count
    return (lost.total + worn.total) / gone if gone else NAN


SOURCE = "processes: returnable containers; Kroon and Vrijens 1995"

PACKAGING = (
    by_events(
        "packaging purchases",
        "money",
        "lower",
        "money paid for containers, or what they are worth after a warm-up, and for packaging that does not come back",
        SOURCE,
        ("packaging bought", "container filled", "one way packed"),
        total,
    ),
    by_events(
        "packaging reuse rate",
        "share",
        "higher",
        "containers filled / (containers filled + one-way packages)",
        SOURCE,
        ("container filled", "one way packed"),
        reused,
    ),
    by_events(
        "container trips",
        "trips",
        "higher",
        "mean trips that a container had made when it was lost or worn out",
        SOURCE,
        ("container lost", "container worn"),
        trips_made,
    ),
    by_events(
        "container loss",
        "share",
        "lower",
        "trips from which a container did not come back / trips",
        SOURCE,
        ("container lost", "container back"),
        lost_a_trip,
    ),
    by_events(
        "container cycle time",
        "time",
        "lower",
        "mean time from a container's being filled until it can be filled again",
        SOURCE,
        ("container back",),
        mean,
    ),
    by_events(
        "container shortages",
        "order lines",
        "lower",
        "order lines that could not leave, whole or in part, for want of containers",
        SOURCE,
        ("container short", "container filled", "one way packed"),
        number,
    ),
    by_events(
        "wait for containers",
        "time",
        "lower",
        "mean time from a shortage of containers until goods of the order line left",
        SOURCE,
        ("container wait",),
        mean,
    ),
    by_events(
        "mass thrown away",
        "kg",
        "lower",
        "kilograms of boxes, worn containers, recalled goods and returns that go to landfill",
        "SCOR Environmental",
        ("wasted", "container filled", "one way packed", "traced delivery"),
        total,
    ),
)
