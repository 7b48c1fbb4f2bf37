"""(g) Studies: points checked, many short runs, what the runner costs beside the runs, and a second core."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import experiments
from experiments.recipe import Ready, prepare
from experiments.study.expanding import expand
from experiments.study.point import Point
from sim.metrics import HEADLINES, measure
from tests.benchmarks.timing import Figure, best, command, seconds

GAMES = ["scenario=beer_game", "replenishment=sterman_average", "replenishment.alpha=range(0.1,0.6,0.1)"]
TRIPLE = ["measures=[]", "places=chain", "figures=false"]
LONG = ["scenario=serial", "horizon=700", "record=totals"]
"""Runs of some 50 ms."""
RUNS = 40


def figures() -> Iterator[Figure]:
    """Points, games, overhead and cores."""
    levels = [{"replenishment.S": 20 + number / 1000, "demand.mean": 9.0} for number in range(10_000)]
    points = [Point(number, "", settings) for number, settings in enumerate(levels)]
    words = ["scenario=serial", "replenishment=base_stock", "record=totals"]
    took = seconds(partial(expand, words, points))
    yield Figure("10,000 points expanded and checked", took, "s", floor=15, smaller=True)
    with tempfile.TemporaryDirectory() as folder:
        two, one = (games(Path(folder), workers) for workers in (2, 1))
    yield Figure("10,000 beer games of 36 weeks on 2 cores, start-up included", two, "s", floor=40, smaller=True)
    yield Figure("the same on one core, beside two", one / two, "times", floor=1.8)
    ready = prepare(LONG)[0].ready()
    bare, swept = best(partial(played, ready), studied, repeats=5)
    yield Figure("a run of the overhead's study, by itself", bare / RUNS * 1000, "ms")
    yield Figure("runner beside runs of 50 ms: overhead", 100 * (swept / bare - 1), "%", floor=5, smaller=True)


def games(folder: Path, workers: int) -> float:
    """Seconds of the command that plays ten thousand games."""
    words = [*GAMES, *TRIPLE, "replications=2000", f"workers={workers}", f"out={folder / str(workers)}"]
    return command("-m", "experiments", "sweep", *words, repeats=1)


def played(ready: Ready) -> None:
    """The runs and their triple, and nothing else."""
    for replication in range(RUNS):
        measure(ready.play(replication, 50.0), [name for _, name in HEADLINES])


def studied() -> None:
    """The same as a study, with its tables."""
    experiments.sweep(*LONG, *TRIPLE, "demand.sd=2,2.5", f"replications={RUNS // 2}", workers=1)
