"""Who is strong over several measures, worked out by hand."""

import pandas as pd
import pytest

from experiments.designs.strength import strength

ASKED = {"volatility": "bullwhip ratio", "cost": "total cost"}


def found(**stars: dict[str, float]) -> pd.DataFrame:
    rows = [
        (measure.replace("_", " "), factor, "", "mu_star", value, 0.9 * value, 1.1 * value)
        for measure, own in stars.items()
        for factor, value in own.items()
    ]
    return pd.DataFrame(rows, columns=["measure", "factor", "with", "index", "value", "lo", "hi"])


def order(table: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(table["factor"]))


def test_shares_are_averaged_over_the_measures() -> None:
    table = strength(found(bullwhip_ratio={"a": 6, "b": 3, "c": 1}, total_cost={"a": 100, "b": 300, "c": 0}), ASKED, 2)
    assert order(table) == ["a", "b", "c"]
    scores = table.drop_duplicates("factor").set_index("factor")["score"]
    assert scores.to_dict() == pytest.approx({"a": (0.6 + 0.25) / 2, "b": (0.3 + 0.75) / 2, "c": 0.05})
    assert set(table.loc[table["strongest"], "factor"]) == {"a", "b"}


def test_the_strongest_of_each_measure_is_crossed_even_where_others_have_more_in_sum() -> None:
    stars = found(bullwhip_ratio={"a": 10, "b": 8, "c": 0}, total_cost={"a": 0, "b": 4, "c": 5})
    assert order(strength(stars, ASKED, 2)) == ["a", "c", "b"]
    assert order(strength(stars, ASKED, 1)) == ["b", "a", "c"]  # no room for both: by score


def test_level_factors_stay_in_the_order_of_the_study() -> None:
    assert order(strength(found(bullwhip_ratio={"b": 1, "a": 1}, total_cost={"b": 1, "a": 1}), ASKED, 1)) == ["b", "a"]


def test_a_measure_that_nothing_moves_is_left_out() -> None:
    table = strength(found(bullwhip_ratio={"a": 1, "b": 3}, total_cost={"a": 0, "b": 0}), ASKED, 1)
    assert set(table["question"]) == {"volatility"} and order(table) == ["b", "a"]
    assert not len(strength(pd.DataFrame(), ASKED, 1))
