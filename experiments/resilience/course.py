"""How one replication went: its history, its failures, and what became of each disruption."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from experiments.resilience.failures import NAN, Failure, Thresholds, failures
from experiments.resilience.hits import Hit, hits

History = Mapping[str, Sequence[float]]
"""What `histories` answers for one replication."""


@dataclass(frozen=True)
class Course:
    """One replication of one point; period: time between two values of its history."""

    point: int
    replication: int
    history: History
    period: float
    failures: tuple[Failure, ...]
    hits: tuple[Hit, ...]

    @property
    def span(self) -> float:
        """Time that was counted."""
        return self.period * len(self.history["time"])

    @property
    def failing(self) -> NDArray[np.float64]:
        """1 in every period of a failure, else 0."""
        time = np.asarray(self.history["time"])
        inside = np.zeros(len(time), dtype=bool)
        for each in self.failures:
            inside |= (each.began <= time) & (time < each.began + each.lasted - 1e-9 * self.period)
        return inside.astype(float)

    @property
    def measures(self) -> dict[str, float]:
        """What one run comes to, by measure; see tables.MEASURES."""
        demanded = sum(self.history["demanded"])
        return {
            "failures": float(len(self.failures)),
            "share of time in failure": sum(each.lasted for each in self.failures) / self.span,
            "loss area": sum(each.loss for each in self.failures),
            "service": sum(self.history["at_once"]) / demanded if demanded else NAN,
            "on time": sum(self.history["on_time"]) / demanded if demanded else NAN,
            "disruptions": float(len(self.hits)),
            "share of time disrupted": float(np.mean(self.history["disrupted"])),
        }


def courses(histories: Mapping[tuple[int, int], History], thresholds: Thresholds) -> list[Course]:
    """Every replication read, by point and replication. Raises ValueError for a history without two periods."""
    return [_course(point, number, histories[point, number], thresholds) for point, number in sorted(histories)]


def _course(point: int, replication: int, history: History, thresholds: Thresholds) -> Course:
    time = history["time"]
    if len(time) < 2:
        raise ValueError(f"a history needs at least 2 periods, got {len(time)}")
    period = (time[-1] - time[0]) / (len(time) - 1)
    found = failures(time, recent_service(history, thresholds.over), period, thresholds.of(usual_service(history)))
    spells = list(zip(history["down_from"], map(_unending, history["down_until"]), strict=True))
    struck = hits(spells, found, time[0], time[-1] + period, history["reach"][0] + period)
    return Course(point, replication, history, period, tuple(found), tuple(struck))


def recent_service(history: History, over: int) -> Sequence[float]:
    """Service of each period with those before it, so many together; nan without demand in any of them."""
    if over == 1:
        return history["service"]
    demanded, served = (np.cumsum([0.0, *history[name]]) for name in ("demanded", "at_once"))
    last = np.arange(1, len(demanded))
    first = np.maximum(0, last - over)
    asked, got = demanded[last] - demanded[first], served[last] - served[first]
    return [float(part / of) if of > 0 else NAN for part, of in zip(got, asked, strict=True)]


def usual_service(history: History) -> float:
    """The mean service of a run before its first disruption; of all of it where that is there from the start, or none
    comes.
    """
    time, demanded = np.asarray(history["time"]), np.asarray(history["demanded"])
    served = np.asarray(history["at_once"])
    before = time < min(history["down_from"], default=float("inf"))
    own = before if demanded[before].sum() > 0 else np.ones(len(time), dtype=bool)
    return float(served[own].sum() / demanded[own].sum()) if demanded[own].sum() > 0 else NAN


def _unending(end: float) -> float:
    return float("inf") if isnan(end) else end


def by_point(read: Iterable[Course]) -> dict[int, list[Course]]:
    """The replications of each point, in order."""
    found: dict[int, list[Course]] = {}
    for course in read:
        found.setdefault(course.point, []).append(course)
    return found
