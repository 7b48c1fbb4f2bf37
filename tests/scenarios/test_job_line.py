"""The line in its textbook settings, shortly: the verification table has them at length."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from scenarios.job_line import job_line
from sim.distributions import Exponential
from sim.facts import StationFacts
from sim.policies.demand import Arrivals, Steady
from sim.processes.manufacturing_flow import Breakdowns, Conwip, Kanban
from sim.simulate import simulate


def play(horizon: float = 10_000, seed: int = 5, **terms: Any) -> tuple[list[StationFacts], float]:
    """The facts of stations and line, and the time counted."""
    result = simulate(partial(job_line, **terms), horizon=horizon, seed=seed, warmup=500, record="totals", period=100)
    return list(result.facts.stations), result.facts.span


def throughput(**terms: Any) -> float:
    stations, span = play(saturated=True, **terms)
    return stations[-1].finished / span


def test_one_exponential_machine() -> None:
    """Q1: W = 5; what is counted obeys Little's law."""
    (station, line), span = play(demand=Arrivals(Exponential(1.25)))
    assert station.time_there / station.finished == pytest.approx(5, rel=0.2)
    assert station.busy_time / span == pytest.approx(0.8, rel=0.05)
    assert station.wip_time == pytest.approx(station.time_there, rel=0.01)
    assert line.time_there == pytest.approx(station.time_there, rel=0.01)
    assert station.waited / station.started == pytest.approx(0.8, abs=0.05)


def test_a_machine_that_is_down_a_fifth_of_the_time() -> None:
    """Q5."""
    breakdowns = Breakdowns(Exponential(40.0), Exponential(10.0), clock="always")
    (station, _), span = play(demand=Arrivals(Exponential(2.0)), breakdowns=breakdowns, horizon=20_000)
    assert station.down_time / span == pytest.approx(0.2, abs=0.03)
    assert station.busy_time / span == pytest.approx(0.5, abs=0.02)


def test_cards() -> None:
    """Q8: throughput w/(w+N-1), cycle time w+N-1."""
    stations, span = play(processing=(1.0,) * 4, saturated=True, release=Conwip(8))
    assert stations[-1].finished / span == pytest.approx(8 / 11, rel=0.03)
    assert stations[-1].time_there / stations[-1].finished == pytest.approx(11, rel=0.03)
    assert stations[-1].wip_time == pytest.approx(8 * span)


@pytest.mark.parametrize(("buffer", "expected"), [(0, 2 / 3), (1, 3 / 4)])
def test_blocking(buffer: int, expected: float) -> None:
    """Q9."""
    assert throughput(processing=(1.0, 1.0), buffers=buffer) == pytest.approx(expected, rel=0.03)


def test_kanban() -> None:
    """Four jobs at most between the two: throughput 4/5, as an M/M/1/4 queue serves at load 1."""
    assert throughput(processing=(1.0, 1.0), release=Kanban(2)) == pytest.approx(4 / 5, rel=0.03)


def test_more_cards_make_more_and_wait_longer() -> None:
    few, many = (throughput(processing=(1.0, 1.25), release=Conwip(cards)) for cards in (2, 6))
    assert few < many < 0.8


def test_without_chance_a_line_runs_at_its_slowest_station() -> None:
    stations, span = play(demand=Steady(1, every=2.0), processing=(1.0, 2.0), cv=0.0, buffers=0, horizon=1500)
    assert stations[1].busy_time == span
    assert stations[0].blocked_time == 0


def test_one_for_each_station() -> None:
    with pytest.raises(ValueError, match="there are 2 stations, but 3 machines"):
        play(processing=(1.0, 1.0), machines=(1, 2, 3), saturated=True)


def test_somebody_has_to_order() -> None:
    with pytest.raises(ValueError, match="somebody has to order"):
        play()


def test_kinds_of_job_share_the_orders() -> None:
    """A fifth of the orders takes four times as long as the others."""
    (station, _), span = play(demand=Steady(1, every=2.0), cv=0.0, kinds=(0.5, 2.0), shares=(0.8, 0.2))
    assert station.busy_time / span == pytest.approx((0.8 * 0.5 + 0.2 * 2.0) / 2, rel=0.05)


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"kinds": (1.0, 2.0), "shares": (1.0,)}, "there are 2 kinds of job, but 1 shares"),
        ({"kinds": (1.0, 2.0), "shares": (1.0, 0.0)}, "needs a positive share of the orders, got 0; leave it out"),
        ({"kinds": (1.0, 2.0), "due": (1.0, 2.0, 3.0)}, "there are 2 kinds of job, but 3 due"),
        ({"kinds": (1.0, 2.0), "classes": (1,)}, "there are 2 kinds of job, but 1 classes"),
        ({"kinds": (1.0, 2.0), "processing": (Exponential(1.0),)}, "where processing is means, not laws"),
        ({"operators": 0}, "crew operators needs at least one operator, got 0"),
    ],
)
def test_what_cannot_be(terms: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        play(**{"demand": Steady(1, every=2.0), "horizon": 501, **terms})
