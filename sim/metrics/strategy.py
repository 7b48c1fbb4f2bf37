"""The strategic team: how often it meets, what it changes, how late, and whether that does what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.happened import by_events

if TYPE_CHECKING:
    from sim.metrics.happened import Sums

LAMBERT = "Lambert and Pohlen 2001, IJLM 12(1)"


def _count(events: Sums) -> float:
    return float(events.count)


def _mean(events: Sums) -> float:
    return events.mean


def _total(events: Sums) -> float:
    return events.total


STRATEGY = (
    by_events(
        "strategy reviews",
        "reviews",
        "none",
        "meetings of the strategic team",
        LAMBERT,
        ("strategy reviewed",),
        _count,
    ),
    by_events(
        "candidates a review",
        "changes",
        "none",
        "mean number of changes that the strategic team scores at a meeting",
        LAMBERT,
        ("strategy reviewed",),
        _mean,
    ),
    by_events(
        "policy changes",
        "changes",
        "none",
        "changes that the strategic team has decided and that have come into force",
        LAMBERT,
        ("policy in force",),
        _count,
    ),
    by_events(
        "cost of policy changes",
        "money",
        "lower",
        "money that the changes cost which the strategic team has decided; part of the strategy cost",
        LAMBERT,
        ("policy adopted",),
        _total,
    ),
    by_events(
        "decision lead time",
        "time",
        "lower",
        "mean time from the middle of what a review looked back on until what it decided was in force",
        LAMBERT,
        ("policy in force",),
        _mean,
    ),
    by_events(
        "unforeseen effect",
        "share",
        "lower",
        "mean of |gain of profit that the books show after a change - gain that was expected|, as shares of turnover",
        LAMBERT,
        ("effect seen",),
        _mean,
    ),
    by_events(
        "time simulated ahead",
        "time",
        "none",
        "time that changes which were proposed were played ahead, all of them together",
        LAMBERT,
        ("policy simulated",),
        _total,
    ),
)
