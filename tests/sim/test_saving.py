"""A result that is saved and loaded again is the same result, and the same bytes when saved again."""

from functools import partial

import numpy as np
import pytest

from scenarios.serial import serial
from sim.decision import Decision
from sim.policies.demand import NormalDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.simulate import simulate
from sim.stock import Costs


@pytest.fixture
def result():
    scenario = partial(
        serial,
        demand=NormalDemand(20.0, 4.0),
        forecasting=MovingAverage(4, initial=20.0),
        replenishment=OrderUpTo(1.0),
        echelons=2,
        stock=30.0,
        costs=Costs(holding=1.0, backlog=3.0),
    )
    change = Decision(10.0, "replenishment", BaseStock(50.0), agent="stage1", who="planner", why="a test")
    return simulate(scenario, horizon=30, seed=3, warmup=5, decisions=[change])


def test_a_loaded_result_has_the_same_facts_and_rows(result, tmp_path):
    result.save(tmp_path)
    again = type(result).load(tmp_path)
    assert again.facts == result.facts
    for table in ("message_rows", "line_rows", "level_rows", "posting_rows"):
        ours, theirs = getattr(result, table), getattr(again, table)
        assert len(ours) > 0
        for column in ours.dtype.names:
            np.testing.assert_array_equal(ours[column], theirs[column])
    assert again.decisions_taken == result.decisions_taken


def test_saving_twice_gives_the_same_bytes(result, tmp_path):
    result.save(tmp_path / "one")
    result.load(tmp_path / "one").save(tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_there_is_nothing_to_load(tmp_path):
    from sim.result import Result

    with pytest.raises(FileNotFoundError):
        Result.load(tmp_path)
