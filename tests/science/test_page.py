"""Every question that is shipped is on the page, as it is asked now."""

from __future__ import annotations

import re

import pytest

from experiments.science import Enquiry
from tests.science.page import PAGE, asked, static

QUESTIONS = asked()
TEXT = PAGE.read_text("utf-8")


@pytest.mark.parametrize("enquiry", QUESTIONS, ids=[each.name for each in QUESTIONS])
def test_a_question_is_on_the_page_as_it_is_asked(enquiry: Enquiry) -> None:
    assert static(enquiry) in TEXT


def test_nothing_else_is_asked_there() -> None:
    sections = [f"## {each.id}. {each.question}" for each in QUESTIONS]
    assert re.findall(r"^## .*", TEXT, re.MULTILINE) == sections


def test_every_figure_is_of_a_question() -> None:
    shown = re.findall(r"\]\(pictures/science/(\w+)\.png\)", TEXT)
    assert shown in ([], [each.name for each in QUESTIONS])
