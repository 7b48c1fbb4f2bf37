from itertools import islice, pairwise
from math import sqrt

import numpy as np
import pytest

from sim.policies.demand import Autoregressive, Listed, PoissonDemand, Step
from sim.policies.forecasting import (
    SBA,
    AutoregressiveForecast,
    Croston,
    ExponentialSmoothing,
    Fixed,
    Holt,
    HoltWinters,
    MovingAverage,
    Naive,
    PerfectForesight,
)
from sim.policies.wishes import Historic
from sim.product import Product
from sim.streams import Streams

EVERY = [
    Fixed(10, 2),
    Naive(10),
    MovingAverage(4, 10, 1),
    ExponentialSmoothing(0.2, 10, 1),
    Holt(0.2, 0.1, initial=10),
    HoltWinters(0.2, 0.1, 0.1, 4, initial=10),
    Croston(0.1, 10),
    SBA(0.1, 10),
    AutoregressiveForecast(10, 0.5, 2),
    PerfectForesight((10,) * 40),
]


def learn(forecasting, *observations):
    state = forecasting.start()
    for observation in observations:
        state = forecasting(state, observation)
    return state


UNBIASED = [forecasting for forecasting in EVERY if not isinstance(forecasting, SBA)]


@pytest.mark.parametrize("forecasting", UNBIASED, ids=lambda forecasting: type(forecasting).__name__)
def test_steady_demand_is_expected_to_stay(forecasting):
    state = learn(forecasting, *[10] * 8)
    assert state.mean == pytest.approx(10)
    assert state.over(1) == pytest.approx(10)
    assert state.over(2.5) == pytest.approx(25)
    assert state.over(0) == state.sd_over(0) == 0
    assert state.sd_over(1) == pytest.approx(state.sd)


@pytest.mark.parametrize("forecasting", EVERY, ids=lambda forecasting: type(forecasting).__name__)
def test_a_state_never_changes(forecasting):
    state = forecasting.start()
    before = tuple(state)
    forecasting(state, 99)
    assert tuple(state) == before
    assert hash(state) == hash(forecasting.start())


def test_fixed_learns_nothing():
    state = learn(Fixed(10, 2), 99)
    assert (state.over(4), state.sd_over(4)) == (40, 4)


def test_naive():
    state = learn(Naive(error_weight=0.5), 4, 8)
    assert (state.mean, state.sd) == (8, sqrt(8))


def test_moving_average_forgets():
    assert learn(MovingAverage(2), 1, 3, 9).mean == 6
    assert learn(MovingAverage(5), 1, 3).mean == 2
    assert learn(MovingAverage(2, initial=10), 4).mean == 7
    assert MovingAverage(2).start().mean == 0


def test_moving_average_of_errors():
    state = learn(MovingAverage(2), 1, 3, 8)  # errors: 3 - 1, 8 - 2
    assert state.sd == sqrt((4 + 36) / 2)
    assert state.sd_over(4) == 2 * state.sd
    assert MovingAverage(3, initial_sd=2).start().sd == 2


def test_exponential_smoothing():
    state = learn(ExponentialSmoothing(0.5, error_weight=0.25), 10, 20)
    assert (state.mean, state.sd) == (15, 5)
    assert learn(ExponentialSmoothing(0, 4), 8, 8).mean == 4
    assert learn(ExponentialSmoothing(0.25, 4), 8).mean == 5


def test_holt_follows_a_line():
    state = learn(Holt(0.5, 0.5, initial=0, initial_trend=2), 2, 4, 6)
    assert (state.mean, state.over(3), state.over(1.5)) == (8, 8 + 10 + 12, 8 + 5)


def test_holt_by_hand():
    state = learn(Holt(0.5, 0.5), 10, 14)
    assert (state.level, state.trend) == (12, 1)


def test_a_damped_trend_fades():
    state = Holt(0.5, 0.5, damping=0.5, initial=10, initial_trend=4).start()
    assert (state.mean, state.over(2)) == (12, 12 + 13)


def test_holt_winters_learns_the_season():
    state = learn(HoltWinters(0.2, 0.1, 0.1, 4), *[5, 10, 15, 10] * 6)
    assert [state.over(n) for n in (1, 2, 3, 4)] == pytest.approx([5, 15, 30, 40])
    assert state.over(2.5) == pytest.approx(22.5)


def test_holt_winters_by_hand():
    state = learn(HoltWinters(0.5, 0.5, 0.5, 2, initial=10, factors=(0.5, 1.5)), 10)
    assert state.level == 0.5 * 10 / 0.5 + 0.5 * 10
    assert state.trend == 2.5
    assert state.factors == (1.5, 0.5 * 10 / 15 + 0.25)


def test_holt_winters_holds_a_factor_for_several_periods():
    state = learn(HoltWinters(0.5, 0.0, 0.5, 2, initial=10, factors=(0.5, 1.5), every=4), 6)
    assert (state.level, state.mean) == (10, 5)
    assert (state.over(3), state.over(4), state.over(7.5)) == (15, 30, 15 + 60 + 2.5)
    state = learn(HoltWinters(0.5, 0.0, 0.5, 2, initial=10, factors=(0.5, 1.5), every=4), 4, 6, 6, 8)
    assert (state.level, state.factors) == (11, (1.5, 0.5 * 6 / 11 + 0.25))


def test_holt_winters_gathers_a_season_of_several_periods_each():
    forecasting = HoltWinters(0.2, 0.0, 0.1, 2, every=3)
    state = learn(forecasting, 4, 5, 6, 14, 15, 16)
    assert (forecasting.history, state.level, state.factors) == (6, 10, (0.5, 1.5))


def test_holt_winters_bears_a_season_of_nothing():
    assert learn(HoltWinters(0.2, 0.1, 0.1, 2), *[0] * 7).mean == 0


def test_croston_by_hand():
    state = learn(Croston(0.5), 0, 0, 6, 0, 10)
    assert (state.size, state.interval) == (8, 2.5)
    assert state.mean == 3.2
    assert learn(SBA(0.5), 0, 0, 6, 0, 10).mean == pytest.approx(0.75 * 3.2)
    assert learn(Croston(0.5), 0, 0).mean == 0


def test_sba_is_less_biased_than_croston():
    demand = [8.0 if chance < 0.25 else 0.0 for chance in np.random.default_rng(1).random(20_000)]

    def bias(forecasting):
        state, total = forecasting.start(), 0.0
        for quantity in demand:
            state = forecasting(state, quantity)
            total += state.mean
        return total / len(demand) - 2.0

    assert abs(bias(SBA(0.3))) < bias(Croston(0.3))


def test_autoregressive_over_is_the_sum_of_the_steps():
    rho, mean = 0.7, 100
    state = learn(AutoregressiveForecast(mean, rho, 10), 130)
    steps = [mean + rho**j * 30 for j in (1, 2, 3)]
    assert state.mean == pytest.approx(steps[0])
    assert state.over(3) == pytest.approx(sum(steps))
    assert state.over(1.5) == pytest.approx(steps[0] + steps[1] / 2)


@pytest.mark.parametrize("rho", [-0.5, 0, 0.6])
def test_autoregressive_sd_over_is_that_of_the_errors(rho):
    """The error over three periods is e1 (1 + rho + rho**2) + e2 (1 + rho) + e3."""
    expected = 10 * sqrt((1 + rho + rho**2) ** 2 + (1 + rho) ** 2 + 1)
    state = AutoregressiveForecast(100, rho, 10).start()
    assert state.sd_over(3) == pytest.approx(expected)
    assert state.sd == 10


def test_autoregressive_errors_are_the_noise():
    heard = [q for _, q in islice(Autoregressive(100, 5, 0.6)(Streams(1)("c", "d")), 5000)]
    forecasting = AutoregressiveForecast(100, 0.6, 5)
    errors = [q - forecasting(forecasting.start(), last).mean for last, q in pairwise(heard)]
    assert np.std(errors) == pytest.approx(5, rel=0.04)


def test_perfect_foresight_of_a_list():
    state = learn(PerfectForesight((1, 2, 3, 4)), 1)
    assert (state.mean, state.over(2), state.over(1.5), state.over(9), state.sd_over(3)) == (2, 5, 3.5, 9, 0)
    assert learn(PerfectForesight((1,)), 1, 0, 0).mean == 0


def test_perfect_foresight_of_demands():
    product = Product("beer")
    historic = Historic(((0.5, ((product, 1),)), (0.7, ((product, 2),)), (2, ((product, 5),))))
    assert PerfectForesight.of(Listed((1, 2)), 3).values == (1, 2, 0)
    assert PerfectForesight.of(Step(4, 8, at=3, start=1), 4, start=1).values == (4, 4, 8, 8)
    assert PerfectForesight.of(historic.demand(product), 3).values == (3, 0, 5)


def test_perfect_foresight_of_a_random_demand_by_the_same_name():
    demand = PoissonDemand(5)
    foreseen = PerfectForesight.of(demand, 300, Streams(8)("customer", "demand/beer")).values
    assert foreseen == tuple(q for _, q in islice(demand(Streams(8)("customer", "demand/beer")), 300))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Fixed(1, -1),
        lambda: MovingAverage(0),
        lambda: ExponentialSmoothing(1.1),
        lambda: ExponentialSmoothing(0.1, initial_sd=-1),
        lambda: Holt(0.1, 2),
        lambda: HoltWinters(0.1, 0.1, 0.1, 0),
        lambda: HoltWinters(0.1, 0.1, 0.1, 2, every=0),
        lambda: HoltWinters(0.1, 0.1, 0.1, 2, factors=(1, 1)),
        lambda: Croston(0.1, interval=0.5),
        lambda: AutoregressiveForecast(1, 1),
    ],
)
def test_wrong_parameters(wrong):
    with pytest.raises(ValueError):
        wrong()
