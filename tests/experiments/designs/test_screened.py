"""The points of a design of two stages, and what cannot be one."""

from itertools import pairwise
from typing import Any

import pytest

from experiments.designs import Levels, Screened, Span, design_of
from experiments.faults import Faults, InputError

pytest.importorskip("SALib", reason="SALib is not installed: pip install 'bullwhip[optimise]'")

WORDS = Levels("replenishment", ("s_S", "r_nQ"))
FACTORS = [WORDS, Span("demand.sd", 1, 5), Levels("scenario.transit", (1, 4))]


def test_the_screening_goes_from_the_first_level_to_the_last_and_back() -> None:
    points = Screened(3)([*FACTORS, Levels("c", ("on", "off"))])
    assert len(points) == 3 * 5
    assert {point["demand.sd"] for point in points} == {1.0, 5.0}
    assert {point["replenishment"] for point in points} == {"s_S", "r_nQ"}
    for before, after in pairwise(points[:5]):
        assert sum(before[key] != after[key] for key in before) == 1


def test_the_strongest_are_crossed_and_the_others_rest_at_their_base() -> None:
    assert Screened(3, crossed={"demand.sd": [2, 3]}).combinations(FACTORS, ["replenishment", "demand.sd"]) == [
        {"replenishment": policy, "demand.sd": sd, "scenario.transit": 1} for policy in ("s_S", "r_nQ") for sd in (2, 3)
    ]
    assert Screened(3).combinations(FACTORS, ["scenario.transit"]) == [
        {"replenishment": "s_S", "demand.sd": 3.0, "scenario.transit": transit} for transit in (1, 4)
    ]


def test_every_end_is_checked_ahead() -> None:
    points = Screened(3).ahead(FACTORS)
    assert len(points) == 6 and {point["scenario.transit"] for point in points} == {1, 4}


def test_a_grid_of_four_comes_to_four_words() -> None:
    sites = Levels("order_fulfilment", ("none", "nearest", "split", "transshipment"))
    assert {point["order_fulfilment"] for point in Screened(6, 1, levels=4)([sites, WORDS])} == set(sites.values)
    with pytest.raises(InputError, match=r"a grid of 2 never comes to: \['nearest', 'split'\]; levels: 4, or fewer"):
        Screened(6, 1)([sites, WORDS])


@pytest.mark.parametrize(
    ("design", "fault"),
    [
        (Screened(3, 4), "design.screened.strongest: is 4, and there are 3 factors"),
        (Screened(3, 2, crossed={"demand.sdd": [1, 2]}), "there is no factor 'demand.sdd'; did you mean demand.sd?"),
        (Screened(3, 2, crossed={"demand.sd": [1, 9]}), "design.screened.crossed.demand.sd: 9 is no level of it"),
        (Screened(3, 2, crossed={"replenishment": ["s_S", "orders"]}), "'orders' is no level of it"),
    ],
)
def test_factors_that_do_not_suit_are_refused(design: Screened, fault: str) -> None:
    with pytest.raises(InputError) as refused:
        design(FACTORS)
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, "does not say its trajectories"),
        ({"trajectories": 1}, "trajectories must be a whole number of at least 2, got 1"),
        ({"trajectories": 4, "strongest": 0}, "strongest must be a whole number of at least 1, got 0"),
        ({"trajectories": 4, "crossing": 1}, "crossing must be a whole number of at least 2, got 1"),
        ({"trajectories": 4, "screening": True}, "screening must be a whole number of at least 1, got True"),
        ({"trajectories": 4, "levels": 3}, "levels must be an even number, got 3"),
        (
            {"trajectories": 4, "by": {"service": "fil rate"}},
            "no measure is called 'fil rate'; did you mean fill rate or",
        ),
        ({"trajectories": 4, "by": "fill rate"}, "by must say question: measure"),
        ({"trajectories": 4, "crossed": {"a": [1]}}, "crossed.a must be two levels, got [1]"),
        ({"trajectories": 4, "strogest": 2}, "there is no such setting; did you mean strongest?"),
    ],
)
def test_settings_that_are_none(said: dict[str, Any], fault: str) -> None:
    faults = Faults()
    assert design_of({"screened": said}, faults) is None
    assert fault in str(faults.found[0])
