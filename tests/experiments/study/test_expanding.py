from typing import Any

import pytest

from experiments.faults import InputError
from experiments.recipe import Recipe, prepare
from experiments.study.expanding import expand
from experiments.study.point import Point

BASE = ["scenario=serial", "record=totals", "horizon=50", "warmup=0"]
POINTS: list[dict[str, Any]] = [
    {"demand.sd": 1.0, "replenishment": "base_stock"},
    {"demand.sd": 2, "replenishment": "base_stock"},
    {"demand.sd": 2, "replenishment": "s_S"},
    {"scenario.transit": [1, 2, 3, 4], "seed": 3},
    {"scenario.transit": [2, 2, 2, 2], "seed": 4},
    {"at.stage2.replenishment": "s_S", "at.stage2.replenishment.S": 70, "at.stage2.replenishment.s": 30},
    {"at.stage2.replenishment": "s_S", "at.stage2.replenishment.S": 80, "at.stage2.replenishment.s": 30},
    {"at.stage2.replenishment.z": 1.0, "warmup": "10w"},
    {"at.stage2.replenishment.z": 2.0, "warmup": "mser5"},
    {"replenishment": "base_stock", "replenishment.S": 31.5},
    {"replenishment": "base_stock", "replenishment.S": 32.5},
    {"forecasting.span": 5, "demand.start": 2.0},
    {"forecasting.span": 6, "demand.start": 3.0},
    {"scenario.hears": "orders"},
    {"scenario.hears": "sales"},
]


@pytest.fixture(scope="module")
def recipes() -> list[Recipe]:
    return expand(BASE, [Point(place, "", settings) for place, settings in enumerate(POINTS)])


@pytest.mark.parametrize("number", range(len(POINTS)))
def test_a_point_is_what_the_same_words_make_a_run(recipes: list[Recipe], number: int) -> None:
    alone, _ = prepare([*BASE, *Point(0, "", POINTS[number]).words])
    assert recipes[number].config == alone.config
    assert recipes[number].settings == alone.settings


def test_what_is_wrong_with_a_point_names_it_and_with_all_points_is_told_once() -> None:
    points = [Point(number, "", {"replenishment.s": 20.0 * number, "demnd.mean": 2}) for number in range(5)]
    with pytest.raises(InputError) as refused:
        expand([*BASE, "replenishment=s_S"], points)
    faults = [str(fault) for fault in refused.value.faults]
    assert sum("demnd.mean: there is no such key; did you mean demand?" in fault for fault in faults) == 1
    assert any(
        fault.startswith("point 4 (replenishment.s=80.0, demnd.mean=2): replenishment.s: s must") for fault in faults
    )


def test_many_points_with_one_fault_are_counted() -> None:
    points = [Point(number, "", {"replenishment.s": 5.0 * number}) for number in range(40)]
    with pytest.raises(InputError, match=r"replenishment\.s: is wrong at 27 of 40 points") as refused:
        expand([*BASE, "replenishment=s_S"], points)
    assert len(refused.value.faults) == 6


def test_points_that_share_a_composition_do_not_share_values() -> None:
    recipes = expand(
        [*BASE, "replenishment=base_stock"], [Point(n, "", {"replenishment.S": 30.0 + n}) for n in range(3)]
    )
    assert [recipe.config["replenishment"]["S"] for recipe in recipes] == [30.0, 31.0, 32.0]
