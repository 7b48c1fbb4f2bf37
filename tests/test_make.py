"""The Makefile says what it does, and takes up a study that was interrupted."""

import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(HOME / name, tmp_path / name)
    return tmp_path


def asked(folder: Path, target: str) -> str:
    done = subprocess.run(["make", "-n", target], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_run_compares_the_presets_and_goes_on_after_an_interruption(folder: Path) -> None:
    assert "experiments compare experiment=company_presets" in asked(folder, "run")
    begun = folder / "results" / "company_presets-2"
    begun.mkdir(parents=True)
    (begun / "study.yaml").touch()
    assert "experiments compare experiment=company_presets" in asked(folder, "run")
    (begun / "journal.jsonl").touch()
    assert "experiments resume results/company_presets-2" in asked(folder, "run")


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_help_tells_every_target(folder: Path) -> None:
    said = asked(folder, "help")
    for target in ("run", "test", "verify", "bench", "clean"):
        assert f"make {target}" in said
