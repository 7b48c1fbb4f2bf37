"""The verification table: one line a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from experiments.statistics import mean_interval
from tests.marks import fill
from tests.verify.expectation import Count, Exactly, Expectation, number
from tests.verify.runner import Outcome

COLUMNS = "row", "setting", "number", "expected", "measured", "95 % interval", "runs", "verdict"

PAGE = """# Verification

Published and closed-form results that the simulator reproduces, each through the agents and scenarios that a user runs.
A random number passes when the 99.9 % interval of its independent replications contains the expected value and the
95 % half-width is within the tolerance in brackets (hw). `make verify` writes this page: {passed} of {total} pass.

{table}
"""


def lines(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """Row, setting, number, expected, measured, 95 % interval, replications, verdict."""
    row, finding = outcome.row, outcome.finding
    for name, expected in row.expected.items():
        if finding is None:
            yield row.id, row.setting, name, str(expected), "", "", "", "ERROR"
            continue
        values = finding.values[name]
        measured, interval = measure(expected, values)
        verdict = outcome.verdicts[name].value + (", second run" if finding.rerun else "")
        yield row.id, row.setting, name, str(expected), measured, interval, str(len(values)), verdict


def measure(expected: Expectation, values: Sequence[float]) -> tuple[str, str]:
    """What was measured and its interval, as text."""
    if isinstance(expected, Exactly):
        worst = max(values, key=lambda value: abs(value - expected.value))
        return number(worst, 9), "exact"
    if isinstance(expected, Count):
        return number(sum(values)), f"of {len(values)}"
    interval = mean_interval(values)
    digits = 6
    return number(interval.mean, digits), f"{number(interval.low, digits)} to {number(interval.high, digits)}"


def markdown(outcomes: Iterable[Outcome]) -> str:
    """The whole table."""
    body = ["| " + " | ".join(line) + " |" for outcome in outcomes for line in lines(outcome)]
    return "\n".join(["| " + " | ".join(COLUMNS) + " |", "|---" * len(COLUMNS) + "|", *body])


def write(outcomes: Sequence[Outcome], root: Path) -> None:
    """Into docs/verification.md, and between the marks of README.md."""
    table = markdown(outcomes)
    passed, total = sum(outcome.passed for outcome in outcomes), len(outcomes)
    page_text = PAGE.format(passed=passed, total=total, table=table)
    page = root / "docs" / "verification.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(page_text, "utf-8")
    fill(root / "README.md", "verification", table)
