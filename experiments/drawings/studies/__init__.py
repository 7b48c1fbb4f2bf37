"""The figures of a study, each with one message: responses, trade-offs, differences, risks, searches."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from experiments.drawings.studies.tables import StudyTables

__all__ = ["StudyTables", "draw_study"]


def draw_study(tables: StudyTables, folder: Path | str, *, form: Literal["png", "svg"] = "png") -> list[Path]:
    """Draw whatever suits the tables into a folder and answer with the files, the same bytes for the same tables."""
    from matplotlib import rc_context

    from experiments.drawings.studies.choice import figures
    from experiments.drawings.style import RUNNING, save

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with rc_context(RUNNING):
        return [save(figure, folder / f"{name}.{form}") for name, figure in figures(tables)]
