"""How the reports of studies say numbers, and put them under each other."""

from collections.abc import Sequence
from math import floor, log10
from typing import Any

MARKS = {"better": "+", "worse": "-", "different": "≠", "the same": "=", "no difference shown": "~", "not measured": ""}
"""A verdict on a difference, in one sign."""
NOISE = 1e-9
"""A half width so small beside its mean is of rounding."""


def columns(table: Sequence[Sequence[str]]) -> list[str]:
    """Cells under each other, the first column to the left, the others to the right."""
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    return [
        "  "
        + "  ".join([f"{row[0]:<{widths[0]}}", *(f"{cell:>{w}}" for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in table
    ]


def with_reach(mean: float, reach: float) -> tuple[str, str]:
    """A mean and its half width with two digits that count of the half width, thousands set apart; no half width of
    one value, or of values that do not vary.
    """
    if not reach > NOISE * abs(mean):
        return (f"{mean:,.4g}" if abs(mean) < 1e4 else f"{mean:,.0f}"), "0" if reach == reach else ""
    places = min(6, max(0, 1 - floor(log10(reach))))
    return f"{mean:,.{places}f}", f"{reach:,.{places}f}"


def differed(row: Any) -> str:
    """A difference with its half width and the mark of its verdict."""
    if row["difference"] != row["difference"]:
        return "-"
    mean, reach = with_reach(row["difference"], (row["hi"] - row["lo"]) / 2)
    signed = mean if mean.startswith("-") else f"+{mean}"
    return f"{signed} ± {reach} {MARKS.get(row['verdict'], '')}".rstrip() if reach else signed


def level(value: Any) -> str:
    """A level as it is read: four digits of a number that is not whole."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:.4g}" if value % 1 else f"{value:g}"


def short(key: str) -> str:
    """The last name of a key: span of forecasting.span."""
    return key.rpartition(".")[2]
