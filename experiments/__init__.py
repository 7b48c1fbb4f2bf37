"""The ways to use the simulator: the command line, and the same verbs as functions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.running import Run


def run(*settings: str, config_dirs: Iterable[Path] = (), **keys: Any) -> Run:
    """Play a scenario as `bullwhip run` does: run("replenishment=s_S", scenario="serial", seed=7).kpis

    Nothing is written unless `out` is given. Raises experiments.faults.InputError for what cannot be run.
    """
    from experiments.quoting import spoken
    from experiments.running import run as play

    return play([*(f"{key}={spoken(value)}" for key, value in keys.items()), *settings], config_dirs, write=False)
