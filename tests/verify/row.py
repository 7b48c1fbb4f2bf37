"""A row of the verification table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from tests.verify.expectation import Exactly, Expectation, Verdict

SEED = 20261122

Measured = Mapping[str, float]
Values = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Row:
    """One setting with its published numbers.

    `run(seed, replication, horizon)` is a module-level function (or a partial of one) that answers one replication's
    value of every expected name. `short` is the horizon of the version that `make test` runs, None to leave it out.
    """

    id: str
    setting: str
    expected: Mapping[str, Expectation]
    run: Callable[[int, int, float], Measured]
    horizon: float = 0.0
    replications: int = 10
    short: float | None = None
    source: str = field(default="", compare=False)

    @property
    def key(self) -> str:
        return f"{self.id} {self.setting}".strip()

    @property
    def deterministic(self) -> bool:
        return all(isinstance(expected, Exactly) for expected in self.expected.values())

    @property
    def seed_of_rerun(self) -> int:
        """Derived from the row's name."""
        return int.from_bytes(sha256(self.key.encode()).digest()[:4])

    def judge(self, values: Values, strict: bool = True) -> dict[str, Verdict]:
        """A verdict for each expected number."""
        return {name: expected.judge(values[name], strict) for name, expected in self.expected.items()}


def replicate(row: Row, seed: int, replications: Sequence[int], horizon: float) -> dict[str, list[float]]:
    """The values of some replications of a row."""
    runs = [row.run(seed, replication, horizon) for replication in replications]
    return {name: [float(run[name]) for run in runs] for name in row.expected}


def verdict(verdicts: Mapping[str, Verdict]) -> Verdict:
    """The worst of the numbers' verdicts is the row's."""
    order = (Verdict.FAIL, Verdict.WIDE, Verdict.AGAIN)
    return next((worst for worst in order if worst in verdicts.values()), Verdict.PASS)
