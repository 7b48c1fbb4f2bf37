"""Decisions with a date, from the command line or a file, change a running supply chain."""

from pathlib import Path

import pandas as pd
import pytest

import experiments
from experiments.__main__ import main
from experiments.faults import InputError

SERIAL = {"scenario": "serial", "horizon": 80, "warmup": 0, "figures": False, "record": "full"}
LATER = "decisions=[{time:40,agent:stage1,what:replenishment,value:s_S,who:ann,why:'fewer orders'}]"


def ordered(folder: Path, *settings: str) -> pd.DataFrame:
    from sim.saving import load_table

    keys = ["scenario=serial", "horizon=80", "warmup=0", "figures=false", f"out={folder}"]
    assert main(["run", *keys, *settings]) == 0
    levels = load_table(folder / "levels.parquet")
    return levels[levels["agent"] == "stage1"].set_index("time")


def test_nothing_changes_before_and_much_after(tmp_path: Path) -> None:
    one, two = ordered(tmp_path / "one"), ordered(tmp_path / "two", LATER)
    assert one.loc[:39].equals(two.loc[:39])
    assert not one.loc[40:, "ordered"].equals(two.loc[40:, "ordered"])
    assert one["demanded"].equals(two["demanded"])


def test_decisions_are_written_down(tmp_path: Path) -> None:
    from sim.saving import load_table

    ordered(tmp_path / "out", LATER)
    (taken,) = load_table(tmp_path / "out" / "decisions.parquet").itertuples()
    assert (taken.time, taken.agent, taken.who, taken.why) == (40, "stage1", "ann", "fewer orders")
    assert "ReorderUpTo(s=30.0, S=60.0)" in taken.new
    assert "value:" in (tmp_path / "out" / "config.yaml").read_text()


def test_a_branch_leads_to_another_future_of_the_same_past(tmp_path: Path) -> None:
    one, two, three = (
        ordered(tmp_path / str(number), f"decisions=[{{time:40,what:branch,value:{number}}}]") for number in (0, 1, 2)
    )
    assert one.loc[:39].equals(two.loc[:39])
    assert not one.loc[45:, "demanded"].equals(two.loc[45:, "demanded"])
    assert not two.loc[45:, "demanded"].equals(three.loc[45:, "demanded"])


def test_a_file_may_hold_decisions_and_times_are_spans(tmp_path: Path) -> None:
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").write_text(
        "# @package _global_\ndefaults:\n  - serial\ndecisions:\n"
        "  - {time: 1y, agent: stage2, what: replenishment, value: {z: 3.0}}\n"
        "  - {time: 2y, agent: stage2, product: item, what: replenishment, value: base_stock}\n"
    )
    from experiments.recipe import build, prepare

    recipe, _ = prepare(["scenario=mine"], [tmp_path])
    first, second = build(recipe.config, recipe.allowed).decisions
    assert (first.time, first.value, second.time, second.product) == (52.0, {"z": 3.0}, 104.0, "item")
    assert second.value.S == 30.0


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        ("{time:-1,agent:stage1,what:replenishment,value:s_S}", "decisions[0]: a decision is taken at the start"),
        ("{time:soon,agent:stage1,what:replenishment,value:s_S}", "decisions[0].time: must be a number of weeks"),
        ("{agent:stage1,what:replenishment,value:s_S}", "decisions[0].time: must be a number of weeks"),
        ("{time:80,agent:stage1,what:replenishment,value:s_S}", "decisions[0].time: comes when all is over, got 80"),
        ("{time:1,agent:stage1,what:replenishmnt,value:s_S}", "did you mean replenishment?"),
        ("{time:1,agent:stage1,what:replenishment,value:sS}", "decisions[0].value: there is no 'sS'; did you mean s_S"),
        ("{time:1,agent:stage1,what:replenishment}", "decisions[0].value: says nothing"),
        ("{time:1,agent:stage1,wat:replenishment,value:s_S}", "decisions[0].wat: a decision has no such field"),
        ("{time:1,what:branch,value:x}", "a branch is a whole number"),
        ("{time:1,agent:stag,what:replenishment,value:s_S}", "no house is called 'stag'"),
        (
            "{time:1,agent:stage1,what:replenishment,value:{q:1}}",
            "decision at 1 for stage1.replenishment: OrderUpTo has",
        ),
        ("3", "decisions[0]: must be a mapping, got 3"),
    ],
)
def test_what_cannot_be_decided_is_said_with_its_place(decision: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        experiments.run(f"decisions=[{decision}]", **SERIAL)
    assert said in str(refused.value)
