"""The command as a user types it, in processes of their own where start-up matters."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import experiments
from experiments.__main__ import main
from experiments.tree import SHIPPED

SHORT = ("scenario=serial", "horizon=60", "warmup=10", "figures=false")


def test_a_run_leaves_a_folder_that_explains_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["run", *SHORT, f"out={out}"]) == 0
    said = capsys.readouterr().out
    assert "volatility" in said
    assert "service" in said
    assert "cost" in said
    assert "no interval" in said
    assert str(out) in said
    assert {"config.yaml", "provenance.json", "kpis.csv", "summary.csv"} <= {path.name for path in out.iterdir()}
    assert {"messages.parquet", "levels.parquet", "ledger.parquet"} <= {path.name for path in out.iterdir()}
    kpis = pd.read_csv(out / "kpis.csv")
    assert list(kpis) == ["replication", "measure", "agent", "product", "segment", "value", "unit"]
    summary = pd.read_csv(out / "summary.csv")
    assert list(summary) == ["measure", "agent", "product", "segment", "mean", "lo", "hi", "n", "unit", "direction"]
    origin = json.loads((out / "provenance.json").read_text())
    assert origin["seed"] == 1
    assert origin["choices"]["replenishment"] == "order_up_to"


def test_two_or_more_replications_have_intervals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", *SHORT, "replications=3", "record=totals", f"out={tmp_path / 'out'}"]) == 0
    assert "95 % interval" in capsys.readouterr().out
    assert not (tmp_path / "out" / "messages.parquet").exists()


@pytest.mark.parametrize(
    "settings",
    [
        [*SHORT, "replications=5"],
        ["scenario=network", "horizon=60", "warmup=0", "figures=false", "replications=3", "detail=agents"],
        ["scenario=cdnow", "scenario.customers=200", "horizon=60", "replications=2"],
    ],
    ids=["serial", "network", "cdnow"],
)
def test_the_same_bytes_for_any_number_of_workers(tmp_path: Path, settings: list[str]) -> None:
    for workers in (1, 2):
        keys = [f"workers={workers}", f"out={tmp_path / str(workers)}"]
        assert main(["run", *settings, *keys]) == 0
    one, two = (
        {path.relative_to(tmp_path / name): path for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in "12"
    )
    assert one.keys() == two.keys()
    assert any(path.suffix == ".parquet" for path in one)
    different = [path.name for path in one if one[path].read_bytes() != two[path].read_bytes()]
    assert sorted(different) == ["config.yaml", "provenance.json"]


def test_the_python_function_answers_frames_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = experiments.run("replenishment=base_stock", scenario="serial", horizon=60, warmup=10, seed=3, out=None)
    assert set(run.kpis["replication"]) == {0}
    assert run.recipe.settings.seed == 3
    assert list(tmp_path.iterdir()) == []


def test_mser_finds_a_warm_up() -> None:
    run = experiments.run(scenario="serial", horizon=200, warmup="mser5")
    assert 0 <= run.warmup <= 100


def test_lists_name_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    for what, named in (("scenarios", "serial"), ("policies", "order_up_to"), ("measures", "fill rate")):
        assert main(["list", what]) == 0
        assert named in capsys.readouterr().out
    assert main(["measures"]) == 0
    assert "lower" in capsys.readouterr().out


def test_show_draws_the_network_without_running(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "scenario=serial", "scenario.echelons=2"]) == 0
    said = capsys.readouterr().out
    assert "echelons: 2" in said
    assert "stage1" in said
    assert "└─▶ customer" in said


def test_messages_can_be_listened_to(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["run", "scenario=beer_game", "horizon=2", "log=messages", f"out={tmp_path / 'out'}"]) == 0
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert told[0] == ["0", "shipment", "wholesaler", "->", "retailer:", "4", "beer"]
    assert ["1", "order", "customer", "->", "retailer:", "4", "beer"] in told


def test_v_says_what_is_being_done(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "experiments", "run", "-v", *SHORT, "record=totals", f"out={tmp_path / 'out'}"]
    ran = subprocess.run(command, cwd=SHIPPED.parent, capture_output=True, text=True, check=True)
    assert [line.split(" after ")[0] for line in ran.stderr.splitlines()] == [
        "INFO serial is ready",
        "INFO playing 1 times, the first 10 weeks left out",
        f"INFO written to {tmp_path / 'out'}",
    ]


def test_customers_are_one_group_unless_agents_are_asked_for() -> None:
    keys = {"scenario": "distribution", "horizon": 30, "warmup": 0, "record": "orders", "figures": False}
    groups, agents = (set(experiments.run(**keys, detail=detail).kpis["segment"]) for detail in ("groups", "agents"))
    assert "customers" in groups
    assert "customer1" not in groups
    assert {"customer1", "customer2", "customer3", "customer4"} <= agents


@pytest.mark.parametrize("module", [True, False])
def test_a_folder_with_a_sim_and_configs_of_its_own_does_no_harm(own: Path, module: bool) -> None:
    start = (
        ["-m", "experiments"] if module else ["-c", "from experiments.__main__ import main; raise SystemExit(main())"]
    )
    home = str(SHIPPED.parent)
    ran = subprocess.run(
        [sys.executable, *start, "run", *SHORT, "replenishment=half", "allow=[half_policies]", "replications=2",
         "workers=2", "out=done", "--config-dir", "mine"],
        cwd=own, capture_output=True, text=True, timeout=120,
        env={"PYTHONPATH": home, "PATH": "", "PYTHONSAFEPATH": "" if module else "1"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (own / "done" / "kpis.csv").exists()
    assert "seed: 1\n" in (own / "done" / "config.yaml").read_text()


def test_version_imports_nothing_heavy() -> None:
    code = "import sys; from experiments.__main__ import main; main(['--version']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SHIPPED.parent, check=True)
    assert ran.stdout.startswith("bullwhip ")
    assert not {"numpy", "pandas", "hydra", "simpy", "scipy"} & set(ran.stdout.split())


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_run_leaves_nothing(tmp_path: Path, workers: int) -> None:
    keys = ["scenario=serial", "horizon=20000", "replications=50", f"workers={workers}", "out=deep/er"]
    command = [sys.executable, "-m", "experiments", "run", *keys]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(SHIPPED.parent)}, stderr=subprocess.PIPE, text=True
    ) as ran:
        while not list(tmp_path.glob("deep/.er*")):
            time.sleep(0.05)
            assert ran.poll() is None
        time.sleep(0.5)
        ran.send_signal(signal.SIGINT)
        said = ran.communicate(timeout=30)[1]
    assert ran.returncode == 130
    assert "interrupted; nothing was written" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
