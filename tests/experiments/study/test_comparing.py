from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import experiments
from experiments.faults import InputError
from experiments.recipe import prepare
from experiments.statistics import paired_interval
from experiments.warming import warmup_of

SMALL = ["scenario=serial", "horizon=100", "warmup=20", "workers=1", "figures=false"]


def test_differences_are_paired_by_replication_and_hold_together() -> None:
    found = experiments.compare(*SMALL, "replenishment=base_stock,order_up_to,proportional", replications=6)
    assert found.points["name"].tolist() == ["base_stock", "order_up_to", "proportional"]
    cost = found.kpis[(found.kpis["measure"] == "total cost") & (found.kpis["agent"] == "chain")]
    cost = cost[cost["product"] == "all"]
    values = {point: rows["value"].to_numpy() for point, rows in cost.groupby("point")}
    own = found.differences
    row = own[(own["measure"] == "total cost") & (own["agent"] == "chain") & (own["product"] == "all")].iloc[0]
    alone = paired_interval(values[1], values[0], 1 - 0.05 / 2)
    np.testing.assert_allclose([row["difference"], row["lo"], row["hi"]], [alone.mean, alone.low, alone.high])
    assert row["verdict"] == "worse"
    assert "Stay with base_stock" in found.report


def test_the_sentence_names_the_cheapest_arm_that_serves_no_worse() -> None:
    arms = {"much": ["replenishment.S=60"], "enough": ["replenishment.S=33"]}
    found = experiments.compare(*SMALL, "replenishment=base_stock", arms=arms, replications=5)
    assert "Take enough: against much it lowers the total cost by" in found.report


def test_references_are_further_arms_and_the_triple_is_always_there() -> None:
    found = experiments.compare(
        *SMALL, "replenishment=base_stock", references=["do_nothing", "textbook"], replications=2
    )
    assert found.points["name"].tolist() == ["as_is", "do_nothing", "textbook"]
    fill = found.summary[(found.summary["measure"] == "fill rate") & (found.summary["agent"] == "chain")]
    assert fill[fill["point"] == 1]["mean"].iloc[0] < 0.1
    for measure in ("bullwhip ratio", "fill rate", "total cost"):
        assert measure in found.report


def test_a_selection_names_the_best_and_what_the_choice_is_worth() -> None:
    arms = {f"S{level}": [f"replenishment.S={level}"] for level in (30, 36, 50)}
    select = {"measure": "total cost", "at_least": 5, "at_most": 60, "constraints": ["fill rate >= 0.95"]}
    found = experiments.compare(*SMALL, "replenishment=base_stock", arms=arms, select=select)
    verdicts = dict(zip(found.selection["name"], found.selection["verdict"], strict=True))
    assert sorted(verdicts.values()).count("best") == 1
    assert "The choice is worth" in found.report
    assert found.selection["n"].sum() <= 60


def test_folders_are_paired_where_their_chance_is_the_same(tmp_path: Path) -> None:
    runs = [*SMALL[:3], "figures=false", "record=totals", "replications=4"]
    experiments.run(*runs, "replenishment=base_stock", out=tmp_path / "a")
    experiments.run(*runs, "replenishment=order_up_to", out=tmp_path / "b")
    experiments.run(*runs, "replenishment=order_up_to", "seed=9", out=tmp_path / "c")
    together = experiments.compare(tmp_path / "a", tmp_path / "b")
    assert "paired by replication" in together.report.splitlines()[-1]
    apart = experiments.compare(tmp_path / "a", tmp_path / "c")
    assert "not paired, as seed differ" in apart.report
    whole = experiments.compare(*SMALL, "replenishment=base_stock,order_up_to", replications=4)
    columns = ["measure", "agent", "product", "segment", "difference", "lo", "hi"]
    np.testing.assert_array_equal(
        together.differences[columns].to_numpy(dtype=str), whole.differences[columns].to_numpy(dtype=str)
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["replenishment=base_stock"], "there are no two configurations to compare"),
        (["replenishment=base_stock,s_S", "baseline=base_stok"], "did you mean base_stock?"),
        (["replenishment=base_stock,s_S", "references=[nothing]"], "references: there is no 'nothing'"),
        (["arms={a: ['seed=1'], b: ['sed=2']}"], "did you mean seed"),
        (["arms={a: 3, b: []}"], "arms.a: must be a list of words, got 3"),
        (["demand.sd=interval(1,2)"], "a range has no arms"),
        (["replenishment=base_stock,s_S", "select.method=best"], "there is no 'best'"),
        (["replenishment=base_stock,s_S", "select.method=kn"], "kn needs the smallest difference that matters"),
        (["replenishment=base_stock,s_S", "select.constraints=['fill rate > 1']"], "a constraint reads"),
    ],
)
def test_bad_input_is_named(words: list[str], told: str) -> None:
    with pytest.raises(InputError) as refused:
        experiments.compare(*SMALL, *words, replications=2)
    assert told in str(refused.value)


def test_all_arms_are_counted_from_the_longest_warmup_that_mser_finds() -> None:
    words = ["scenario=serial", "horizon=300", "warmup=mser5", "replications=2", "workers=1", "figures=false"]
    alone = {stock: warmup_of(prepare([*words, f"scenario.stock={stock}"])[0].ready()) for stock in (100, 600)}
    assert alone[100] != alone[600]
    found = experiments.compare(*words, "scenario.stock=100,600")
    again = experiments.compare(*words[:2], *words[3:], f"warmup={max(alone.values())}", "scenario.stock=100,600")
    pd.testing.assert_frame_equal(found.kpis, again.kpis)


def test_folders_are_told_apart_and_are_of_one_length(tmp_path: Path) -> None:
    runs = [*SMALL[:3], "figures=false", "record=totals", "replications=2", "replenishment=base_stock"]
    for name, more in (("a", "demand.sd=1"), ("b", "demand.sd=2"), ("c", "horizon=120")):
        experiments.run(*runs, more, out=tmp_path / name / "out")
    found = experiments.compare(tmp_path / "a" / "out", tmp_path / "b" / "out")
    assert found.points["name"].tolist() == [str(tmp_path / name / "out") for name in "ab"]
    with pytest.raises(InputError, match="horizon: differs, and folders are compared by their totals"):
        experiments.compare(tmp_path / "a" / "out", tmp_path / "c" / "out")
    with pytest.raises(InputError, match="is named twice"):
        experiments.compare(tmp_path / "a" / "out", tmp_path / "a" / "out")
