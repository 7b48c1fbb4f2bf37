"""The table of statements: what was said, what turns it, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from shlex import join

from tests.statements.judging import Effect, Found
from tests.statements.statement import Statement

COLUMNS = "row", "statement", "lever", "measured effect (99 % interval)", "control", "verdict"

PAGE = """# What the processes do

What the text of the eight processes claims, and what published what-if questions answer, each shown by turning one
lever in a scenario that anyone can run. Two arms are played with the same chance, at least {pairs} pairs of two
simulated years, twice as many while nothing is shown, up to 240. An effect is confirmed when the 99 % interval of the
paired difference lies wholly on the expected side, its mean exceeds the smallest effect that counts, and p, adjusted
for all measures of the row (Holm), is below 0.01; and when a control with the mechanism taken away shows no difference.
*Assumed* marks rows whose direction is that of a coefficient of behaviour put in by hand: a test of the wiring, no
finding. `python -m tests.statements` writes this page: {confirmed} of {total} rows are confirmed.

{table}

The arms, as typed after `bullwhip run`, and the source:

{arms}
"""


def lines(statements: Sequence[Statement], found: dict[str, Found]) -> Iterable[str]:
    """A row a statement."""
    for statement in statements:
        result = found[statement.key]
        said = f"{statement.says}; {statement.setting}" if statement.setting else statement.says
        verdict = result.verdict + (" (assumed)" if statement.assumption else "")
        shown = "; ".join(_effect(effect) for effect in result.effects) or result.error.strip().splitlines()[-1]
        control = "; ".join(dict.fromkeys(effect.control for effect in result.effects if effect.control)) or "none"
        yield _row((statement.id, said, f"`{statement.lever}`", shown, control, verdict))


def page(statements: Sequence[Statement], found: dict[str, Found]) -> str:
    """The whole page."""
    body = [_row(COLUMNS), "|---" * len(COLUMNS) + "|", *lines(statements, found)]
    confirmed = sum(found[statement.key].verdict == "confirmed" for statement in statements)
    arms = "\n".join(_arms(statement) for statement in statements)
    return PAGE.format(pairs=30, confirmed=confirmed, total=len(statements), table="\n".join(body), arms=arms)


def write(statements: Sequence[Statement], found: dict[str, Found], root: Path) -> None:
    """Into docs/statements.md."""
    (root / "docs" / "statements.md").write_text(page(statements, found), "utf-8", newline="\n")


def _effect(effect: Effect) -> str:
    return f"{effect.name} {effect.mean:+.3g} ({effect.low:+.3g} to {effect.high:+.3g}) from {effect.base:.3g}"


def _arms(statement: Statement) -> str:
    words = f"`{join(statement.base)}`, then `{join(statement.change)}`"
    control = f"; control `{join(statement.control)}`" if statement.control else ""
    source = f". {statement.source}" if statement.source else ""
    note = f". {statement.note}" if statement.note else ""
    return f"- {statement.key}: {words}{control}{source}{note}"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
