"""What may stand in a cell."""

from itertools import islice

import pytest

from scenarios.network.expressions import demand, law
from sim.distributions import Exponential, Gamma, Normal, Poisson
from sim.policies.demand import Arrivals, Drawn, Intermittent, Seasonal, Steady
from sim.streams import Streams


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3", 3.0),
        ("Poisson(5)", Poisson(5.0)),
        ("poisson( 5 )", Poisson(5.0)),
        ("Gamma(12, cv=0.25)", Gamma(12.0, cv=0.25)),
        ("Normal(20, 4)", Normal(20.0, 4.0, low=0.0)),
        ("Normal(20, 4, low=5)", Normal(20.0, 4.0, low=5.0)),
    ],
)
def test_distributions(text: str, meant: object) -> None:
    assert law(text) == meant


@pytest.mark.parametrize(
    ("text", "interval", "meant"),
    [
        ("7", 2.0, Steady(7.0, every=2.0, start=3.0)),
        ("Poisson(5)", 2.0, Drawn(Poisson(5.0), every=2.0, start=3.0)),
        ("Intermittent(0.2, Poisson(5))", 2.0, Intermittent(0.2, Poisson(5.0), every=2.0, start=3.0)),
        ("Seasonal(4, [1, 2], every=9)", 2.0, Seasonal(Steady(4.0, every=2.0, start=3.0), (1.0, 2.0), 9.0)),
        ("Poisson(5)", Exponential(2.0), Arrivals(Exponential(2.0), Poisson(5.0), 3.0)),
    ],
)
def test_demand(text: str, interval: object, meant: object) -> None:
    assert demand(text, interval, 3.0) == meant  # type: ignore[arg-type]


def test_normal_demand_is_never_negative() -> None:
    wanted = demand("Normal(1, 4)", 1.0, 0.0)(Streams(1)("shop", "demand"))
    assert min(quantity for _, quantity in islice(wanted, 1000)) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Poison(5)", "did you mean Poisson?"),
        ("Poisson()", "Poisson takes mean"),
        ("Poisson('x')", "neither a number nor a distribution"),
        ("Poisson(-1)", "negative"),
        ("Uniform(5, 1)", "low must not exceed high"),
        ("Uniform([1], 2)", "Uniform takes numbers for low, high"),
        ("Intermittent(1.4, 5)", "probability must lie in 0..1"),
        ("Erlang(3, 1.5)", "whole number"),
        ("__import__('os').system('true')", "neither a number nor a distribution"),
        ("open('x')", "there is no open"),
        ("Poisson.__init__", "neither"),
        ("2 ** 9999999", "neither"),
        ("[1, 2]", "Listed"),
        ("-3", "negative"),
        ("12 pieces", "a number or a distribution"),
        ("True", "neither"),
    ],
)
def test_what_may_not_stand_there(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="(?i)" + said.replace("?", r"\?").replace("..", r"\.\.")):
        demand(text, 1.0, 0.0)
