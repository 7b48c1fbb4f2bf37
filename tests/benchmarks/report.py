"""The benchmark table of the README."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.timing import Figure
from tests.marks import fill


def markdown(figures: Sequence[Figure]) -> str:
    """One line a figure, with what was wanted of it."""
    body = [f"| {f.name} | {f.value:,.4g} {f.unit} | {_wanted(f)} |" for f in figures]
    machine = f"CPython {platform.python_version()}, {platform.system()}, {platform.machine()}"
    return "\n".join(["| figure | measured | wanted |", "|---|---|---|", *body, "", f"({machine})"])


def write(figures: Sequence[Figure], root: Path) -> None:
    """Between the marks of README.md."""
    fill(root / "README.md", "benchmarks", markdown(figures))


def _wanted(figure: Figure) -> str:
    if figure.floor is None:
        return ""
    sign = "at most" if figure.smaller else "at least"
    goal = "" if figure.goal is None else f", goal {figure.goal:g}"
    return f"{sign} {figure.floor:g}{goal}: {'met' if figure.holds else '**missed**'}"
