"""Every question that is shipped can be asked: it reads, its arms are built and played for a short while."""

import pytest

from experiments.faults import Faults
from experiments.science import Enquiry
from experiments.science.enquiry import points_of
from experiments.science.shelf import enquiries, names_meant
from experiments.study.expanding import expand
from experiments.tree import Tree

NAMES = names_meant((), Tree(), Faults())
QUESTIONS = enquiries(NAMES, {"settings": []}, (), Faults())
SHORT = 20
"""Periods."""


def test_w1_to_w12_and_x1_to_x8_are_there() -> None:
    assert [each.id for each in QUESTIONS] == [f"W{n}" for n in range(1, 13)] + [f"X{n}" for n in range(1, 9)]


def test_what_explores_claims_no_sign() -> None:
    kinds = {each.id: each.kind for each in QUESTIONS if each.kind != "confirmatory"}
    assert kinds == {"X7": "exploratory", "X8": "band"}


def test_what_rests_on_an_assumption_says_so() -> None:
    assumed = {each.id for each in QUESTIONS if any(one.assumed for one in each.hypotheses)}
    assert assumed == {"W11", "W12", "X3"}
    (x3,) = (each for each in QUESTIONS if each.id == "X3")
    assert all(one.assumed for one in x3.hypotheses)


def test_all_are_played_with_the_seed_of_their_date() -> None:
    assert all("seed=20261122" in each.settings for each in QUESTIONS)


@pytest.mark.parametrize("enquiry", QUESTIONS, ids=NAMES)
def test_a_moving_prediction_must_move_by_something(enquiry: Enquiry) -> None:
    assert all(one.smallest > 0 for each in enquiry.hypotheses for one in each.predictions)


@pytest.mark.parametrize("enquiry", QUESTIONS, ids=NAMES)
def test_half_of_what_theory_says_is_the_least_that_counts(enquiry: Enquiry) -> None:
    for hypothesis in enquiry.hypotheses:
        for one in hypothesis.predictions:
            known = {**one.published, **one.exact}
            if one.sign and len(known) == 2:
                assert one.smallest >= 0.49 * abs(known["change"] - known["base"]), one.look.name
                assert one.sign * (known["change"] - known["base"]) > 0, one.look.name


@pytest.mark.parametrize("enquiry", QUESTIONS, ids=NAMES)
def test_a_question_says_what_it_must(enquiry: Enquiry) -> None:
    assert enquiry.question.endswith("?") and enquiry.source and enquiry.processes
    assert enquiry.rule.at_least >= 30 and enquiry.rule.at_most <= 240 and enquiry.rule.confidence == 0.99


@pytest.mark.parametrize("enquiry", QUESTIONS, ids=NAMES)
def test_every_arm_of_a_question_is_played(enquiry: Enquiry) -> None:
    points, _ = points_of(enquiry)
    for point, recipe in zip(points, expand((), points), strict=True):
        horizon = SHORT * recipe.settings.period
        assert recipe.ready().play(0, 0.0, horizon=horizon).facts.horizon == horizon, point
