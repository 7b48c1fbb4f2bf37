"""Time aggregation hides the bullwhip: the same run in longer time buckets."""

from functools import partial

import numpy as np
import pytest

from scenarios.serial import serial
from sim.metrics import bucketed, bullwhip_by_bucket
from sim.policies.demand import NormalDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import OrderUpTo
from sim.result import Result
from sim.simulate import simulate
from tests.sim.metrics.tiny import value


def test_a_running_count_in_buckets() -> None:
    assert bucketed([1, 3, 6, 10, 15], 1).tolist() == [1, 2, 3, 4, 5]
    assert bucketed([1, 3, 6, 10, 15], 2).tolist() == [3, 7]
    assert bucketed([11, 13, 16], 3, opening=10).tolist() == [6]
    assert bucketed([], 2).tolist() == []
    with pytest.raises(ValueError, match="at least one census"):
        bucketed([1], 0)


def order_up_to(bucket: int, horizon: float, record: str = "full") -> Result:
    """One stage, order-up-to with the mean of five days, lead time 4, daily demand Normal(100, 10)."""
    stage = partial(
        serial,
        demand=NormalDemand(100, 10),
        forecasting=MovingAverage(5, initial=100),
        replenishment=OrderUpTo(),
        echelons=1,
        stock=400.0,
        transit=4.0,
    )
    return simulate(
        stage,
        horizon=horizon,
        seed=3,
        warmup=100,
        record=record,
        bucket=bucket,
        allow_negative=True,  # type: ignore[arg-type]
    )


def test_longer_buckets_hide_the_bullwhip() -> None:
    """About 3.9 by the day, 3.0 by the week, 1.5 by 28 days: order-up-to with L = 4, p = 5 (Chen et al. 2000)."""
    run = order_up_to(1, 16_900)
    said = {days: bullwhip_by_bucket(run, days)["stage1", "item"] for days in (1, 7, 28)}
    assert said[1] == pytest.approx(exact(1), rel=0.03)
    assert said[7] == pytest.approx(exact(7), rel=0.06)
    assert said[28] == pytest.approx(exact(28), rel=0.09)
    assert said[1] > said[7] > said[28] > 1


def exact(days: int, lead: float = 4.0, span: int = 5) -> float:
    """Var of orders over var of demand in buckets: an order is (1 + L/p) D(t) - L/p D(t-p)."""
    weights = np.zeros(span + 1)
    weights[0], weights[span] = 1 + lead / span, -lead / span
    summed = np.convolve(weights, np.ones(days))
    return float((summed**2).sum() / days)


def test_the_exact_values_are_near_the_known_ones() -> None:
    assert [exact(days) for days in (1, 7, 28)] == pytest.approx([3.89, 3.03, 1.47], abs=0.05)


@pytest.mark.parametrize("bucket", [1, 7])
def test_the_bucket_of_the_run_says_the_same(bucket: int) -> None:
    run = order_up_to(bucket, 800, "full")
    assert bullwhip_by_bucket(run, bucket)["stage1", "item"] == pytest.approx(value(run, "bullwhip ratio"), rel=1e-9)
    assert value(order_up_to(bucket, 800, "totals"), "bullwhip ratio") == pytest.approx(
        value(run, "bullwhip ratio"), rel=1e-9
    )
