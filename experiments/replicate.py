"""Independent replications, here or shared among processes; the results are the same for any number of them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from experiments.gathering import part
from experiments.measuring import measured
from experiments.overload import overloaded
from experiments.recipe import Recipe, built, packed
from experiments.settings import Settings

if TYPE_CHECKING:
    from sim.result import Result
    from sim.simulation import Simulation

LOG = logging.getLogger(__name__)
WARNINGS = "warnings"
"""Where a frame carries what is to be told besides."""


def replicate(recipe: Recipe, warmup: float, folder: Path | None, step: Callable[[int], object]) -> pd.DataFrame:
    """Play every replication and answer its measures, in their order; the tables and figures go into `folder`, if any.

    step: told how many more replications are done.
    """
    from experiments.crew.engine import Engine
    from experiments.crew.failing import Died
    from experiments.crew.labour import labour

    settings, frames = recipe.settings, dict[int, pd.DataFrame]()

    def done(replication: int, came: "pd.DataFrame | Died") -> None:
        if isinstance(came, Died):
            raise RuntimeError(f"replication {replication}: {came}")
        for warning in came.attrs.pop(WARNINGS, ()):
            LOG.warning(warning)
        frames[replication] = came
        step(1)

    engine = Engine(workers=min(settings.workers, settings.replications))
    labour(engine, Playing(packed(recipe), warmup, folder), range(settings.replications), done)
    return pd.concat([frames[replication] for replication in sorted(frames)], ignore_index=True)


@dataclass(frozen=True)
class Playing:
    """The work of one replication: its measures are answered, its tables left in the folder.

    The first one looks whether its work centres can carry the demand, and answers the warnings with the measures.
    """

    recipe: bytes
    warmup: float
    folder: Path | None

    def __call__(self, replication: int) -> pd.DataFrame:
        ready, warnings = built(self.recipe), list[str]()

        def look(sim: "Simulation") -> None:
            warnings.extend(overloaded(sim, ready.settings))

        result = ready.play(replication, self.warmup, look=look if replication == 0 else None)
        frame = measured(result, ready.settings)
        frame.insert(0, "replication", replication)
        frame.attrs[WARNINGS] = warnings
        if self.folder is not None:
            _keep(result, self.folder, ready.settings)
        return frame


def _keep(result: "Result", folder: Path, settings: Settings) -> None:
    """The tables of every replication where all is recorded, and the figures of the first."""
    if settings.record == "full":
        result.save(part(folder, result.facts.replication))
    if settings.figures and result.facts.replication == 0:
        from experiments.drawings import draw

        draw(
            result,
            folder / "figures",
            title=settings.scenario,
            time_unit=settings.time_unit,
            start_date=settings.start_date,
            currency=settings.currency,
            replications=settings.replications,
            by_house=settings.by_house,
        )
