from datetime import datetime
from pathlib import Path

import pytest

from experiments.faults import InputError
from experiments.output import place, written

NOW = datetime(2026, 1, 2, 3, 4, 5)


def test_results_lie_under_scenario_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = place(None, "serial", NOW)
    assert first == Path("results/serial-20260102-030405")
    first.mkdir(parents=True)
    assert place(None, "serial", NOW) == Path("results/serial-20260102-030405-2")


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    for taken in (tmp_path / "full", tmp_path / "full" / "x"):
        with pytest.raises(InputError, match="new or empty folder"):
            place(taken, "serial", NOW)


@pytest.mark.parametrize("exists", [True, False])
def test_the_folder_is_there_when_all_is_written(tmp_path: Path, exists: bool) -> None:
    out = tmp_path / "a" / "b"
    if exists:
        out.mkdir(parents=True)
    with written(place(out, "serial", NOW)) as folder:
        (folder / "x").touch()
    assert [path.name for path in out.iterdir()] == ["x"]
    assert [path.name for path in out.parent.iterdir()] == ["b"]


def test_nothing_is_left_when_anything_goes_wrong(tmp_path: Path) -> None:
    def interrupted() -> None:
        with written(tmp_path / "a" / "b") as folder:
            (folder / "x").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
