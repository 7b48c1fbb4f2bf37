"""What the pages say of the code is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from experiments.study.asking import KEYS
from experiments.tree import Tree
from sim.clock import Phase
from sim.metrics.catalogue import BY_NAME
from tests.docs.pages import HOME, PAGES
from tests.test_architecture import NEVER

TREE = Tree()
TOKEN = re.compile(r"`([^`]+)`")


def text(page: str) -> str:
    return (HOME / page).read_text(encoding="utf-8")


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table whose first line begins with a heading."""
    lines = text(page).split(heading, 1)[1].splitlines()[2:]
    table = lines[: next((number for number, line in enumerate(lines) if not line.startswith("|")), len(lines))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text(page))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not ((HOME / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", ["docs/guides/instant.md", "docs/architecture.md"])
def test_phases_are_those_of_the_clock(page: str) -> None:
    said = {name: int(re.match(r"\d+", priority)[0]) for name, priority, _ in rows(page, "| phase |")}  # type: ignore[index]
    assert said == {phase.name: phase.value for phase in Phase}


def test_every_scenario_is_in_the_readme() -> None:
    assert sorted(TOKEN.findall(row[0])[0] for row in rows("README.md", "| scenario |")) == TREE.options("scenario")


def test_every_group_and_key_is_explained() -> None:
    page = "docs/configuration.md"
    groups = {token for row in rows(page, "| group |") for token in TOKEN.findall(row[0])}
    assert groups == set(TREE.ways())
    keys = {token for row in rows(page, "| key |") for token in TOKEN.findall(row[0])}
    config = yaml.safe_load((HOME / "configs" / "config.yaml").read_text(encoding="utf-8"))
    assert keys == set(config) - {"defaults", "at", "decisions", "fitted"}


def test_every_key_of_a_study_is_explained() -> None:
    keys = {TOKEN.findall(row[0])[0] for row in rows("docs/studies.md", "| study key |")}
    assert keys == set(KEYS)


def test_questions_name_measures_that_exist() -> None:
    named = {token for row in rows("docs/questions.md", "| question |") for token in TOKEN.findall(row[1])}
    assert named - set(BY_NAME) == {"summary.csv"}


def test_the_map_holds_the_floors_that_are_tested() -> None:
    said = {
        TOKEN.findall(first)[0]: set(TOKEN.findall(never))
        for first, never in rows("docs/architecture.md", "| package |")
    }
    assert said == NEVER


def test_the_map_names_folders_and_functions_that_exist() -> None:
    named = set(re.findall(r"`((?:sim|scenarios|experiments|tests|configs)/[\w/.]+)`", text("docs/architecture.md")))
    assert [path for path in sorted(named) if not (HOME / path).exists()] == []
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HOME / "sim").rglob("*.py"))
    calls = set(re.findall(r"`(?:\w+\.)*(\w+)\(\)`", text("docs/architecture.md")))
    assert [name for name in sorted(calls) if f"def {name}(" not in source and f"class {name}" not in source] == []


def test_one_version_everywhere() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    citation = yaml.safe_load(text("CITATION.cff"))
    assert citation["version"] == version
    assert {"cff-version", "message", "title", "authors", "type", "license"} <= citation.keys()
    assert re.search(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[1] == version  # type: ignore[index]


def test_nobody_s_machine_is_named() -> None:
    private = re.compile(r"/(?:home|Users|root|tmp|work)/")
    assert [str(page) for page in map(Path, PAGES) if private.search(text(str(page)))] == []
