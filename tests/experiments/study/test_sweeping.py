from pathlib import Path

import pandas as pd
import pytest

import experiments
from experiments.faults import InputError

SMALL = ["scenario=serial", "horizon=60", "warmup=0", "workers=1", "figures=false"]


def test_every_point_is_the_run_of_its_settings() -> None:
    found = experiments.sweep(*SMALL, "replenishment=base_stock,order_up_to", "demand.sd=1,2", replications=2)
    assert list(found.points.columns) == ["point", "name", "replenishment", "demand.sd"]
    assert found.points["replenishment"].tolist() == ["base_stock", "base_stock", "order_up_to", "order_up_to"]
    alone = experiments.run(*SMALL, "replenishment=order_up_to", "demand.sd=2", "record=totals", replications=2)
    third = found.kpis[found.kpis["point"] == 3].drop(columns="point").reset_index(drop=True)
    pd.testing.assert_frame_equal(third, alone.kpis, check_dtype=False)
    means = found.summary[found.summary["point"] == 3].drop(columns="point").reset_index(drop=True)
    pd.testing.assert_frame_equal(means, alone.summary, check_dtype=False)


def test_only_the_measures_named_are_kept_and_the_triple(tmp_path: Path) -> None:
    found = experiments.sweep(*SMALL, "demand.sd=1,2", "measures=[]", places="chain", replications=1)
    assert set(found.kpis["measure"]) == {"bullwhip ratio", "fill rate", "total cost"}
    assert set(found.kpis["agent"]) == {"chain"}
    found = experiments.sweep(*SMALL, "demand.sd=1,2", "measures=[average on hand]", replications=1)
    assert set(found.kpis["measure"]) == {"bullwhip ratio", "fill rate", "total cost", "average on hand"}
    assert "stage1" in set(found.kpis["agent"])


def test_replications_go_on_until_the_mean_is_known() -> None:
    rule = ["until.half_width=0.02", "until.measures=[total cost]", "until.at_least=5", "until.round=5"]
    found = experiments.sweep(*SMALL, *rule, "until.at_most=60", "replenishment=base_stock,order_up_to")
    stopping = found.further["stopping"]
    assert stopping["reached"].tolist() == [True, False]
    assert stopping["replications"].iloc[1] == 60
    chain = found.summary[(found.summary["measure"] == "total cost") & (found.summary["agent"] == "chain")]
    known = chain[chain["point"] == 0].iloc[0]
    assert (known["hi"] - known["lo"]) / 2 <= 0.02 * known["mean"]


def test_a_csv_of_points_is_played_row_by_row(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text("demand.sd,replenishment\n1,base_stock\n3,s_S\n")
    found = experiments.sweep(*SMALL, f"points={tmp_path / 'points.csv'}", replications=1)
    assert found.points[["demand.sd", "replenishment"]].values.tolist() == [[1, "base_stock"], [3, "s_S"]]


def test_a_point_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "fragile.yaml").write_text(
        "# @package _global_\n# Falls apart with many echelons.\ntime_unit: week\nhorizon: 10\n"
        "scenario:\n  _target_: fragile.chain\n  echelons: 1\n"
    )
    code = (
        "from sim.policies.demand import Steady\nfrom sim.policies.forecasting import Naive\n"
        "from sim.policies.replenishment import BaseStock\nfrom scenarios.serial import serial\n\n\n"
        "def chain(sim, *, echelons: int) -> None:\n"
        "    if echelons == 2:\n        raise RuntimeError('two are too many')\n"
        "    serial(sim, demand=Steady(4.0), forecasting=Naive(), replenishment=BaseStock(20.0), echelons=echelons)\n"
    )
    (tmp_path / "fragile.py").write_text(code)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        found = experiments.sweep(
            "scenario=fragile", "allow=[fragile]", "scenario.echelons=1,2,3", "workers=1", config_dirs=[tmp_path],
            replications=1, figures=False,
        )  # fmt: skip
    assert found.faults["settings"].tolist() == ["scenario.echelons=2"]
    assert "two are too many" in found.faults["fault"].iloc[0]
    assert sorted(set(found.kpis["point"])) == [0, 2]
    assert "1 runs failed" in found.report or "1 run failed" in found.report


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["demnd.sd=1,2"], "demnd.sd: there is no such key; did you mean demand?"),
        (["replenishment=base_stock,bas_stock"], "did you mean base_stock"),
        (["replenishment=s_S", "replenishment.s=10,90"], "s must not exceed S, got 90 and 60"),
        (["demand.sd=1,2", "measures=[fil rate]"], "no measure is called 'fil rate'; did you mean"),
        (["demand.sd=1,2", "measures=[utilisation]"], "serial has no 'utilisation'"),
        (["demand.sd=1,2", "measures=[cycle time P95]"], "say record=orders"),
        (["demand.sd=1,2", "design=sobl"], "did you mean sobol?"),
        (["points=none.csv"], "none.csv: cannot be read"),
        (["demand.sd=1,2", "workers=0"], "workers: must be a whole number of at least 1, got 0"),
        (["demand.sd=1,2", "engine=dusk"], "engine: there is no 'dusk'; did you mean dask?"),
        (["demand.sd=1,2", "until.half_width=-1"], "half_width must be above 0"),
        (["demand.sd=1,2", "until.halfwidth=0.1"], "did you mean half_width?"),
        (["experiment=nothing_such"], "experiment: there is no 'nothing_such'"),
        (["demand.sd=1,2", "replications=0"], "replications: must be a whole number of at least 1, got 0"),
        (["demand.sd"], "demand.sd: is not a setting"),
        (["demand.sd=1,2", "confidence=95"], "confidence: must lie in 0..1, got 95"),
        (["demand.sd=1,1"], "has the level 1 twice"),
    ],
)
def test_bad_input_is_named_before_any_run(tmp_path: Path, words: list[str], told: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(InputError) as refused:
        experiments.sweep(*SMALL, *words, out=out)
    assert told in str(refused.value)
    assert not out.exists()


def test_several_faults_are_told_together() -> None:
    with pytest.raises(InputError) as refused:
        experiments.sweep(*SMALL, "demand.sd=1,2", "measures=[fil rate]", "engine=dusk", "until.half_width=-1")
    assert len(refused.value.faults) == 3
