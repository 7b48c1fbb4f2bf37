"""A launch as it is told and drawn, and launches that cannot be played."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.__main__ import main
from experiments.drawings import draw
from experiments.drawings.adoption import apart, message, spread
from experiments.launched import launches
from experiments.recipe import prepare
from sim.result import Result

LAUNCH = ["scenario=product_launch", "scenario.market.potential=500", "scenario.capacity=10", "horizon=31"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def played(*words: str) -> Result:
    recipe, _ = prepare([*LAUNCH, *words])
    return recipe.ready().play(0, 0.0)


def test_both_markets_are_told_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *LAUNCH, "figures=false", "record=totals"]) == 0
    told = capsys.readouterr().out
    assert "at_once" in told and "planned" in told
    assert "160 units were there at its launch" in told


def test_nothing_is_told_where_nothing_is_launched() -> None:
    empty = pd.DataFrame({"agent": [], "product": [], "segment": [], "measure": [], "mean": []})
    assert launches(empty) == []


def test_the_curves_of_both_markets_are_drawn(tmp_path: Path) -> None:
    result = played("product_development.rollout.build_up=10")
    assert spread(result)
    files = draw(result, tmp_path, title="launch", time_unit="week")
    assert "adoption.png" in [file.name for file in files]


def test_the_message_names_who_sold_most_first() -> None:
    steps = np.array([0.0, 1.0])
    curves = {"late": (steps, np.array([0.0, 9.0]), steps), "early": (steps, np.array([0.0, 7.0]), steps)}
    assert message(curves) == "People who got the new product: 9 late, 7 early"


@pytest.mark.parametrize(
    ("ends", "places"),
    [
        ([90.0, 50.0], [90.0, 50.0]),
        ([99.0, 100.0], [90.0, 100.0]),
        ([100.0, 95.0, 20.0], [100.0, 90.0, 20.0]),
        ([40.0, 40.0, 100.0], [40.0, 50.0, 100.0]),
    ],
)
def test_names_at_the_ends_of_lines_do_not_cover_each_other(ends: list[float], places: list[float]) -> None:
    assert apart(ends, 10.0) == places


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["product_development.rollout.build_up=40"], ["launched at 40, and the run ends at 31", "launch earlier"]),
        (["product_development.rollout.build_up=-1"], ["build_up must not be negative, got -1"]),
        (["scenario.market.potential=0"], ["the market potential must be a whole number above 0, got 0"]),
        (["scenario.market.every=4"], ["make `every` shorter"]),
        (["product_development=solo_rollover"], ["the predecessor old is no product here; there is none"]),
        (["product_development.rollout.channel=[shop]"], ["the channel names shop; its houses are plant"]),
    ],
)
def test_what_cannot_be_launched_is_said(words: list[str], said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *LAUNCH, *words]) == 2
    error = capsys.readouterr().err
    assert [text for text in said if text not in error] == []


def test_a_rollout_needs_a_market(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "scenario=serial", "product_development=build_up"]) == 2
    assert "nobody here waits for a new product; play scenario=product_launch" in capsys.readouterr().err
