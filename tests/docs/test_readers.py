"""The pages for planners, teachers and analysts name what exists: scenarios, questions, statements."""

from __future__ import annotations

import re

import pytest

from experiments.tree import Tree
from tests.docs.pages import HOME
from tests.statements.catalogue import STATEMENTS

READERS = ("docs/for_planners.md", "docs/for_teachers.md", "docs/for_analysts.md")
SCIENCE = HOME / "configs" / "experiment" / "science"


def text(page: str) -> str:
    return (HOME / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", READERS)
def test_pages_lead_to_each_other_and_to_the_gallery(page: str) -> None:
    wanted = {*READERS, "docs/gallery.md"} - {page}
    assert {name for name in wanted if f"]({name.removeprefix('docs/')})" in text(page)} == wanted


@pytest.mark.parametrize("page", READERS)
def test_rooms_of_the_gallery_are_scenarios(page: str) -> None:
    assert set(re.findall(r"gallery\.md#(\w+)", text(page))) <= set(Tree().options("scenario"))


@pytest.mark.parametrize("page", READERS)
def test_questions_asked_of_science_are_on_its_shelf(page: str) -> None:
    asked = set(re.findall(r"bullwhip science ([wx]\d+)", text(page)))
    assert asked <= {path.name.partition("_")[0] for path in SCIENCE.glob("*.yaml")}


def test_sources_of_lessons_are_statements_or_questions() -> None:
    lessons = text("docs/for_teachers.md").split("| topic |", 1)[1].split("\n\n", 1)[0]
    named = set(re.findall(r"\b[SWX]\d+\b", lessons))
    known = {statement.id for statement in STATEMENTS} | {
        path.name.partition("_")[0][0].upper() + str(int(path.name[1:3])) for path in SCIENCE.glob("*.yaml")
    }
    assert named
    assert named <= known
