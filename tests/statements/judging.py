"""Judging a statement by the protocol of what-if tests, and keeping what was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from inspect import getsource
from pathlib import Path

import experiments.inference as inference
from tests.statements.arms import Arms
from tests.statements.statement import Statement

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "results" / "statements"


@dataclass(frozen=True)
class Effect:
    """What the lever did to one measure: the mean of the change arm less that of the base with its 99 % interval."""

    name: str
    base: float
    mean: float
    low: float
    high: float
    pairs: int
    p: float
    outcome: str
    control: str


@dataclass(frozen=True)
class Found:
    """The effects of a statement, and whether all are as expected."""

    key: str
    effects: tuple[Effect, ...]
    error: str = ""

    @property
    def verdict(self) -> str:
        """confirmed, refuted, inconclusive or error."""
        outcomes = {effect.outcome for effect in self.effects}
        if self.error:
            return "error"
        return "refuted" if "fail" in outcomes else "inconclusive" if "inconclusive" in outcomes else "confirmed"


def judge(statement: Statement) -> Found:
    """Play a statement's arms as often as the protocol asks, unless that was done with the same code."""
    path = FOLDER / (re.sub(r"[^A-Za-z0-9.]+", "_", statement.key) + ".json")
    seal = digest(statement)
    if path.exists():
        held = json.loads(path.read_text("utf-8"))
        if held["digest"] == seal:
            return Found(statement.key, tuple(Effect(**effect) for effect in held["effects"]))
    found = Found(statement.key, tuple(effects(statement)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"digest": seal, "effects": [asdict(effect) for effect in found.effects]}, indent=1)
    path.with_suffix(".part").write_text(text, "utf-8")
    path.with_suffix(".part").replace(path)
    return found


def effects(statement: Statement) -> Iterator[Effect]:
    """What the lever does to every measure of a statement."""
    arms = Arms(statement)
    questions = [arms.question(number) for number in range(len(statement.checks))]
    for number, verdict in enumerate(inference.answer(questions)):
        difference = verdict.difference
        bases = [row[number] for row in arms.play(False, 0, range(difference.n))]
        yield Effect(
            verdict.name,
            sum(bases) / len(bases),
            difference.mean,
            difference.low,
            difference.high,
            difference.n,
            verdict.p_adjusted,
            verdict.outcome,
            "" if verdict.control is None else f"{verdict.control_outcome}: {verdict.control.mean:.3g}",
        )


def digest(statement: Statement) -> str:
    """Of the code that plays and judges, and of the statement."""
    readers = "".join(getsource(check.of) for check in statement.checks if check.of is not None)
    return sha256((_code() + repr(statement) + readers).encode()).hexdigest()


@cache
def _code() -> str:
    files = [path for folder in ("sim", "scenarios", "experiments/inference") for path in (ROOT / folder).rglob("*.py")]
    files += [*(ROOT / "configs").rglob("*.yaml"), Path(__file__).with_name("arms.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()
