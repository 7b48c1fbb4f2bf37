"""The folder of questions: the same whatever the number of workers, and after an interruption."""

from pathlib import Path

import pytest

import experiments
from experiments.faults import InputError
from experiments.science import conducting
from experiments.science.conducting import science
from experiments.study.runner import Runner
from tests.experiments.science.conftest import Shelf


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file but those that say when and where."""
    names = {"provenance.json", "study.yaml"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in names
    }


def ask(shelf: Shelf, folder: Path, *words: str) -> None:
    science(["y01", "y02", f"out={folder}", *words], [shelf.folder])


@pytest.fixture
def two(shelf: Shelf) -> Shelf:
    shelf.put("y01_sharing", least=3, most=3)
    shelf.put("y02_money", change="scenario.costs.holding=2", base="", expected="stays", least=3, most=6)
    return shelf


def test_two_workers_write_what_one_does(two: Shelf, tmp_path: Path) -> None:
    ask(two, tmp_path / "one", "workers=1")
    ask(two, tmp_path / "two", "workers=2")
    found = bytes_of(tmp_path / "one")
    assert found == bytes_of(tmp_path / "two")
    assert {"verdicts.csv", "report.txt", "y01_sharing/arms.csv", "y02_money/kpis.csv"} <= set(found)
    assert not [name for name in found if "journal" in name]


def test_an_interruption_is_taken_up_again(two: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(two, tmp_path / "whole", "workers=1")
    arrived, count = Runner._arrived, [0]

    def tired(runner: Runner, place: tuple[int, int], came: object) -> None:
        arrived(runner, place, came)  # type: ignore[arg-type]
        count[0] += 1
        if count[0] == 16:
            raise KeyboardInterrupt

    monkeypatch.setattr(Runner, "_arrived", tired)
    with pytest.raises(KeyboardInterrupt, match=f"bullwhip resume {tmp_path / 'half'}$"):
        ask(two, tmp_path / "half", "workers=1")
    assert (tmp_path / "half" / "y01_sharing" / "verdicts.csv").exists()
    assert (tmp_path / "half" / "y02_money" / "journal.jsonl").exists()
    experiments.resume(tmp_path / "half")
    assert bytes_of(tmp_path / "half") == bytes_of(tmp_path / "whole")
    assert count[0] == 24
    with pytest.raises(InputError, match="is complete"):
        experiments.resume(tmp_path / "half")
    with pytest.raises(InputError, match="one question of several"):
        experiments.resume(tmp_path / "half" / "y01_sharing")


def test_each_question_has_a_figure(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("y01_sharing", least=2, most=2)
    science(["y01", f"out={tmp_path / 'a'}", "workers=1", "figures=true"], [shelf.folder])
    assert (tmp_path / "a" / "y01_sharing" / "figures" / "answer.png").stat().st_size > 10_000
    assert conducting.read_answers(tmp_path / "a").verdicts["study"].tolist() == ["y01_sharing"]
