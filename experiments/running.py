"""The verb run: play a scenario, measure it, and leave a folder that says how it came to be."""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
from omegaconf import OmegaConf
from tqdm import tqdm

from experiments import output
from experiments.gathering import gather
from experiments.measuring import directions
from experiments.provenance import provenance
from experiments.recipe import Recipe, prepare
from experiments.replicate import replicate
from experiments.statement import statement_of
from experiments.study.statement import NAME
from experiments.summary import summarise
from experiments.warming import draw_warmup, warmup_of

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Run:
    """What a run has brought: every measure of every replication, their summary, and where the files are."""

    kpis: pd.DataFrame
    summary: pd.DataFrame
    recipe: Recipe
    warmup: float
    out: Path | None = None


def run(typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False) -> Run:
    """Play what was typed. Raises InputError, before anything is written, for whatever cannot be run."""
    began = datetime.now()
    recipe, choices = prepare(typed, config_dirs)
    LOG.info("%s is ready after %.2f s", recipe.settings.scenario, (datetime.now() - began).total_seconds())
    if not write and recipe.settings.out is None:
        return _played(recipe, None, progress)
    out = output.place(recipe.settings.out, recipe.settings.scenario, began)
    with output.written(out) as folder:
        done = _played(recipe, folder, progress)
        (folder / "config.yaml").write_text(OmegaConf.to_yaml(OmegaConf.create(dict(recipe.config))), encoding="utf-8")
        done.kpis.to_csv(folder / "kpis.csv", index=False, lineterminator="\n")
        done.summary.to_csv(folder / "summary.csv", index=False, lineterminator="\n")
        if NAME in recipe.settings.shown:
            statement_of(done.summary).to_csv(folder / "profit_and_loss.csv", index=False, lineterminator="\n")
        origin = provenance(choices, recipe.settings.seed, list(typed), began)
        (folder / "provenance.json").write_text(json.dumps(origin, indent=2) + "\n", encoding="utf-8")
    LOG.info("written to %s after %.2f s", out, (datetime.now() - began).total_seconds())
    return replace(done, out=out)


def _played(recipe: Recipe, folder: Path | None, progress: bool) -> Run:
    settings = recipe.settings
    warmup = warmup_of(recipe.ready())
    LOG.info("playing %d times, the first %g %ss left out", settings.replications, warmup, settings.time_unit)
    shown = progress and settings.log is None
    bar: Any = tqdm(
        total=settings.replications, desc=settings.scenario, unit="run", disable=None if shown else True, leave=False
    )
    with bar:
        kpis = replicate(recipe, warmup, folder, bar.update)
    if folder is not None and settings.record == "full":
        gather(folder, settings)
    if folder is not None and settings.figures and settings.warmup == "mser5":
        draw_warmup(recipe.ready(), folder / "figures")
    return Run(kpis, summarise(kpis, directions()), recipe, warmup)
