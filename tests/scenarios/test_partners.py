"""A maker and its retailers, of whom some are drawn closer."""

from itertools import pairwise

import numpy as np
import pytest

from experiments.recipe import prepare
from scenarios.partners import Retailer, partners
from sim.errors import ModelError
from sim.facts import Facts
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.simulate import simulate

OURS = "strategy.integration"
ALONE = ("strategy=partners_by_criticality", f"{OURS}.monitored_number=0")


def played(*words: str, replications: int = 1) -> list[Facts]:
    recipe, _ = prepare(["scenario=partners", "record=totals", *words])
    ready = recipe.ready()
    return [ready.play(number, recipe.settings.warmup).facts for number in range(replications)]


def variance(facts: Facts) -> float:
    return next(stock.orders.variance for stock in facts.stocks if stock.agent == "maker")


def test_two_partners_make_the_makers_plans_steadier() -> None:
    soon = ("horizon=300", "warmup=100")
    (alone,), (together,) = played(*soon), played(*soon, *ALONE, f"{OURS}.number=2")
    assert variance(together) < 0.6 * variance(alone)


def test_no_partner_is_as_if_there_were_no_integration() -> None:
    soon = ("horizon=200", "warmup=100")
    (alone,), (none,) = played(*soon), played(*soon, *ALONE, f"{OURS}.number=0")
    assert none.stocks == alone.stocks


@pytest.mark.verify
def test_each_partner_more_is_worth_less() -> None:
    """Variance of what the maker makes that each partner takes away, of the first, the second, the next two and the
    last four; the first differs from the second, and these from the last, by more than chance (99.9 %, 20 pairs).
    """
    numbers = (0, 1, 2, 4, 8)
    found = [[variance(facts) for facts in played(*ALONE, f"{OURS}.number={n}", replications=20)] for n in numbers]
    each = [
        (np.array(less) - np.array(more)) / (b - a)
        for (less, more), (a, b) in zip(pairwise(found), pairwise(numbers), strict=True)
    ]
    means = [float(gain.mean()) for gain in each]
    assert means == sorted(means, reverse=True) and means[-1] > 0
    for first, then in ((each[0], each[1]), (each[1], each[3])):
        gap = first - then
        assert gap.mean() > 3.9 * gap.std(ddof=1) / np.sqrt(len(gap))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"retailers": {"a": None}}, "there must be at least one"),
        ({"capacity": 0.0}, "capacity and lot must be positive"),
        ({"lot": 0.0}, "capacity and lot must be positive"),
    ],
)
def test_what_cannot_be(wrong: dict[str, object], words: str) -> None:
    given = {"retailers": {"a": Retailer(1)}, "forecasting": Fixed(1.0), "replenishment": BaseStock(1.0), **wrong}
    with pytest.raises(ModelError, match=words):
        simulate(lambda sim: partners(sim, **given), horizon=5, seed=1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="must not be negative"):
        Retailer(1.0, sd=-1.0)
