"""The ways to use the simulator: the command line, and the same verbs as functions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from experiments.running import Run
    from experiments.science.answers import Answers
    from experiments.study import Findings

__all__ = ["compare", "figures", "load", "optimise", "query", "resume", "risk", "run", "sweep"]


def run(*settings: str, config_dirs: Iterable[Path] = (), **keys: Any) -> Run:
    """Play a scenario as `bullwhip run` does: run("replenishment=s_S", scenario="serial", seed=7).kpis

    Nothing is written unless `out` is given. Raises experiments.faults.InputError for what cannot be run.
    """
    from experiments.running import run as play

    return play(_words(settings, keys), config_dirs, write=False)


def sweep(*settings: str, config_dirs: Iterable[Path] = (), **keys: Any) -> Findings:
    """Play a scenario at every point of a design: sweep("scenario.transit=1,2,4", scenario="serial").summary

    As for `bullwhip sweep`. Nothing is written unless `out` is given. Raises experiments.faults.InputError.
    """
    from experiments.sweeping import sweep as play

    return play(_words(settings, keys), config_dirs, write=False)


def compare(*settings: str | Path, config_dirs: Iterable[Path] = (), **keys: Any) -> Findings:
    """Arms against a baseline: compare("replenishment=base_stock,s_S", scenario="serial").differences

    As for `bullwhip compare`, so folders of results may be given instead: compare("results/a", "results/b").
    """
    if settings and not keys and not any("=" in str(word) for word in settings):
        from experiments.confronting import confront

        return confront(settings)
    from experiments.comparing import compare as play

    return play(_words(map(str, settings), keys), config_dirs, write=False)


def risk(*settings: str, config_dirs: Iterable[Path] = (), **keys: Any) -> Findings:
    """Arms in which things go wrong at random: risk(experiment="supplier_outage").risk, as for `bullwhip risk`."""
    from experiments.stressing import risk as play

    return play(_words(settings, keys), config_dirs, write=False)


def optimise(*settings: str, config_dirs: Iterable[Path] = (), **keys: Any) -> Findings:
    """Search for the parameters that serve best: optimise(experiment="base_stock_serial").trials"""
    from experiments.optimising import optimise as play

    return play(_words(settings, keys), config_dirs, write=False)


def resume(folder: Path | str) -> Findings | Answers:
    """Complete a study that was interrupted; its files are the same as if it had not been."""
    from experiments.resuming import resume as go_on

    return go_on(folder)


def load(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Every table of a folder of results by its name: load("results/causes")["summary"]"""
    from experiments.loading import load as read

    return read(folder)


def query(folder: Path | str, sql: str) -> pd.DataFrame:
    """SQL over the tables of a folder: query("results/causes", "select * from summary where measure = 'fill rate'")"""
    from experiments.querying import query as ask

    return ask(folder, sql)


def figures(folder: Path | str) -> list[Path]:
    """Draw the figures of a study's folder again and answer the files."""
    from experiments.loading import figures as draw

    return draw(folder)


def _words(settings: Iterable[str], keys: dict[str, Any]) -> list[str]:
    from experiments.quoting import spoken

    return [*(f"{key}={spoken(value)}" for key, value in keys.items()), *settings]
