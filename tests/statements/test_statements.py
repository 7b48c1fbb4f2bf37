"""Every statement can be played as it is written; how it is judged is tested on one whose answer is known."""

from collections.abc import Iterable
from math import isnan

import pytest

from tests.statements.arms import DETAILS, Arms
from tests.statements.catalogue import STATEMENTS
from tests.statements.judging import ROOT, Effect, Found, effects
from tests.statements.statement import Check, Statement
from tests.statements.table import lines

SHARING = Statement(
    id="W1",
    says="Sharing sales damps the bullwhip",
    lever="scenario.hears",
    base=("scenario=serial", "scenario.echelons=2", "horizon=120", "warmup=20"),
    change=("scenario.hears=sales",),
    checks=(Check("bullwhip ratio", -1, agent="stage2"), Check("fill rate", 0, smallest=0.5)),
    control=("replenishment=base_stock",),
)


def test_no_two_rows_have_the_same_name() -> None:
    assert len({statement.key for statement in STATEMENTS}) == len(STATEMENTS)


@pytest.mark.parametrize("statement", STATEMENTS, ids=[one.key.replace(" ", "_") for one in STATEMENTS])
def test_both_arms_of_a_statement_give_what_is_read(statement: Statement) -> None:
    arms = Arms(statement)
    assert arms.record in DETAILS
    for arm in (0, 1):
        for check, value in zip(statement.checks, arms.play(False, arm, range(1))[0], strict=True):
            assert not isnan(value), (arm, check.name)


def test_a_lever_that_works_is_confirmed_and_its_control_passes() -> None:
    bullwhip, fill = effects(SHARING)
    assert bullwhip.outcome == "pass" and bullwhip.high < 0 and bullwhip.control.startswith("pass")
    assert fill.outcome == "pass" and fill.pairs >= 30


def test_the_last_word_of_a_key_wins() -> None:
    arms = Arms(SHARING, ("horizon=10",))
    assert arms.words(True, 1) == (
        "scenario=serial",
        "scenario.echelons=2",
        "horizon=10",
        "warmup=20",
        "replenishment=base_stock",
        "scenario.hears=sales",
        "figures=false",
    )


def test_the_row_says_what_was_found() -> None:
    effect = Effect("fill rate", 0.9, 0.05, 0.04, 0.06, 30, 0.001, "pass", "pass: 0")
    (row,) = lines([SHARING], {SHARING.key: Found(SHARING.key, (effect,))})
    assert row.startswith("| W1 | Sharing sales") and "fill rate +0.05 (+0.04 to +0.06) from 0.9" in row
    assert row.endswith("| pass: 0 | confirmed |")


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        (("pass", "pass"), "confirmed"),
        (("pass", "inconclusive"), "inconclusive"),
        (("inconclusive", "fail"), "refuted"),
    ],
)
def test_a_row_is_as_good_as_its_worst_measure(outcomes: tuple[str, ...], verdict: str) -> None:
    found = Found("S1", tuple(Effect("m", 0, 0, 0, 0, 30, 1, outcome, "") for outcome in outcomes))
    assert found.verdict == verdict


def test_the_page_has_every_row() -> None:
    page = set(_named((ROOT / "docs" / "statements.md").read_text("utf-8").splitlines()))
    found = {one.key: Found(one.key, (Effect("m", 0, 0, 0, 0, 30, 1, "pass", ""),)) for one in STATEMENTS}
    rows = zip(STATEMENTS, _named(lines(STATEMENTS, found)), strict=True)
    assert [one.key for one, name in rows if name not in page] == []


def _named(rows: Iterable[str]) -> list[tuple[str, ...]]:
    """What a row is called by: its id, the statement with its setting, and the lever."""
    return [tuple(row.split(" | ")[:3]) for row in rows]
