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
FIRST = range(2)
"""Replications that tell whether the runs are still those that were judged."""


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
    """Play a statement's arms as often as the protocol asks.

    What was found before is kept where the statement and its judging are the same and the first pairs of every arm come
    out as they did then, to the last digit: runs are determined by their code, so nothing that matters has changed.
    """
    path = FOLDER / (re.sub(r"[^A-Za-z0-9.]+", "_", statement.key) + ".json")
    seal, arms = digest(statement), Arms(statement)
    begun = beginning(arms)
    if path.exists():
        held = json.loads(path.read_text("utf-8"))
        if held["digest"] == seal and held["begun"] == begun:
            return Found(statement.key, tuple(Effect(**effect) for effect in held["effects"]))
    found = Found(statement.key, tuple(effects(statement, arms)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {"digest": seal, "begun": begun, "effects": [asdict(effect) for effect in found.effects]}
    path.with_suffix(".part").write_text(json.dumps(kept, indent=1), "utf-8")
    path.with_suffix(".part").replace(path)
    return found


def beginning(arms: Arms) -> list[str]:
    """The values of the first pairs of every arm, exactly."""
    controlled = (False, True) if arms.statement.control is not None else (False,)
    return [repr(arms.play(which, arm, FIRST)) for which in controlled for arm in (0, 1)]


def effects(statement: Statement, arms: Arms | None = None) -> Iterator[Effect]:
    """What the lever does to every measure of a statement."""
    arms = arms or Arms(statement)
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
    """Of the statement, of what reads its runs, and of what judges them."""
    readers = "".join(getsource(check.of) for check in statement.checks if check.of is not None)
    return sha256((_judging() + repr(statement) + readers).encode()).hexdigest()


@cache
def _judging() -> str:
    files = [*(ROOT / "experiments" / "inference").rglob("*.py"), Path(__file__), Path(__file__).with_name("arms.py")]
    return sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()
