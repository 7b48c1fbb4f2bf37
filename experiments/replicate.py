"""Independent replications, here or shared among processes; the results are the same for any number of them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import active_children, get_context
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING

import pandas as pd

from experiments.gathering import part
from experiments.measuring import measured
from experiments.recipe import Recipe
from experiments.settings import Settings

if TYPE_CHECKING:
    from sim.result import Result

CHUNKS_PER_WORKER = 4
"""Small enough that no worker waits long for the last one, large enough that sending a chunk costs nothing."""


def replicate(recipe: Recipe, warmup: float, folder: Path | None, step: Callable[[int], object]) -> pd.DataFrame:
    """Play every replication and answer its measures, in their order; the tables and figures go into `folder`, if any.

    step: told how many more replications are done.
    """
    settings = recipe.settings
    if settings.workers == 1 or settings.replications == 1:
        parts = {0: _play(recipe, range(settings.replications), warmup, folder, step)}
    else:
        parts = _shared(recipe, warmup, folder, step)
    return pd.concat([frame for _, frames in sorted(parts.items()) for frame in frames], ignore_index=True)


def _shared(
    recipe: Recipe, warmup: float, folder: Path | None, step: Callable[[int], object]
) -> dict[int, list[pd.DataFrame]]:
    settings = recipe.settings
    chunks = list(_chunks(range(settings.replications), settings.workers * CHUNKS_PER_WORKER))
    others = set(active_children())
    workers = min(settings.workers, len(chunks))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_deaf) as pool:
        futures = {pool.submit(_play, recipe, chunk, warmup, folder): chunk for chunk in chunks}
        parts = {}
        try:
            for future in as_completed(futures):
                chunk = futures[future]
                parts[chunk[0]] = future.result()
                step(len(chunk))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in set(active_children()) - others:
                worker.terminate()
            raise
    return parts


def _deaf() -> None:
    """A worker leaves it to the first process to stop when the user interrupts."""
    signal(SIGINT, SIG_IGN)


def _chunks(replications: range, number: int) -> Iterator[range]:
    size = -(-len(replications) // number)
    for first in range(0, len(replications), size):
        yield replications[first : first + size]


def _play(
    recipe: Recipe,
    replications: Sequence[int],
    warmup: float,
    folder: Path | None,
    step: Callable[[int], object] = lambda done: None,
) -> list[pd.DataFrame]:
    frames = []

    def done(replication: int, result: "Result") -> None:
        frame = measured(result, recipe.settings)
        frame.insert(0, "replication", replication)
        frames.append(frame)
        if folder is not None:
            _keep(result, folder, recipe.settings)
        step(1)

    recipe.play(replications, warmup, done)
    return frames


def _keep(result: "Result", folder: Path, settings: Settings) -> None:
    """The tables of every replication where all is recorded, and the figures of the first."""
    if settings.record == "full":
        result.save(part(folder, result.facts.replication))
    if settings.figures and result.facts.replication == 0:
        from experiments.figures import draw

        draw(
            result,
            folder / "figures",
            title=settings.scenario,
            time_unit=settings.time_unit,
            start_date=settings.start_date,
            currency=settings.currency,
            replications=settings.replications,
        )
