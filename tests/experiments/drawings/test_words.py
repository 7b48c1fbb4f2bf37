"""How figures of a study say values, factors, levels and points."""

from __future__ import annotations

from itertools import pairwise
from math import nan

import pandas as pd
import pytest

from experiments.drawings.studies.beyond import far, hopeless
from experiments.drawings.studies.digits import tick
from experiments.drawings.studies.legend import folded, spread
from experiments.drawings.studies.naming import (
    centre,
    clipped,
    factor_name,
    level_name,
    listed,
    point_names,
    short_names,
    varied,
)
from experiments.drawings.studies.quantity import Quantity, catalogued, quantities
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.studies.stage_amplification import ratios

RATIO = Quantity("bullwhip ratio", "ratio", "lower")
SHARE = Quantity("fill rate", "share", "higher")
COST = Quantity("total cost", "USD", "lower", "USD")


def test_values_are_said_with_their_unit() -> None:
    assert [RATIO.said(value) for value in (40.28, 2.0, 0.0, nan)] == ["40.3", "2", "0", "none"]
    assert [SHARE.said(value) for value in (0.8966, 1.0, 0.0, 0.99996, 0.00042)] == [
        "89.7 %",
        "100 %",
        "0 %",
        "99.996 %",
        "0.04 %",
    ]
    assert [COST.said(value) for value in (39508.7, -399.4, 3.2e9, 0.0)] == ["$39,509", "−$399", "$3.2B", "$0"]
    assert Quantity("total cost", "money", "lower").said(1200.0) == "1,200"
    assert [Quantity("cycle time", "week", "lower").said(value) for value in (1.0, 2.5)] == ["1 week", "2.5 weeks"]


def test_differences_have_a_sign_and_shares_differ_by_points() -> None:
    assert [COST.change(value) for value in (-8802.0, 2291.0, 0.0)] == ["−$8,802", "+$2,291", "±$0"]
    assert [SHARE.change(value) for value in (0.0463, -0.022)] == ["+4.6 points", "−2.2 points"]


def test_what_stands_over_a_panel() -> None:
    assert RATIO.head == "volatility, lower is better"
    assert SHARE.head == "service, in %, higher is better"
    assert COST.named == "total cost (in USD, lower is better)"


def test_which_value_is_best_and_values_that_do_not_exist_are_not() -> None:
    assert SHARE.best([nan, 0.9, 0.95]) == 2
    assert COST.best([nan, 900.0, 950.0]) == 1
    assert COST.best([nan]) == 0


def test_axes_say_numbers_in_few_signs() -> None:
    assert [tick(value, 40_000) for value in (0, 5000, 39_500)] == ["0", "5k", "39.5k"]
    assert [tick(value) for value in (0.5, 1200, -3.25)] == ["0.5", "1,200", "−3.25"]
    assert tick(99.99994, 100, 1e-5) == "99.99994"


def test_a_label_is_looked_up_in_the_catalogue() -> None:
    assert catalogued("fill rate of stage1", "EUR") == Quantity("fill rate of stage1", "share", "higher", "EUR")
    assert catalogued("cost rate", "EUR", "week").said(47.4) == "47.4 EUR/week"
    assert catalogued("cost rate", None, "week").said(47.4) == "47.4 per week"
    assert catalogued("cost rate", None, "week").note == "per week, lower is better"
    assert catalogued("my own").direction == "none"


def test_measures_without_a_value_are_left_out() -> None:
    table = pd.DataFrame(
        {"agent": "chain", "measure": ["a", "b"], "mean": [1.0, nan], "unit": "units", "direction": "lower"}
    )
    assert [quantity.measure for quantity in quantities(table, ["b", "a", "c"])] == ["a"]


def test_factors_and_levels_are_read_as_words() -> None:
    assert factor_name("scenario.transit") == "transit"
    assert factor_name("at.stage1.replenishment.S") == "stage1 replenishment S"
    assert [level_name(value) for value in (10, 0.5, "order_up_to", "s_S", True, None, [1, 2], 20000, 0.0709183)] == [
        "10",
        "0.5",
        "order up to",
        "s_S",
        "yes",
        "none",
        "1, 2",
        "20,000",
        "0.0709",
    ]


def test_points_are_called_by_what_varies() -> None:
    points = pd.DataFrame({"point": [0, 1], "name": "", "demand.sd": [1, 2], "z": [0, 0]})
    assert varied(points) == ("demand.sd",)
    assert point_names(points) == {0: "sd 1", 1: "sd 2"}
    chosen = points.assign(replenishment=["s_S", "order_up_to"])
    assert point_names(chosen) == {0: "sd 1, s_S", 1: "sd 2, order up to"}
    assert point_names(points[:1]) == {0: "as is"}
    assert point_names(points.assign(name=["as_today", "b"])) == {0: "as today", 1: "b"}


def test_keys_with_the_same_last_word_are_told_in_full() -> None:
    points = pd.DataFrame({"point": [0], "name": "", "a.S": [1], "b.S": [2]})
    both = pd.concat([points, points.assign(**{"point": 1, "a.S": 3, "b.S": 4})])
    assert point_names(both)[0] == "a S 1, b S 2"
    assert short_names(["at.shop.replenishment.S", "at.depot.replenishment.S", "z"]) == ["shop S", "depot S", "z"]


def test_one_factor_at_a_time_only_what_differs_is_told() -> None:
    points = pd.DataFrame({"point": range(4), "name": "", "a": [1, 0, 1, 1], "b": [5, 5, 4, 6]})
    assert centre(points, ("a", "b")) == 0
    assert point_names(points) == {0: "centre", 1: "a 0", 2: "b 4", 3: "b 6"}


def test_long_names_are_cut_in_the_middle() -> None:
    assert clipped("a very long name", 9) == "a ve…name"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b and 3 more"
    assert folded("span 20, transit 1, hears orders", 2.0, 12).text == "span 20, transit 1,\nhears orders"
    long = rows_named(["a policy that explains itself at great length, number " + str(n) for n in range(3)])
    assert long.left <= 0.271 and long.size > 6


@pytest.mark.parametrize("places", [[0.5, 0.5, 0.5], [0.0, 0.01, 0.9], [1.0, 0.99], [0.3]])
def test_names_at_the_ends_of_lines_do_not_lie_on_one_another(places: list[float]) -> None:
    found = sorted(spread(places, 0.1, 0.0, 1.0))
    assert all(later - earlier >= 0.1 - 1e-9 for earlier, later in pairwise(found))
    assert min(found) >= -1e-9 and max(found) <= 1 + 1e-9


def test_an_arm_far_from_all_others_lies_beyond_the_axis() -> None:
    assert far([17970, 26834, 44692, 18693, 37305, 1931267]) == [False] * 5 + [True]
    assert far([1.0, 0.91, 0.99, 1.0, 1.0, 0.0]) == [False] * 5 + [True]
    assert far([0.05, 0.06, 0.07, 0.05, -0.9], [0.0]) == [False] * 4 + [True]
    assert (
        not any(far([1.0, 1.1, 1.2, 50.0]))
        and not any(far([1.0, 1.0, 1.0, 5.0]))
        and not any(far([nan, 1.0, 2.0, 3.0]))
    )
    assert hopeless(Quantity("fill rate", "share", "higher"), [0.9, 0.91, 0.92, 0.9, 0.0]) == [False] * 4 + [True]
    assert not any(hopeless(Quantity("total cost", "USD", "lower"), [0.0, 900.0, 910.0, 920.0, 905.0]))


def test_who_never_orders_has_no_bullwhip() -> None:
    rows = [(0, "bullwhip ratio", "shop", 2.0), (1, "bullwhip ratio", "shop", 0.0)]
    table = pd.DataFrame(rows, columns=["point", "measure", "agent", "mean"]).assign(product="all", segment="all")
    assert ratios(table, {0: "a", 1: "do nothing"}) == {0: {"shop": 2.0}}
    assert ratios(table[1:], {1: "do nothing"}) == {1: {"shop": 0.0}}
