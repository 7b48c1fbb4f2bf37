"""Rows of changes about a line at zero, each told in words at the right of its panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.style import INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def in_words(axes: Axes, row: float, text: str, colour: str, size: float) -> None:
    """A row's change in words, beside its panel."""
    axes.annotate(
        text,
        (1.05, row),
        xycoords=("axes fraction", "data"),
        size=size,
        va="center",
        color=colour,
        annotation_clip=False,
    )


def about_zero(axes: Axes, edges: Sequence[float], rows: int, ticks: int) -> None:
    """The panel's line of no change, room for all edges, and so many rows from the top down."""
    axes.axvline(0, color=INK, lw=1.2, zorder=1)
    axes.set_xlim(*reach(edges, room=0.08))
    axes.set_ylim(rows - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, ticks)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
