import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError

ASKED = [
    "scenario=serial", "demand.sd=1,2,3", "replications=8", "horizon=400", "figures=false",
    "until.half_width=0.001", "until.at_least=4", "until.at_most=8", "until.round=2",
]  # fmt: skip
SAME = [f"{table}.{form}" for table in ("points", "kpis", "summary", "stopping") for form in ("csv", "parquet")]
HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the study when nothing comes between."""
    out = tmp_path_factory.mktemp("whole") / "out"
    experiments.sweep(*ASKED, workers=1, out=out)
    return {name: (out / name).read_bytes() for name in SAME}


def begun(out: Path, workers: int, runs: int) -> subprocess.Popen[str]:
    """The same study from the command line, once so many of its runs are noted."""
    command = [sys.executable, "-m", "experiments", "sweep", *ASKED, f"workers={workers}", f"out={out}"]
    study = subprocess.Popen(command, cwd=HOME, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    journal, until = out / "journal.jsonl", time.monotonic() + 60
    while time.monotonic() < until and study.poll() is None:
        if journal.exists() and journal.read_text().count('"run"') >= runs:
            return study
        time.sleep(0.01)
    raise AssertionError(f"the study did not begin: {study.communicate()}")


@pytest.mark.parametrize(("how", "workers"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 2)])
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupted_study_ends_with_the_same_bytes(
    tmp_path: Path, whole: dict[str, bytes], how: signal.Signals, workers: int
) -> None:
    out = tmp_path / "out"
    study = begun(out, workers, runs=3)
    study.send_signal(how)
    _, said = study.communicate(timeout=20)
    if how is signal.SIGINT:
        assert study.returncode == 130
        assert f"go on with: bullwhip resume {out}" in said
    assert not (out / "kpis.csv").exists()
    experiments.resume(out)
    assert {name: (out / name).read_bytes() for name in SAME} == whole
    assert not (out / "journal.jsonl").exists()


def test_four_workers_write_the_same_bytes(tmp_path: Path, whole: dict[str, bytes]) -> None:
    experiments.sweep(*ASKED, workers=4, out=tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in SAME} == whole


def test_a_complete_study_is_not_resumed_and_an_unfinished_one_not_overwritten(tmp_path: Path) -> None:
    small = [
        "scenario=serial",
        "demand.sd=1,2",
        "replications=1",
        "horizon=20",
        "warmup=0",
        "figures=false",
        "workers=1",
    ]
    out = tmp_path / "out"
    experiments.sweep(*small, out=out)
    with pytest.raises(InputError, match="is complete"):
        experiments.resume(out)
    (out / "journal.jsonl").write_text('{"study":"of another version"}\n')
    with pytest.raises(InputError, match=f"go on with it: bullwhip resume {out}"):
        experiments.sweep(*small, out=out)
    with pytest.raises(InputError, match="another configuration, version or scenario"):
        experiments.resume(out)
    with pytest.raises(InputError, match="holds no study"):
        experiments.resume(tmp_path)
