from itertools import islice
from math import sqrt

import numpy as np
import pytest

from sim.distributions import Constant, Exponential, Uniform
from sim.policies.demand import (
    Arrivals,
    Autoregressive,
    Dated,
    Drawn,
    Intermittent,
    Listed,
    NegativeBinomialDemand,
    NormalDemand,
    PoissonDemand,
    Promotions,
    Seasonal,
    Sinusoidal,
    Steady,
    Step,
    Trend,
)
from sim.streams import Streams


def hear(demand, count, seed=1):
    return list(islice(demand(Streams(seed)("customer", "demand")), count))


def quantities(demand, count, seed=1):
    return np.array([quantity for _, quantity in hear(demand, count, seed)])


def test_steady():
    assert hear(Steady(4), 3) == [(0, 4), (1, 4), (2, 4)]


def test_calendar_is_multiplied_and_not_added_up():
    assert [time for time, _ in hear(Steady(1, every=0.1, start=1), 1001)][-1] == 1 + 1000 * 0.1


def test_step_as_in_the_beer_game():
    assert quantities(Step(4, 8, at=5, start=1), 6).tolist() == [4, 4, 4, 4, 8, 8]


def test_listed_ends():
    assert hear(Listed([5, 0, 7], every=2), 9) == [(0, 5), (2, 0), (4, 7)]


def test_dated():
    assert hear(Dated([(0.5, 2), (0.5, 1), (3, 4)]), 9) == [(0.5, 2), (0.5, 1), (3, 4)]


@pytest.mark.parametrize(
    ("demand", "mean", "sd"),
    [
        (NormalDemand(100, 10), 100, 10),
        (PoissonDemand(5), 5, sqrt(5)),
        (NegativeBinomialDemand(10, 5), 10, 5),
        (Drawn(Uniform(0, 12)), 6, sqrt(12)),
        (Drawn(3), 3, 0),
        (Intermittent(0.25, Constant(8)), 2, sqrt(12)),
        (Intermittent(0.25, 8), 2, sqrt(12)),
    ],
    ids=repr,
)
def test_moments_of_what_is_drawn(demand, mean, sd):
    count = 20_000
    heard = quantities(demand, count)
    assert abs(heard.mean() - mean) <= 4 * sd / sqrt(count)
    assert heard.std() == pytest.approx(sd, rel=0.05)


def test_nobody_wants_less_than_nothing():
    assert quantities(NormalDemand(1, 10), 1000).min() == 0
    assert quantities(Autoregressive(1, 10, 0.5), 1000).min() == 0


def test_autoregressive_starts_stationary():
    streams = [Streams(1, replication)("customer", "demand") for replication in range(2000)]
    firsts = np.array([next(Autoregressive(100, 6, 0.8)(stream))[1] for stream in streams])
    assert firsts.std() == pytest.approx(10, rel=0.07)


def test_autoregressive_moments():
    heard = quantities(Autoregressive(100, 6, 0.8), 60_000)
    assert heard.mean() == pytest.approx(100, abs=4 * 6 / 0.2 / sqrt(60_000))
    assert heard.std() == pytest.approx(10, rel=0.04)
    assert np.corrcoef(heard[1:], heard[:-1])[0, 1] == pytest.approx(0.8, abs=0.02)


def test_autoregressive_without_noise_is_steady():
    assert quantities(Autoregressive(100, 0, 0.8), 3).tolist() == [100, 100, 100]


def test_arrivals_come_one_gap_after_start():
    assert hear(Arrivals(2, 3, start=1), 3) == [(3, 3), (5, 3), (7, 3)]


def test_arrivals_of_a_poisson_process():
    times = np.array([time for time, _ in hear(Arrivals(Exponential(0.5)), 20_000)])
    assert times[-1] == pytest.approx(10_000, abs=4 * 0.5 * sqrt(20_000))


def test_sizes_do_not_shift_gaps():
    assert [t for t, _ in hear(Arrivals(Exponential(1)), 600)] == [
        t for t, _ in hear(Arrivals(Exponential(1), Uniform(1, 2)), 600)
    ]


def test_trend_never_falls_below_zero():
    assert quantities(Trend(Steady(5), -2), 4).tolist() == [5, 3, 1, 0]


def test_seasonal():
    assert quantities(Seasonal(Steady(10), (1, 2), every=2), 6).tolist() == [10, 10, 20, 20, 10, 10]


def test_sinusoidal():
    assert quantities(Sinusoidal(Steady(10), 0.5, 4), 4).tolist() == pytest.approx([10, 15, 10, 5])


def test_promotions():
    demand = Promotions(Steady(10), interval=5, length=1, uplift=3, dip=0.5, dip_length=2, first=1)
    assert quantities(demand, 8).tolist() == [10, 30, 5, 5, 10, 10, 30, 5]


def test_wrappers_nest():
    assert quantities(Trend(Seasonal(Steady(10), (1, 2)), 1), 4).tolist() == [10, 21, 12, 23]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Steady(1, every=0),
        lambda: PoissonDemand(-1),
        lambda: NormalDemand(1, -1),
        lambda: NegativeBinomialDemand(10, 1),
        lambda: Intermittent(1.5, 1),
        lambda: Autoregressive(1, 1, 1),
        lambda: Autoregressive(1, -1, 0),
        lambda: Arrivals(0),
        lambda: Dated([(2, 1), (1, 1)]),
        lambda: Seasonal(Steady(1), ()),
        lambda: Sinusoidal(Steady(1), 2, 4),
        lambda: Promotions(Steady(1), 2, 3, 2),
    ],
)
def test_wrong_parameters(wrong):
    with pytest.raises(ValueError):
        wrong()
