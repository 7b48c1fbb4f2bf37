"""(f) What sharing work out costs, and what it brings; tasks that sleep are not disturbed by others on the machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec

from experiments.crew.engine import Engine
from experiments.crew.labour import Crew
from tests.benchmarks.timing import Figure, best
from tests.experiments.crew.cluster import started
from tests.experiments.crew.tasks import burn, nap, square

LOOPS = 4_000_000
"""About 45 ms of one core."""


def figures() -> Iterator[Figure]:
    """Overhead of a crew that is already there, in percent of the work shared evenly, and the gain of a second core."""
    with Crew(Engine(workers=2)) as crew:
        yield Figure("crew of 2, tasks of 50 ms: overhead", overhead(crew, 0.05, 80), "%", floor=5, smaller=True)
        (seconds,) = best(partial(crew.do, square, range(20_000), ignore), repeats=3)
        yield Figure("crew of 2, tasks of no length", seconds / 20_000 * 1e6, "us/task")
        with Crew(Engine(workers=1)) as alone:
            one, two = best(partial(burnt, alone), partial(burnt, crew), repeats=3)
    yield Figure("two cores against one, tasks of 50 ms", one / two, "times", floor=1.8)
    if find_spec("distributed") is not None:
        with started(2) as cluster, Crew(Engine("dask", address=cluster.address)) as crew:
            yield Figure("dask, tasks of 200 ms: overhead", overhead(crew, 0.2, 32), "%", floor=10, smaller=True)


def overhead(crew: Crew, seconds: float, number: int) -> float:
    """Percent of time beyond the tasks themselves, on two workers that have been at work before."""
    crew.do(nap, [seconds] * 4, ignore)
    (took,) = best(partial(crew.do, nap, [seconds] * number, ignore), repeats=3)
    return 100 * (took / (number * seconds / 2) - 1)


def burnt(crew: Crew) -> None:
    """Four seconds of one core."""
    crew.do(burn, [LOOPS] * 96, ignore)


def ignore(index: int, result: object) -> None:
    """Nothing is done with the results."""
