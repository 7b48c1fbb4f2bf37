"""Welch's figure: the mean of the replications over time, smoothed, and where MSER-5 would cut off the warm-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import plain
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.style import BACKLOG, BOTTOM, GREY, PALETTE, RIGHT, empty, sheet
from experiments.drawings.wording import counted, label, plural

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MEAN = "#b8c0c8"


def welch(
    replications: NDArray[np.float64],
    name: str,
    caption: Caption,
    *,
    period: float = 1.0,
    windows: Sequence[int] = (),
    cut: int | None = None,
) -> Figure:
    """replications: a row a replication, a column a period; windows: half widths of the moving average (Welch 1983).

    cut: how many periods to leave out; else that of MSER-5 of the mean over the replications.
    """
    from experiments.statistics import mser, welch_average

    data = np.atleast_2d(np.asarray(replications, dtype=float))
    count, periods = data.shape
    mean = data.mean(axis=0) if data.size else np.array([])
    if cut is None and periods >= 10:
        cut = mser(mean)
    widths = sorted({w for w in (windows or (periods // 50, periods // 12)) if 0 < w < periods})
    said = f"{label(name).capitalize()} each {caption.time_unit}: mean of {counted(count, 'replication')}"
    said += ", its moving averages (Welch), and the cut of MSER-5."
    figure = sheet(message(mean, name, caption, period, cut), said, caption.foot)
    if not periods or not np.isfinite(mean).all():
        empty(figure, "The series has no value in some period.")
        return figure
    axes = figure.add_axes((0.075, BOTTOM, RIGHT - 0.075, 0.785 - BOTTOM))
    axes.grid(axis="y")
    x = period * np.arange(1, periods + 1)
    axes.plot(x, mean, color=MEAN, lw=1.0)
    entries = [(f"mean of {counted(count, 'replication')}", MEAN, "-")]
    for width, colour in zip(widths, (PALETTE[0], PALETTE[1], PALETTE[2]), strict=False):
        line = welch_average(data, width)
        axes.plot(x[: len(line)], line, color=colour, lw=2.2)
        entries.append((f"over {2 * width + 1} {plural(caption.time_unit)}", colour, "-"))
    if cut:
        axes.axvspan(0, cut * period, color=BACKLOG, alpha=0.08, lw=0)
        axes.axvline(cut * period, color=BACKLOG, lw=1.8)
        entries.append((f"warm-up, {counted(cut * period, caption.time_unit)}", BACKLOG, "-"))
    if cut is not None:
        axes.axhline(mean[cut:].mean(), color=GREY, lw=1.0, ls="--")
        entries.append(("mean after it" if cut else "mean", GREY, "-"))
    legend(figure, entries)
    axes.set_xlim(0, x[-1])
    axes.set_ylim(*reach(mean, zero=True))
    for axis in (axes.xaxis, axes.yaxis):
        ticked(axis, 8)
    axes.set_xlabel(caption.time_unit)
    axes.set_ylabel(label(name))
    return figure


def message(mean: NDArray[np.float64], name: str, caption: Caption, period: float, cut: int | None) -> str:
    """How long the warm-up is, and what the mean is with it and without it."""
    if cut is None:
        return f"{len(mean)} periods are too few to judge the warm-up"
    if cut == 0:
        return f"No warm-up is seen: {label(name)} is steady from the start, at {plain(float(mean.mean()))} on average"
    whole, after = plain(float(mean.mean())), plain(float(mean[cut:].mean()))
    told = f"The first {counted(cut * period, caption.time_unit)} are warm-up: without them, mean {label(name)} is"
    return f"{told} {after}, " + (f"not {whole}" if after != whole else "as it is with them")
