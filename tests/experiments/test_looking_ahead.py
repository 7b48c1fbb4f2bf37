"""A team that plays changes ahead, as a user asks for it: the same files, whoever does the work and in whatever way."""

from pathlib import Path

import pytest

from experiments.__main__ import main
from sim.course import Course
from tests.statements.rows.what_if import SEARCH, SHOP

WORDS = [*SHOP, *SEARCH, "replenishment.S=44", "horizon=40", "warmup=10", "replications=2", "figures=false"]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("config.yaml", "provenance.json")
    }


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What two workers write, who choose how to branch by the clock on the wall."""
    folder = tmp_path_factory.mktemp("together")
    assert main(["run", *WORDS, "workers=2", f"out={folder / 'out'}"]) == 0
    return files(folder / "out")


@pytest.mark.parametrize("forks", [True, False])
def test_the_same_bytes_for_any_number_of_workers(
    together: dict[str, bytes], tmp_path: Path, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Course, "_forks", lambda *_: forks)
    assert main(["run", *WORDS, "workers=1", f"out={tmp_path / 'out'}"]) == 0
    alone = files(tmp_path / "out")
    assert "decisions.parquet" in alone
    assert alone == together
