"""Clocks for benchmarks."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number with its floor (or ceiling, when smaller is better) and perhaps a goal."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    goal: float | None = None
    smaller: bool = False

    @property
    def holds(self) -> bool:
        return self.floor is None or (self.value <= self.floor if self.smaller else self.value >= self.floor)

    def __str__(self) -> str:
        sign = "<=" if self.smaller else ">="
        wanted = "" if self.floor is None else f"{sign} {self.floor:g}"
        goal = "" if self.goal is None else f" (goal {self.goal:g})"
        mark = "" if self.floor is None else "ok" if self.holds else "MISSED"
        return f"{self.name:<58}{self.value:>12,.4g} {self.unit:<24}{wanted + goal:<20}{mark}"


def seconds(call: Callable[[], object]) -> float:
    """Wall time of one call, garbage collected before it."""
    gc.collect()
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def best(*calls: Callable[[], object], repeats: int = 7) -> list[float]:
    """Shortest time of each call; the calls take turns, so that all meet the same noise."""
    rounds = [[seconds(call) for call in calls] for _ in range(repeats)]
    return [min(times) for times in zip(*rounds, strict=True)]


def command(*arguments: str, repeats: int = 3) -> float:
    """Shortest wall time of a Python command in a fresh interpreter, start-up included."""

    def run() -> None:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    return min(seconds(run) for _ in range(repeats))
