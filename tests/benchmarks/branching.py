"""(i) What a branch of a run costs beyond what it plays, over what the run has cost so far: by copy and by replay."""

from __future__ import annotations

from collections.abc import Iterator

from experiments.recipe import Ready, prepare
from sim.clock import Moment, Phase
from sim.forking import CAN_FORK
from sim.simulation import Simulation
from tests.benchmarks.timing import Figure, seconds

FIRM = ("scenario=procurement", "supplier_relationship=[scorecard,kraljic,agreements]", "horizon=728", "figures=false")
BRANCHES = 8


def cost(ready: Ready, branches: int, forks: bool) -> float:
    """Seconds of a run that is branched so often at its end, with nothing to play in a branch."""

    def look(sim: Simulation) -> None:
        sim.course.forks = forks
        ask = Moment(sim.env, lambda _: sim.course.branch([lambda: None] * branches), Phase.PLANNING)
        ask.at(ready.settings.horizon - 1.0)

    return seconds(lambda: ready.play(0, 0.0, "totals", look=look))


def figures() -> Iterator[Figure]:
    """Ratios, the shortest times of some rounds."""
    ready = prepare(FIRM)[0].ready()
    alone = min(cost(ready, 0, forks=False) for _ in range(3))
    yield Figure("a run of a buying house, 728 days, before it is branched", alone, "s")
    for name, forks, most in (("by a copy", True, 0.25), ("by a replay", False, 1.5)):
        if forks and not CAN_FORK:
            continue
        each = (min(cost(ready, BRANCHES, forks) for _ in range(3)) - alone) / BRANCHES
        yield Figure(f"a branch {name}, over the run so far", each / alone, "ratio", floor=most, smaller=True)
