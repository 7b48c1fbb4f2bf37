"""Rules of dispatch: who is next, among jobs written out by hand."""

from __future__ import annotations

import pytest

from sim.policies.dispatch import (
    CriticalRatio,
    Dispatch,
    EarliestDue,
    FirstCome,
    Job,
    SegmentPriority,
    SetupSaving,
    ShortestFirst,
)

NOW = 10.0
JOBS = {
    "first": Job(since=1.0, released=1.0, due=40.0, work=5.0, remaining=10.0, setup=2.0, segment=3),
    "short": Job(since=2.0, released=2.0, due=30.0, work=1.0, remaining=20.0, setup=2.0, segment=3),
    "urgent": Job(since=3.0, released=3.0, due=12.0, work=4.0, remaining=1.0, setup=2.0, segment=2),
    "tight": Job(since=4.0, released=4.0, due=13.0, work=4.0, remaining=6.0, setup=2.0, segment=2),
    "same": Job(since=5.0, released=5.0, due=50.0, work=4.0, remaining=4.0, setup=0.0, segment=3),
    "key": Job(since=6.0, released=6.0, due=50.0, work=4.0, remaining=4.0, setup=2.0, segment=1),
}


@pytest.mark.parametrize(
    ("rule", "following"),
    [
        (FirstCome(), "first"),
        (ShortestFirst(), "short"),
        (EarliestDue(), "urgent"),
        (CriticalRatio(), "tight"),
        (SetupSaving(), "same"),
        (SetupSaving(patience=9.0), "first"),
        (SegmentPriority(), "key"),
    ],
    ids=str,
)
def test_who_is_next(rule: Dispatch, following: str) -> None:
    assert min(JOBS, key=lambda name: (rule(JOBS[name], NOW), JOBS[name].since)) == following


def test_a_job_that_is_late_comes_before_one_that_is_not() -> None:
    late = JOBS["first"]._replace(due=9.0)
    assert CriticalRatio()(late, NOW) < CriticalRatio()(JOBS["tight"], NOW)


def test_a_critical_ratio_without_work_is_the_time_that_is_left() -> None:
    assert CriticalRatio()(JOBS["first"]._replace(remaining=0.0), NOW) == 30.0


def test_patience_is_not_negative() -> None:
    with pytest.raises(ValueError, match="patience must not be negative, got -1"):
        SetupSaving(patience=-1.0)
