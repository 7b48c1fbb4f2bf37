"""How far a study has come: runs and points done, time left, and the best so far."""

from collections import Counter
from time import monotonic
from types import TracebackType
from typing import Any

from tqdm import tqdm

from experiments.study.outcome import Outcome
from experiments.study.study import Study

EVERY = 0.3
"""Seconds between two looks at the best so far."""


class Progress:
    """A bar on the terminal, or nothing where there is none."""

    def __init__(self, study: Study, points: int, shown: bool) -> None:
        self.bar: Any = tqdm(desc=study.name, unit="run", total=0, disable=None if shown else True, leave=False)
        self.points = points
        self.measure, self.lower = _looked_at(study)
        self.arms = list(study.arms)
        self.sums: dict[int, float] = {}
        self.counts: Counter[int] = Counter()
        self.told = 0.0

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.bar.close()

    def begun(self, runs: int) -> None:
        """So many more runs are asked for."""
        self.bar.total += runs
        self.bar.refresh()

    def noted(self, outcome: Outcome) -> None:
        """One more run is done."""
        if self.bar.disable:
            return
        value = outcome.value(self.measure)
        if value == value:
            self.counts[outcome.point] += 1
            self.sums[outcome.point] = self.sums.get(outcome.point, 0.0) + value
        if self.sums and monotonic() - self.told > EVERY:
            self.told = monotonic()
            means = {point: total / self.counts[point] for point, total in self.sums.items()}
            best = (min if self.lower else max)(means, key=lambda point: means[point])
            name = self.arms[best] if best < len(self.arms) else f"point {best}"
            said = f"{len(means):,} of {max(self.points, len(means)):,} points, best {self.measure} {means[best]:,.4g}"
            self.bar.set_postfix_str(f"{said} ({name})", refresh=False)
        self.bar.update()


def _looked_at(study: Study) -> tuple[str, bool]:
    """The measure by which the best so far is told, and whether lower is better; none of a what-if question."""
    if study.verb == "science":
        return "", False
    from sim.metrics import BY_NAME

    name = getattr(study.select, "measure", None) or "total cost"
    return name, BY_NAME[name].direction != "higher"
