"""Work centres, sources and returns, reckoned on paper."""

from dataclasses import fields, replace
from math import isnan

import pytest

from sim.facts import Facts, LineFacts, ReturnsFacts, SeriesFacts, StationFacts, UseFacts
from sim.metrics import measure
from tests.sim.metrics.tiny import played


def centre(**counted: float | str) -> StationFacts:
    """A work centre of a factory; what is not said is nothing."""
    nothing = {field.name: 0 for field in fields(StationFacts)}
    return StationFacts(**{**nothing, "agent": "factory", **counted})  # type: ignore[arg-type]


def run(**facts: object) -> Facts:
    """100 units of time."""
    return Facts(seed=1, replication=0, warmup=20.0, horizon=120.0, period=1.0, bucket=1, **facts)  # type: ignore[arg-type]


LATHE = centre(
    station="lathe",
    machines=2,
    arrived=44,
    started=42,
    finished=40,
    waiting=84.0,
    time_there=200.0,
    busy_time=120.0,
    setup_time=30.0,
    down_time=10.0,
    queue_time=90.0,
    wip_time=240.0,
    good=38.0,
    scrapped=2.0,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("throughput", 0.38),
        ("work in process", 2.4),
        ("station time", 5.0),
        ("queue time", 2.0),
        ("queue length", 0.9),
        ("utilisation", 0.75),
        ("availability", 0.95),
        ("setup share", 0.2),
        ("first-pass yield", 0.95),
        ("overall equipment effectiveness", 0.57),
    ],
)
def test_a_lathe_on_paper(name: str, expected: float) -> None:
    (kpi,) = measure(run(stations=(LATHE,)), [name])
    assert kpi[1:4] == ("factory", "all", "lathe")
    assert kpi.value == pytest.approx(expected)


def test_a_whole_line_has_no_machines_of_its_own() -> None:
    line = replace(LATHE, station="line", machines=0)
    said = {kpi.measure for kpi in measure(run(stations=(line,)))}
    assert {"throughput", "work in process", "station time", "first-pass yield"} <= said
    assert not {"utilisation", "availability", "setup share", "overall equipment effectiveness"} & said


def test_a_centre_that_saw_no_job_has_no_station_time() -> None:
    (kpi,) = measure(run(stations=(centre(station="idle", machines=1),)), ["station time"])
    assert isnan(kpi.value)


def test_three_quarters_from_one_source() -> None:
    nothing = {field.name: 0 for field in fields(LineFacts)}
    lines = tuple(
        LineFacts(**{**nothing, "seller": seller, "group": "shop", "product": "tea", "units": units})  # type: ignore[arg-type]
        for seller, units in (("near", 75.0), ("far", 25.0))
    )
    assert [kpi[1:5] for kpi in measure(run(lines=lines), ["supply concentration"])] == [("shop", "tea", "all", 0.625)]
    (kpi,) = measure(played("totals"), ["supply concentration"])
    assert kpi[1:5] == ("shop", "tea", "all", 1.0)


def test_what_comes_back_and_what_becomes_of_it() -> None:
    series = SeriesFacts(100, 0.1, 0.1, 1.0)
    stock = next(stock for stock in played("totals").facts.stocks if stock.role == "customers")
    facts = run(
        returns=(ReturnsFacts("centre", "tea", 10.0, 6.0, 3.0, series),),
        uses=(UseFacts("consumers", "tea", 12.0, 2.0, 50.0),),
        stocks=(replace(stock, received=60.0),),
    )
    chain = {kpi.measure: kpi.value for kpi in measure(facts, ["units returned", "recovery rate", "return ratio"])}
    assert chain == {"units returned": 10.0, "recovery rate": 0.6, "return ratio": 0.2}
    assert measure(played("totals").facts, ["units returned", "recovery rate", "return ratio"]) == []
