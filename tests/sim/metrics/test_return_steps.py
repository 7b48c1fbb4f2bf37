"""Measures of single steps of returns say what can be read from the events, row by row."""

from __future__ import annotations

import pytest

from experiments.recipe import prepare
from sim.metrics import measure
from sim.result import Result

WORDS = ("scenario=closed_loop", "returns_management=good_returns", "horizon=300", "warmup=100", "figures=false")


@pytest.fixture(scope="module")
def run() -> Result:
    return prepare(WORDS)[0].ready().play(0, 100.0, "full")


def value(run: Result, name: str) -> float:
    return next(
        kpi.value for kpi in measure(run, [name]) if (kpi.agent, kpi.product, kpi.segment) == ("chain", "all", "all")
    )


def test_steps_are_read_from_the_events(run: Result) -> None:
    events = run.events[run.events.time >= 100.0]
    of = dict(list(events.groupby("what")))
    sold, asked, came = of["return of sale"], of["return requested"], of["return received"]
    assert value(run, "age at return") == pytest.approx((sold.time - sold.value).mean())
    assert value(run, "orders returned") == of["return of order"].value.nunique()
    assert value(run, "grade at inspection") == pytest.approx(of["inspected"].value.mean())
    both = asked.set_index("order").time.to_frame("asked").join(came.set_index("order").time, how="inner")
    assert value(run, "time to come back") == pytest.approx((both.time - both.asked).mean()) and len(both) > 10
