"""The guide to a network of one's own: its YAML file is a network, its commands and its Python run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from experiments.__main__ import main
from scenarios.network import read_plan

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "network.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)[0]


@pytest.fixture
def coffee(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coffee.yaml").write_text(block("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("coffee")
def test_it_has_some_thirty_lines_and_no_faults() -> None:
    assert len(block("yaml").splitlines()) <= 32
    plan, _ = read_plan("coffee.yaml")
    assert list(plan.sites) == ["pit", "pottery", "depot", "Anna", "Bruno"]


@pytest.mark.usefixtures("coffee")
def test_its_python(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python"), "guide", "exec"), {})
    assert "depot cup" in capsys.readouterr().out


@pytest.mark.usefixtures("coffee")
def test_its_command(tmp_path: Path) -> None:
    words = block("bash").split()
    assert words[0] == "bullwhip"
    assert main([*words[1:], "figures=false"]) in (0, None)
    assert (tmp_path / "coffee" / "summary.csv").exists()
