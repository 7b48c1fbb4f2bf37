"""What a question of two replications or a few comes to, where the answer is known."""

import pytest

from experiments.faults import InputError
from experiments.science.answers import Answers
from experiments.science.conducting import science
from tests.experiments.science.conftest import Shelf


def ask(shelf: Shelf, name: str, *words: str) -> Answers:
    return science([name, "workers=1", *words], [shelf.folder], write=False)


def test_a_known_effect_is_confirmed_with_its_control(shelf: Shelf) -> None:
    shelf.put("y01_sharing")
    answers = ask(shelf, "y01")
    (row,) = answers.verdicts.itertuples(index=False)
    assert row.verdict == "confirmed" and row.hi < -0.5 and row.pairs == 8
    assert row.control_outcome == "confirmed" and row.control == 0
    assert answers.arms["arm"].tolist() == ["base", "change", "control base", "control change"]
    assert "Y1 confirmed" in answers.report and "1 question: 1 confirmed" in answers.report


def test_two_replications_are_a_question_too(shelf: Shelf) -> None:
    shelf.put("y01_sharing", least=2, most=2)
    assert ask(shelf, "y01").verdicts["pairs"].tolist() == [2]


def test_a_lever_that_does_nothing_is_not_confirmed(shelf: Shelf) -> None:
    shelf.put("y02_money", change="scenario.costs.holding=2", base="scenario.costs.holding=1")
    assert ask(shelf, "y02").verdicts["verdict"].tolist() == ["inconclusive"]


def test_that_a_lever_does_nothing_can_be_what_is_expected(shelf: Shelf) -> None:
    shelf.put("y02_money", change="scenario.costs.holding=2", base="", expected="stays")
    assert ask(shelf, "y02").verdicts["verdict"].tolist() == ["confirmed"]


def test_a_wrong_sign_is_refuted(shelf: Shelf) -> None:
    shelf.put("y03_wrong", expected="rises")
    assert ask(shelf, "y03").verdicts["verdict"].tolist() == ["refuted"]
    assert "1 refuted" in ask(shelf, "y03").report


def test_an_effect_of_which_the_control_shows_as_much_is_refuted(shelf: Shelf) -> None:
    shelf.put("y04_control", control="scenario.costs.holding=2")
    (row,) = ask(shelf, "y04").verdicts.itertuples(index=False)
    assert row.verdict == "refuted" and row.control_outcome == "refuted" and row.hi < 0


def test_what_is_inconclusive_is_doubled_as_long_as_it_may(shelf: Shelf) -> None:
    shelf.put("y05_much", smallest=50, least=3, most=10)
    (row,) = ask(shelf, "y05").verdicts.itertuples(index=False)
    assert row.verdict == "inconclusive" and row.pairs == 10
    assert ask(shelf, "y05", "until.at_most=6").verdicts["pairs"].tolist() == [6]


def test_a_control_may_have_to_move(shelf: Shelf) -> None:
    shelf.put("y06_moves", control="forecasting.span=20", smallest="0.5, controlled: falls")
    (row,) = ask(shelf, "y06").verdicts.itertuples(index=False)
    assert row.verdict == "confirmed" and row.controlled == "falls" and row.control_hi < 0
    shelf.put("y06_moves", control="forecasting.span=20", smallest="0.5, controlled: rises")
    assert ask(shelf, "y06").verdicts["verdict"].tolist() == ["refuted"]


def test_the_base_arm_may_be_the_control_by_what_theory_says_of_it(shelf: Shelf) -> None:
    shelf.put(
        "y07_theory", base="replenishment=base_stock", change="replenishment=order_up_to", expected="rises",
        smallest="0.1, exact: {base: 1.0}",
    )  # fmt: skip
    path = shelf.folder / "experiment" / "science" / "y07_theory.yaml"
    path.write_text(path.read_text().replace("control: [replenishment=base_stock]", "control: base"))
    answers = ask(shelf, "y07")
    assert answers.verdicts["verdict"].tolist() == ["confirmed"]
    assert answers.arms["agrees"].tolist() == ["yes", ""]


def test_a_house_that_is_not_there_is_named(shelf: Shelf) -> None:
    shelf.put("y08_house", expected="falls, agent: stage7")
    with pytest.raises(InputError, match="bullwhip ratio of stage7' has no value in arm 1 base; did you mean stage"):
        ask(shelf, "y08")
