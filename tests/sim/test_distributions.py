from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from sim.distributions import (
    Constant,
    Empirical,
    Erlang,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    NegativeBinomial,
    Normal,
    Poisson,
    Triangular,
    Uniform,
    distribution,
)

EVERY = [
    Constant(3),
    Uniform(2, 6),
    Triangular(1, 2, 6),
    Triangular(1, 1, 6),
    Triangular(1, 6, 6),
    Normal(100, 10),
    Normal(100, cv=0.1),
    Lognormal(10, cv=0.5),
    Gamma(10, cv=0.5),
    Erlang(8, 4),
    Exponential(5),
    Poisson(0),
    Poisson(7),
    NegativeBinomial(10, 5),
    Geometric(1),
    Geometric(5),
    Empirical((4, 1, 2, 3)),
    Empirical((1, 2, 3, 4), (1, 2, 2, 1)),
]


@pytest.mark.parametrize("law", EVERY, ids=repr)
def test_sample_has_the_stated_moments(law):
    count = 40_000
    sample = law.sample(np.random.default_rng(11), count)
    assert sample.dtype == float
    assert abs(sample.mean() - law.mean) <= 4 * law.sd / sqrt(count) + 1e-12
    deviations = (sample - law.mean) ** 2
    assert abs(deviations.mean() - law.sd**2) <= 4 * deviations.std() / sqrt(count) + 1e-12


@pytest.mark.parametrize("law", EVERY, ids=repr)
def test_quantile_of_an_even_grid_has_the_stated_mean(law):
    values = law.quantile((np.arange(20_000) + 0.5) / 20_000)
    assert values.mean() == pytest.approx(law.mean, rel=2e-3)
    assert values.std() == pytest.approx(law.sd, rel=2e-2, abs=1e-12)
    assert (np.diff(values) >= 0).all()


def test_r7_lognormal_parameters():
    law = Lognormal(10, cv=0.5)
    assert law.mu == pytest.approx(2.191013, abs=1e-6)
    assert law.sigma == pytest.approx(0.472381, abs=1e-6)


def test_r7_gamma_parameters():
    law = Gamma(10, cv=0.5)
    assert (law.shape, law.scale) == pytest.approx((4, 2.5), abs=1e-12)


def test_r7_negative_binomial_parameters():
    law = NegativeBinomial(10, 5)
    assert law.n == pytest.approx(6.6667, abs=1e-4)
    assert law.n == pytest.approx(20 / 3, abs=1e-12)
    assert law.p == pytest.approx(0.4, abs=1e-12)


def test_normal_is_clipped():
    sample = Normal(0, 10, low=-1, high=2).sample(np.random.default_rng(1), 1000)
    assert (sample.min(), sample.max()) == (-1, 2)
    assert Normal(0, 10, low=-1).quantile(np.array([0.01, 0.5])).tolist() == [-1, 0]


def test_cv_means_sd():
    assert Normal(10, cv=0.2) == Normal(10, 2)
    assert replace(Lognormal(10, cv=0.5), mean=20) == Lognormal(20, 5)


def test_counts_are_whole():
    rng = np.random.default_rng(1)
    for law in (Poisson(3), NegativeBinomial(4, 3), Geometric(3)):
        sample = law.sample(rng, 500)
        assert (sample == np.floor(sample)).all()
    assert Geometric(3).sample(rng, 500).min() == 1


def test_a_value_of_no_weight_never_comes():
    law = Empirical((1, 2, 3), (0, 1, 0))
    assert set(law.quantile(np.array([0.0, 0.5, 1.0]))) == {2.0}


def test_a_number_means_a_constant():
    assert distribution(3) == Constant(3.0)
    assert distribution(Poisson(3)) == Poisson(3)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Uniform(2, 1),
        lambda: Triangular(1, 0, 2),
        lambda: Triangular(1, 1, 1),
        lambda: Normal(10),
        lambda: Normal(10, 1, cv=0.1),
        lambda: Normal(10, -1),
        lambda: Normal(10, 1, low=2, high=1),
        lambda: Lognormal(0, 1),
        lambda: Gamma(10, 0),
        lambda: Erlang(10, 0),
        lambda: Erlang(10, 1.5),
        lambda: Exponential(0),
        lambda: Exponential(float("nan")),
        lambda: Poisson(-1),
        lambda: NegativeBinomial(10, 3),
        lambda: Geometric(0.5),
        lambda: Empirical(()),
        lambda: Empirical((1, 2), (1,)),
        lambda: Empirical((1, 2), (1, -1)),
    ],
)
def test_wrong_parameters(wrong):
    with pytest.raises(ValueError):
        wrong()
