"""Houses that stand side by side: a line each, a column a measure."""

from pathlib import Path

import pandas as pd
import pytest

import experiments
from experiments.faults import InputError
from experiments.headline import headline
from experiments.side_by_side import side_by_side

COLUMNS = ["measure", "agent", "product", "segment", "mean", "lo", "hi"]


def summary(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def test_a_line_for_every_house_of_which_all_is_known() -> None:
    none = float("nan")
    table = summary(
        ("fill rate", "chain", "all", "all", 0.9, none, none),
        ("fill rate", "west", "all", "all", 0.95, none, none),
        ("total cost", "west", "all", "all", 12345.6, none, none),
        ("fill rate", "east", "all", "all", 0.85, 0.8, 0.9),
        ("total cost", "east", "all", "all", 99.0, 90.0, 108.0),
        ("total cost", "mill", "all", "all", 5.0, none, none),
    )
    lines = [line.split() for line in side_by_side(table, ["fill rate", "total cost"])]
    assert lines == [
        ["by", "house", "fill", "rate", "total", "cost"],
        ["west", "0.95", "12,346"],
        ["east", "0.85", "±", "0.05", "99", "±", "9"],
    ]
    assert side_by_side(table, []) == []


def test_a_run_that_names_measures_tells_them(tmp_path: Path) -> None:
    words = {
        "scenario": "dual_sourcing",
        "horizon": 20,
        "warmup": 0,
        "scenario.regimes": ["rare_long"],
        "out": tmp_path / "out",
        "figures": True,
    }
    said = headline(experiments.run(**words)).splitlines()
    place = next(number for number, line in enumerate(said) if line.startswith("  by house"))
    heads = "by house fill rate resilience loss average shortage purchase price total cost"
    assert " ".join(said[place].split()) == heads
    assert [line.split()[0] for line in said[place + 1 : place + 6]][::4] == [
        "single_rare_long",
        "contingent_rare_long",
    ]
    assert (tmp_path / "out" / "figures" / "by_house.png").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"by_house": ["fil rate"]}, "by_house: no measure is called 'fil rate'; did you mean fill rate"),
        ({"by_house": "fill rate"}, "by_house: must be a list of measures"),
        ({"scenario.strategies": ["gamble"]}, "strategies: there is no gamble; there are single, stockpile, split"),
        ({"scenario.regimes": ["never"]}, "regimes: there is no never; there are frequent_short, rare_long"),
        (
            {"scenario.cheap.price": 0, "scenario.strategies": ["chosen"], "sourcing": "scorecard"},
            "asks none: give prices",
        ),
        ({"scenario.ways.base_surge.sourcing.base": -3}, "the base quantity must not be negative, got -3"),
    ],
)
def test_what_cannot_be_run_is_said(words: dict[str, object], said: str) -> None:
    with pytest.raises(InputError, match=said):
        experiments.run(scenario="dual_sourcing", horizon=20, warmup=0, figures=False, **words)
