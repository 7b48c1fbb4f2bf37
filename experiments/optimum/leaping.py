"""A step in a slanting direction, along the constraints, from the slopes that the trials on all sides show."""

import numpy as np
from numpy.typing import NDArray

from experiments.optimum.search import Point, Search
from experiments.optimum.trial import Book, Trial

Vector = NDArray[np.float64]


def leap(search: Search, book: Book, here: Trial, low: list[Point], high: list[Point]) -> Point | None:
    """Where the objective falls most, and the constraints are kept, if all were straight: a linear programme.

    low and high: the neighbours of a trial on either side of each parameter, played already; the step goes no further
    than they (Griffith and Stewart 1961). None where there is no such step.
    """
    slopes = _slopes(book, here, low, high)
    return None if slopes is None else _step(search, here, slopes, _answers(here), low, high)


def mended(search: Search, book: Book, here: Trial, gone: Trial, low: list[Point], high: list[Point]) -> Point | None:
    """The step once more, by as much more cautious as the last one was wrong about the constraints."""
    slopes = _slopes(book, here, low, high)
    if slopes is None or gone.failed:
        return None
    foreseen = _answers(here) + slopes @ (np.array(gone.point) - np.array(here.point))
    return _step(search, here, slopes, _answers(here) + np.maximum(0.0, _answers(gone) - foreseen), low, high)


def _answers(trial: Trial) -> Vector:
    """The objective, then how far each constraint is broken; less is better."""
    return np.array([trial.score[1][0], *trial.violations])


def _slopes(book: Book, here: Trial, low: list[Point], high: list[Point]) -> Vector | None:
    """By what the answers (rows) change with each parameter (columns)."""
    columns = []
    for number, (lower, upper) in enumerate(zip(low, high, strict=True)):
        ends = [book.by_point.get(point, here) for point in (lower, upper)]
        width = ends[1].point[number] - ends[0].point[number]
        if any(end.failed for end in ends) or not width > 0:
            return None
        columns.append((_answers(ends[1]) - _answers(ends[0])) / width)
    return np.array(columns).T


def _step(
    search: Search, here: Trial, slopes: Vector, answers: Vector, low: list[Point], high: list[Point]
) -> Point | None:
    from scipy.optimize import linprog

    at, keys = np.array(here.point, float), search.keys
    least, most = ([point[number] for number, point in enumerate(side)] for side in (low, high))
    straight = [(slope, float(slope @ at - answer)) for slope, answer in zip(slopes[1:], answers[1:], strict=True)]
    straight += [(np.array([(key == o.lower) - (key == o.upper) for key in keys], float), 0.0) for o in search.orders]
    rows, limits = zip(*straight, strict=True)
    bounds = [
        (float(lower), float(upper)) for lower, upper in zip(np.minimum(least, at), np.maximum(most, at), strict=True)
    ]
    found = linprog(slopes[0], A_ub=np.array(rows, float), b_ub=np.array(limits, float), bounds=bounds)
    if found.x is None:
        return None
    return search.nearest(dict(zip(keys, map(float, found.x), strict=True)))
