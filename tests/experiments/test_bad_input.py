"""What cannot be run is said in one message, with its place and a remedy; nothing is played and nothing written."""

from pathlib import Path

import pytest

from experiments.__main__ import main

SERIAL = ["scenario=serial"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(capsys: pytest.CaptureFixture[str], *settings: str) -> str:
    there = sorted(Path().rglob("*"))
    assert main(["run", *settings]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert sorted(Path().rglob("*")) == there
    return said.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ([], ["scenario: say which supply chain"]),
        (["scenario=serail"], ["scenario: there is no 'serail'; did you mean serial?"]),
        ([*SERIAL, "horzion=3"], ["horzion: there is no such key; did you mean horizon?"]),
        ([*SERIAL, "scenario.echelon=3"], ["scenario.echelon: there is no such key; did you mean echelons?"]),
        ([*SERIAL, "replenishment=sS"], ["replenishment: there is no 'sS'; did you mean s_S"]),
        ([*SERIAL, "~demand"], ["~demand: takes a choice away", "choose another: demand=..."]),
        ([*SERIAL, "horizon=soon"], ["horizon: must be a number of weeks", "26w", "'soon'"]),
        ([*SERIAL, "scenario.echelons=three"], ["scenario.echelons: must be a whole number, got 'three'"]),
        ([*SERIAL, "demand.mean=lots"], ["demand.mean: must be a number, got 'lots'"]),
        ([*SERIAL, "scenario.transit=-1"], ["transit time must not be negative, got -1"]),
        (
            ["scenario=small_firm", "strategy=rule_based", "strategy.team.functions=[sales]"],
            ["strategy.team.functions: must be a mapping, got ('sales',)"],
        ),
        (
            ["scenario=small_firm", "strategy=rule_based", "strategy.team.levers=[3]"],
            ["strategy.team: StrategicTeam cannot be made of what is said here: 'int' object has no attribute"],
        ),
        ([*SERIAL, "demand=intermittent", "demand.probability=1.5"], ["demand.probability: ", "0..1", "1.5"]),
        ([*SERIAL, "replenishment=s_S", "replenishment.s=99"], ["replenishment.s: s must not exceed S", "99"]),
        ([*SERIAL, "horizon=26w", "warmup=1y"], ["warmup: must end before the horizon", "52", "26", "say warmup=0"]),
        ([*SERIAL, "seed=-1"], ["seed: must be a whole number of at least 0, got -1"]),
        ([*SERIAL, "record=everything"], ["record: must be full or orders or totals, got 'everything'"]),
        ([*SERIAL, "at.stage9.replenishment.z=1"], ["at.stage9", "did you mean stage"]),
        ([*SERIAL, "at.stage1.replenishment.q=1"], ["at.stage1.replenishment: OrderUpTo has no q; it has z"]),
        (
            [*SERIAL, "at.stage1.product.item.replenishment.q=1"],
            ["at.stage1.product.item.replenishment: OrderUpTo has no q"],
        ),
        ([*SERIAL, "at.stage1.demand=steady"], ["at.stage1.demand: stage1 has no demand to choose; it chooses"]),
        ([*SERIAL, "strategy=none", "returns_management=inspection"], ["returns_management: no house of this supply"]),
        ([*SERIAL, "log=messages", "workers=2"], ["log: messages are printed as they come", "say workers=1"]),
        ([*SERIAL, "at.stage1.replenishmnt.z=1"], ["'replenishmnt' is no group", "did you mean replenishment?"]),
        ([*SERIAL, "at.stage1=3"], ["at.stage1: names no setting"]),
        ([*SERIAL, "scenario.demand.mean=3"], ["scenario.demand is taken from demand; set demand.mean"]),
        ([*SERIAL, "demand=normal,poisson"], ["several values are a sweep"]),
        ([*SERIAL, "hydra.run.dir=/"], ["Hydra's own settings"]),
        ([*SERIAL, "ten"], ["ten: is not a setting; settings are written key=value"]),
        ([*SERIAL, "demand.mean=[1"], ["demand.mean=[1: cannot be read"]),
        ([*SERIAL, "start_date=soon"], ["start_date: must be a date such as 1997-01-31, got 'soon'"]),
        ([*SERIAL, "workers=0"], ["workers: must be a whole number of at least 1, got 0"]),
        ([*SERIAL, "allow=mine"], ["allow: must be a list of modules"]),
        ([*SERIAL, "allow=[os]"], ["allow: 'os' is not a module of your own"]),
        ([*SERIAL, "demand._target_=os.system"], ["demand._target_: 'os.system' is not defined in sim"]),
        (
            [*SERIAL, "demand._target_=sim.simulate.gc.collect"],
            ["'sim.simulate.gc.collect' is not a class or function"],
        ),
        ([*SERIAL, "demand._target_=mine.Own"], ["'mine.Own' is not defined", "say allow=[mine]"]),
        ([*SERIAL, "demand.mean=${oc.env:HOME}"], ["asks a resolver"]),
        ([*SERIAL, "demand.mean=${nowhere}"], ["demand.mean: ", "nowhere"]),
    ],
)
def test_a_fault_is_named_with_its_place(
    capsys: pytest.CaptureFixture[str], settings: list[str], said: list[str]
) -> None:
    message = refused(capsys, *settings)
    assert message.startswith("bullwhip: 1 fault; nothing was run or written")
    assert all(part in message for part in said), message


def test_several_faults_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(
        capsys, *SERIAL, "horizon=soon", "horzion=4", "demand.sd=-1", "scenario.costs.holding=-1", "seed=x", "ten"
    )
    assert message.startswith("bullwhip: 6 faults")


def test_broken_yaml_is_told_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "demand").mkdir()
    (tmp_path / "demand" / "odd.yaml").write_text("_target_: sim.policies.demand.Steady\nquantity: [4\n")
    message = refused(capsys, *SERIAL, "demand=odd", "--config-dir", str(tmp_path))
    assert "odd.yaml, line" in message
    assert "is not YAML" in message
    assert len(message.splitlines()) <= 3


def test_a_resolver_in_a_file_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "demand").mkdir()
    (tmp_path / "demand" / "sly.yaml").write_text("_target_: sim.policies.demand.Steady\nquantity: ${oc.env:HOME}\n")
    assert "demand.quantity: '${oc.env:HOME}' asks a resolver" in refused(
        capsys, *SERIAL, "demand=sly", "--config-dir", str(tmp_path)
    )


def test_a_full_folder_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert "full is not empty" in refused(capsys, *SERIAL, "out=full")


def test_a_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no folder nowhere" in refused(capsys, "--config-dir", "nowhere", *SERIAL)


def test_nothing_is_called_where_anything_is_foreign(
    capsys: pytest.CaptureFixture[str], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(own))
    import half_policies  # type: ignore[import-not-found]

    half_policies.CALLED.clear()
    refused(
        capsys,
        *SERIAL,
        "replenishment=half",
        "allow=[half_policies]",
        "demand._target_=os.system",
        "--config-dir",
        str(own / "mine"),
    )
    assert half_policies.CALLED == []
