"""What may be asked of a study: every mistake is named before anything is played, and nothing is written."""

from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError

SMALL = ["scenario=serial", "horizon=60", "warmup=10", "workers=1", "figures=false", "replications=2"]
SWEPT = ["demand.sd=1,2"]
COMPARED = ["replenishment=base_stock,s_S"]


def refused(verb: str, out: Path, *words: str) -> str:
    with pytest.raises(InputError) as error:
        getattr(experiments, verb)(*SMALL, *words, out=out)
    assert not out.exists()
    return str(error.value)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("measures=5", "measures: must be a list, got 5"),
        ("engine=5", "engine: must be processes or dask, got 5"),
        ("engine=[dask]", "engine: must be processes or dask"),
        ("engine={name:dask,address:5}", "engine.address: must be an address, got 5"),
        ("thresholds=[1]", "thresholds: must be a mapping, got [1]"),
        ("expected=5", "expected: must be a list, got 5"),
        ("expected=[{source:me,measure:[a],formula:'1'}]", "no measure is called ['a']"),
        ("expected=[{source:me,measure:fill rate,formula:'1+',names:{}}]", "formula cannot be worked out"),
        ("expected=[{source:me,measure:fill rate,formula:'1',names:{},agents:nobody}]", "'nobody' has no fill rate"),
        ("until=5", "until: must say how closely, got 5"),
        ("until.measures=5", "no measure is called 5"),
        ("until.measures=[]", "until.measures: names none"),
        ("until.half_width=abc", "until.half_width: must be a number, got 'abc'"),
        ("until.at_least=2.5", "until.at_least: must be a whole number of at least 1, got 2.5"),
        ("select.measure=fill rate", "select: sweep does not know it; leave it out, or ask bullwhip compare"),
        ("arms={a:[],b:[]}", "arms: sweep does not know it; leave it out, or ask bullwhip compare or risk"),
        ("parameters={demand.sd:{low:1,high:2}}", "parameters: sweep does not know it"),
        ("verb=compare", "verb: is sweep here"),
        ("factors={replications:[1,2]}", "replications: is the same for all points of a study and cannot vary"),
    ],
)
def test_a_sweep_names_what_it_cannot_be_asked(tmp_path: Path, word: str, told: str) -> None:
    assert told in refused("sweep", tmp_path / "out", *SWEPT, word)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["select.measure=[a]"], "no measure is called ['a']"),
        (["select.measure=promise bias"], "promise bias is neither better low nor high"),
        (["select.constraints=5"], "a constraint reads `fill rate >= 0.95` or `total cost <= 2000`, got '5'"),
        (["select.round=1.5"], "select.round: must be a whole number of at least 1, got 1.5"),
        (["select.at_least=50", "select.at_most=60"], "is 60 runs in all, and 2 arms ask for 50 each"),
        (["select.at_least=3", "until.half_width=0.1"], "until: cannot be said beside select"),
        (["references=5"], "references: must be a list, got 5"),
        (["until.measures=[average on order]"], "cannot be had of record=totals; say record=full"),
    ],
)
def test_a_comparison_names_what_it_cannot_be_asked(tmp_path: Path, words: list[str], told: str) -> None:
    assert told in refused("compare", tmp_path / "out", *COMPARED, *words)


@pytest.mark.parametrize(
    ("arm", "told"),
    [
        ("replications=7", "replications is the same for all arms; say replications for the whole study"),
        ("horizon=50", "horizon: differs, and arms are compared by their totals: a has 60.0, b has 50.0"),
        ("warmup=20", "warmup: differs"),
        ("currency=EUR", "currency: differs, and arms are compared by their totals: a has None, b has EUR"),
    ],
)
def test_arms_are_played_alike(tmp_path: Path, arm: str, told: str) -> None:
    assert told in refused("compare", tmp_path / "out", f"arms={{a:[],b:['{arm}']}}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["horizon=12"], "horizon: leaves less than three periods to count"),
        (["record=totals"], "record: risk needs the order lines, got record=totals"),
        (["select.measure=total cost"], "select: risk does not know it"),
    ],
)
def test_risk_names_what_it_cannot_be_asked(tmp_path: Path, words: list[str], told: str) -> None:
    assert told in refused("risk", tmp_path / "out", *COMPARED, *words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["demand.sd=1,2"], "factors: optimise does not know it"),
        (["until.half_width=0.1"], "until: optimise does not know it"),
        (["trials=2.5"], "trials: must be a whole number of at least 1, got 2.5"),
        (["final={top:abc}"], "final.top: must be a whole number of at least 1, got 'abc'"),
        (["parameters={replenishment.zz:{low:1,high:2}}"], "replenishment.zz: there is no such key"),
        (["parameters={demand.sd:{low:-5,high:2}}"], "demand.sd: sd must not be negative, got -5"),
        (["parameters={seed:{low:1,high:9,whole:true}}"], "parameters.seed: is chance, and no search may choose it"),
        (["objectives=[cost rate of nobody]"], "'nobody' has no cost rate"),
        (["objectives=[cost rate of stage1]", "places=chain"], "places: chain leaves out the cost rate of stage1"),
        (["start=nowhere"], "nowhere: holds no tables"),
    ],
)
def test_a_search_names_what_it_cannot_be_asked(tmp_path: Path, words: list[str], told: str) -> None:
    pytest.importorskip("optuna")
    search = ["replenishment=base_stock", "objectives=[cost rate]", "parameters={replenishment.S:{low:5,high:60}}"]
    assert told in refused("optimise", tmp_path / "out", *search, "trials=4", *words)


def test_a_file_of_any_shape_is_answered(tmp_path: Path) -> None:
    folder = tmp_path / "experiment"
    folder.mkdir()
    for text in ("factors: [a, b]\n", "factors: {'': [1, 2]}\n", "factors: 5\n", "arms: {a: null, 5: [seed=2]}\n"):
        (folder / "mine.yaml").write_text(f"settings: [scenario=serial]\n{text}")
        with pytest.raises(InputError):
            experiments.sweep(experiment="mine", config_dirs=[tmp_path], out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
    found = experiments.compare(*SMALL, experiment="mine", config_dirs=[tmp_path], out=tmp_path / "it's mine")
    assert found.points["name"].tolist() == ["a", "5"]
    assert (tmp_path / "it's mine" / "kpis.csv").exists()
