"""(d) The real customers of cdnow, and (e) how long a command takes, start-up included."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.timing import Figure, command


def cdnow() -> Iterator[Figure]:
    """All 69,659 orders, on one core, as a run without figures."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = run(folder, "scenario=cdnow", repeats=2)
    yield Figure("cdnow, 69,659 orders, start-up included", seconds, "s", floor=15, smaller=True)


def startup() -> Iterator[Figure]:
    """The smallest commands."""
    yield Figure("bullwhip --version", command("-m", "experiments", "--version"), "s", floor=0.3, smaller=True)
    with tempfile.TemporaryDirectory() as folder:
        seconds = run(folder, "scenario=beer_game", repeats=3)
    yield Figure("bullwhip run scenario=beer_game, no figures", seconds, "s", floor=2, smaller=True)


def run(folder: str, *keys: str, repeats: int) -> float:
    """Shortest time of a run that draws no figures, each into a folder of its own."""
    times = []
    for number in range(repeats):
        out = Path(folder) / str(number)
        times.append(command("-m", "experiments", "run", *keys, "figures=false", f"out={out}", repeats=1))
    return min(times)
