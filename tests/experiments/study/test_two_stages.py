"""A sweep of two stages on a chain whose effects are known: lead time and policy matter, a dummy does not."""

from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError
from experiments.study.journal import Journal

pytest.importorskip("SALib", reason="SALib is not installed: pip install 'bullwhip[optimise]'")

SMALL = [
    "scenario=serial", "scenario.echelons=1", "horizon=60", "warmup=10", "figures=false", "measures=[]", "places=chain",
    "scenario.hears=orders,sales",          # a dummy: the one stage there is hears sales as its orders
    "replenishment=proportional,order_up_to", "scenario.transit=1,3", "scenario.stock=30,31",
    "design={screened:{trajectories:3,screening:2,strongest:2,crossing:3}}",
]  # fmt: skip
SAME = [f"{table}.csv" for table in ("points", "kpis", "summary", "sensitivity", "strength", "effects", "ranks")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "out"
    experiments.sweep(*SMALL, workers=1, out=out)
    return out


def files(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in SAME}


def test_what_matters_is_crossed_and_the_dummy_is_not(whole: Path) -> None:
    tables = experiments.load(whole)
    strength = tables["strength"]
    assert set(strength.loc[strength["strongest"], "factor"]) == {"replenishment", "scenario.transit"}
    assert strength.loc[strength["factor"] == "scenario.hears", "mu_star"].tolist() == [0, 0, 0]
    assert len(tables["points"]) == 3 * 5 + 4
    runs = tables["kpis"].groupby("point")["replication"].nunique()
    assert runs.tolist() == [2] * 15 + [3] * 4
    crossed = tables["points"].iloc[15:]
    assert set(crossed["scenario.hears"]) == {"orders"} and set(crossed["scenario.stock"]) == {30}


def test_effects_are_differences_of_the_crossed_points(whole: Path) -> None:
    tables = experiments.load(whole)
    means = tables["summary"].query("measure == 'bullwhip ratio' and point >= 15").set_index("point")["mean"]
    points = tables["points"].set_index("point")
    slow = points.loc[means.index, "scenario.transit"] == 3
    effects = tables["effects"].query("measure == 'bullwhip ratio'").set_index(["factor", "with"])
    assert effects.loc[("scenario.transit", ""), "effect"] == pytest.approx(means[slow].mean() - means[~slow].mean())
    assert effects.loc[("scenario.transit", ""), "effect"] > 0.5
    assert bool(effects.loc[("scenario.transit", ""), "shown"])


def test_the_report_answers_each_question(whole: Path) -> None:
    said = (whole / "report.txt").read_text()
    for question in ("Volatility (bullwhip ratio)", "Service (fill rate)", "Cost (total cost)"):
        assert f"\n{question}: " in said
    assert "matters most" in said or "matter most" in said
    assert "    hears (orders → sales)" in said and "  * transit (1 → 3)" in said


def test_two_workers_write_the_same_bytes(tmp_path: Path, whole: Path) -> None:
    experiments.sweep(*SMALL, workers=2, out=tmp_path / "out")
    assert files(tmp_path / "out") == files(whole)


@pytest.mark.parametrize("runs", [5, 36])
def test_an_interrupted_sweep_ends_with_the_same_bytes(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, runs: int
) -> None:
    """Of 30 runs of the screening and 12 of the crossing: 5 falls in the one stage, 36 in the other."""
    note = Journal.add

    def cut(journal: Journal, outcome: object) -> None:
        note(journal, outcome)  # type: ignore[arg-type]
        if len(journal.done) == runs:
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", cut)
    with pytest.raises(KeyboardInterrupt, match=f"{runs} finished runs are kept"):
        experiments.sweep(*SMALL, workers=1, out=tmp_path / "out")
    monkeypatch.setattr(Journal, "add", note)
    experiments.resume(tmp_path / "out")
    assert files(tmp_path / "out") == files(whole)


def test_its_figures_are_one_a_stage(tmp_path: Path, whole: Path) -> None:
    assert [path.name for path in experiments.figures(whole)] == ["screening.png", "crossing.png"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["design.strongest=9"], "design.screened.strongest: is 9, and there are 4 factors"),
        (["until.half_width=0.1"], "design.screened: goes with sweep, and says itself how often its stages are played"),
        (["replenishment=proportional,s_S", "replenishment.s=90"], "s must not exceed S, got 90 and 60"),
        (["design.by={service:cycle time P95}"], "cannot be had of record=totals"),
    ],
)
def test_bad_input_is_named_before_any_run(tmp_path: Path, words: list[str], told: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(InputError) as refused:
        experiments.sweep(*SMALL, *words, workers=1, out=out)
    assert told in str(refused.value)
    assert not out.exists()


def test_where_no_measure_decides_nothing_is_crossed(tmp_path: Path) -> None:
    """Steady demand has no variance, and so nothing is to be compared with that of orders."""
    words = ["demand=steady", "design.by={volatility:bullwhip ratio}", f"out={tmp_path / 'out'}", "workers=1"]
    found = experiments.sweep(*SMALL, *words)
    assert "strength" not in found.further and len(found.points) == 15
    assert "Nothing was crossed: the screening has no measure that a factor moves." in found.report
