"""Supervision: how far rules are followed, how far off the plan what is done is, and what auditors find."""

from __future__ import annotations

from sim.metrics.cells import ratio
from sim.metrics.happened import Sums, by_events

RULES = ("rule followed", "rule skipped")
SOURCE = "Lambert and Pohlen 2001"


def _compliance(followed: Sums, skipped: Sums) -> float:
    return ratio(followed.count, followed.count + skipped.count)


def _gap(followed: Sums, skipped: Sums) -> float:
    return ratio(skipped.total, followed.count + skipped.count)


SUPERVISION = (
    by_events(
        "policy compliance",
        "share",
        "higher",
        "decisions taken by their rule / decisions: orders, allocations of what is short, late orders, returns",
        SOURCE,
        RULES,
        _compliance,
    ),
    by_events(
        "plan-actual gap",
        "units",
        "lower",
        "units ordered, given, admitted or graded otherwise than the rule would have it / decisions",
        SOURCE,
        RULES,
        _gap,
    ),
    by_events(
        "decisions audited",
        "decisions",
        "none",
        "decisions that auditors have looked at",
        SOURCE,
        ("audited",),
        lambda audited: audited.total,
    ),
    by_events(
        "deviations found",
        "decisions",
        "none",
        "decisions not taken by their rule that auditors have recognised",
        SOURCE,
        ("deviation found",),
        lambda found: float(found.count),
    ),
    by_events(
        "deviations corrected",
        "share",
        "higher",
        "deviations set right after they were found / deviations found",
        SOURCE,
        ("deviation found", "deviation corrected"),
        lambda found, corrected: ratio(corrected.count, found.count),
    ),
)
