"""Runs that fail are reported, and neither stop a study nor are taken for values."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError
from experiments.study import folder as folders
from experiments.study.journal import NAME, Journal
from experiments.study.outcome import Outcome

MODULE = """
from dataclasses import dataclass


@dataclass(frozen=True)
class Brittle:
    S: float = 40.0
    above: float = 99.0

    def __call__(self, view):
        if view.observed > self.above:
            raise RuntimeError("too much")
        return max(0.0, self.S - view.position)
"""
SMALL = ["scenario=serial", "horizon=60", "warmup=10", "figures=false", "replications=4", "allow=[brittle_policies]"]
ARMS = {"bad": ["replenishment.above=1"], "good": [], "more": ["replenishment.S=45"]}


@pytest.fixture
def brittle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Settings under which the houses follow a policy that fails at a demand above a limit."""
    (tmp_path / "brittle_policies.py").write_text(MODULE)
    (tmp_path / "mine" / "replenishment").mkdir(parents=True)
    (tmp_path / "mine" / "replenishment" / "brittle.yaml").write_text(
        "# Fails.\n_target_: brittle_policies.Brittle\nS: 40.0\nabove: 99.0\n"
    )
    monkeypatch.chdir(tmp_path)
    return [*SMALL, "replenishment=brittle"]


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The user presses Ctrl-C after the third run."""
    runs: list[Outcome] = []
    add = Journal.add

    def noted(self: Journal, outcome: Outcome) -> None:
        add(self, outcome)
        runs.append(outcome)
        if len(runs) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", noted)
    yield
    monkeypatch.undo()


@pytest.mark.parametrize("method", ["{method:ocba,at_least:4,at_most:24}", "{method:kn,worthwhile:500,at_least:4}"])
def test_an_arm_that_fails_is_not_ranked_and_the_others_are(brittle: list[str], method: str) -> None:
    words = [f"select={method}", "baseline=good"]
    found = experiments.compare(*brittle, *words, arms=ARMS, config_dirs=[Path("mine")], workers=1)
    assert found.selection["verdict"].tolist() == ["not measured", "best", "not best"]
    assert "Not ranked, as runs failed or have no total cost: bad." in found.report
    assert set(found.faults["point"]) == {0}


def test_without_its_baseline_nothing_is_compared_and_the_rest_is_written(brittle: list[str], tmp_path: Path) -> None:
    for verb in (experiments.compare, experiments.risk):
        out = tmp_path / verb.__name__
        found = verb(*brittle, arms=ARMS, config_dirs=[Path("mine")], workers=1, out=out)
        assert "Nothing can be compared: no run of the baseline, bad, could be played." in found.report
        assert not (out / "differences.csv").exists()
        assert set(experiments.load(out)) >= {"points", "kpis", "summary", "faults"}


def test_indices_are_of_the_runs_that_the_stopping_rule_asked_for(brittle: list[str]) -> None:
    pytest.importorskip("SALib")
    until = {"half_width": 0.5, "at_least": 3, "at_most": 3}
    design = {"morris": {"trajectories": 2}}
    found = experiments.sweep(
        *brittle, "replenishment.above=14.2", "demand.sd=1,2", config_dirs=[Path("mine")], workers=1, until=until,
        design=design, measures=[],
    )  # fmt: skip
    assert found.kpis["replication"].max() == 2
    assert len(found.faults)
    assert set(found.sensitivity["measure"]) == {"bullwhip ratio", "fill rate", "total cost"}


@pytest.mark.usefixtures("interrupted")
def test_a_study_is_taken_up_again_from_another_folder(
    tmp_path: Path, brittle: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("points.csv").write_text("replenishment.S\n40\n45\n50\n")
    words = [*brittle[:-2], "replenishment=base_stock", "points=points.csv"]
    with pytest.raises(KeyboardInterrupt, match="3 finished runs are kept"):
        experiments.sweep(*words, config_dirs=[Path("mine")], workers=1, out="begun")
    monkeypatch.undo()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    found = experiments.resume("../begun")
    assert found.points["replenishment.S"].tolist() == [40, 45, 50]


def test_what_was_done_of_a_point_is_forgotten_where_a_search_has_gone_another_way(tmp_path: Path) -> None:
    keys = (("total cost", "chain", "all", "all"),)
    before = Journal(tmp_path, "study")
    before.grow(1, "S=40")
    before.add(Outcome(1, 0, keys, (5.0,)))
    before.close()
    same = Journal(tmp_path, "study")
    same.grow(1, "S=40")
    assert same.done[1, 0].values == (5.0,)
    same.close()
    other = Journal(tmp_path, "study")
    other.grow(1, "S=45")
    assert (1, 0) not in other.done
    other.add(Outcome(1, 0, keys, (7.0,)))
    other.close()
    again = Journal(tmp_path, "study")
    again.close()
    assert again.grown == {1: "S=45"}
    assert again.done[1, 0].values == (7.0,)


def test_a_damaged_journal_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("no json\n")
    with pytest.raises(InputError, match="is damaged"):
        Journal(tmp_path, "study")


def test_a_full_disk_keeps_what_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["scenario=serial", "horizon=30", "warmup=0", "figures=false", "demand.sd=1,2", "replications=2"]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as no_room:
        no_room.setattr(folders, "_csv", full)
        with pytest.raises(InputError, match="cannot be written: No space left on device") as refused:
            experiments.sweep(*words, workers=1, out=tmp_path / "out")
    assert "4 finished runs are kept" in str(refused.value)
    assert len(experiments.resume(tmp_path / "out").points) == 2


@pytest.mark.parametrize("text", ["[1, 2]\n", "verb: dream\nname: x\nsettings: []\n", "verb: sweep\n"])
def test_what_is_no_study_is_not_resumed(tmp_path: Path, text: str) -> None:
    (tmp_path / "study.yaml").write_text(text)
    with pytest.raises(InputError, match="is not what a study has asked"):
        experiments.resume(tmp_path)


def test_a_point_that_a_search_cannot_play_fails_and_the_others_go_on() -> None:
    pytest.importorskip("optuna")
    found = experiments.optimise(
        "scenario=serial", "horizon=60", "warmup=0", "figures=false", "forecasting=moving_average",
        "forecasting.span=8", "objectives=[cost rate]", parameters={"forecasting.span": {"low": 4, "high": 20}},
        replications=2, trials=6, round=3, workers=1,
    )  # fmt: skip
    assert found.faults["fault"].str.contains("span").all()
    assert found.trials["cost rate"].notna().any()
    assert found.trials["cost rate"].isna().any()
    assert "forecasting.span  8" in found.report
