"""The two sheets of a screening and a crossing, and the message on top of them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from experiments.drawings.studies import draw_study
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.stage_figures import message
from experiments.study.answers import Answer, answers
from tests.experiments.drawings.made import drawn, grid, study

ASKED = {"volatility": "bullwhip ratio", "service": "fill rate", "cost": "total cost"}
KNOWN = {
    "bullwhip ratio": Quantity("bullwhip ratio", "ratio", "lower"),
    "fill rate": Quantity("fill rate", "share", "higher"),
    "total cost": Quantity("total cost", "USD", "lower", "USD"),
}


def strength(**stars: tuple[float, float]) -> pd.DataFrame:
    """Factors with their mu* and half its interval, the same for every measure; the first two are crossed."""
    rows = [
        (rank, factor, question, measure, star, star - half, star + half, 0.5, 0.5, rank < 3, "low → high")
        for rank, (factor, (star, half)) in enumerate(stars.items(), start=1)
        for question, measure in ASKED.items()
    ]
    names = ["rank", "factor", "question", "measure", "mu_star", "lo", "hi", "share", "score", "strongest", "levels"]
    return pd.DataFrame(rows, columns=names)


def effects(half: float = 0.1) -> pd.DataFrame:
    rows = [
        (measure, factor, other, size, size - half, size + half, 5, abs(size) > half, quantity.direction)
        for measure, quantity in KNOWN.items()
        for factor, other, size in (("a", "", -2.0), ("b", "", 1.5), ("a", "b", 0.5))
    ]
    return pd.DataFrame(rows, columns=["measure", "factor", "with", "effect", "lo", "hi", "n", "shown", "direction"])


def ranks(level: bool, shown: bool = True) -> pd.DataFrame:
    rows = [
        ("", "a", -2.0, -2.1, -1.9, shown, 0.0, 0.0, 0.0, True),
        ("", "b", 1.5, 1.4, 1.6, shown, 0.5, -0.1 if level else 0.4, 1.1, level),
    ]
    names = ["measure", "factor", "effect", "lo", "hi", "shown", "behind", "behind_lo", "behind_hi", "level"]
    return pd.DataFrame(rows, columns=names)


def test_both_sheets_are_drawn_twice_the_same(tmp_path: Path) -> None:
    more = {"strength": strength(a=(3, 1), b=(2, 0.5), c=(0, 0)), "effects": effects(), "answered": {"cost": ("a",)}}
    tables = study(grid(a=[1, 2], b=[1, 2]), **more)
    assert drawn(tables, tmp_path / "one")[-2:] == ["screening", "crossing"]
    again = draw_study(tables, tmp_path / "two")[-2:]
    assert all(path.read_bytes() == (tmp_path / "one" / path.name).read_bytes() for path in again)


def test_the_message_says_what_matters_for_what() -> None:
    assert message(
        {"volatility": ("replenishment",), "service": ("order_fulfilment",), "cost": ("replenishment",)}
    ) == ("Replenishment matters most for volatility and cost, order fulfilment for service")
    assert message({"volatility": ("a", "b"), "service": ()}) == (
        "A or b matters most for volatility, nothing is shown to matter for service"
    )


def said(found: list[Answer], question: str) -> str:
    return next(answer.said for answer in found if answer.question == question)


def test_a_clear_winner_is_told_with_its_step() -> None:
    strong = strength(a=(3, 1), b=(2.5, 0.5))
    table = pd.concat([ranks(False).assign(measure=measure) for measure in KNOWN])
    found = answers(strong, effects(), table, KNOWN)
    assert said(found, "cost").startswith("Cost (total cost): a matters most; low → high, changes it by −$2")
    assert "What a does depends on b: it changes it by −$2.50 where b is low, by −$1.50 where it is high." in said(
        found, "cost"
    )
    assert found[0].first == ("a",)


def test_a_tie_names_both() -> None:
    table = pd.concat([ranks(True).assign(measure=measure) for measure in KNOWN])
    found = answers(strength(a=(3, 1), b=(2, 0.5)), effects(), table, KNOWN)
    assert found[0].first == ("a", "b")
    assert "a and b matter most, too close to tell apart" in found[0].said


def test_where_nothing_is_shown_the_screening_speaks_and_nobody_is_first() -> None:
    table = pd.concat([ranks(True, shown=False).assign(measure=measure) for measure in KNOWN])
    found = answers(strength(a=(3, 1), b=(2.5, 0.5), c=(0, 0)), effects(9.0), table, KNOWN)
    assert found[0].first == ()
    assert "the crossing shows no effect; by the screening alone, a and b move it most" in found[0].said


def test_what_the_screening_saw_elsewhere_is_said() -> None:
    table = pd.concat([ranks(False).assign(measure=measure) for measure in KNOWN])
    found = answers(strength(a=(1, 0.1), b=(5, 0.5)), effects(), table, KNOWN)
    assert found[0].said.endswith("Over the whole design, by the screening, b moves it most.")
