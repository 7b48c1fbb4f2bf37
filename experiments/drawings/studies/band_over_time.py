"""Best, mean and worst over time: where the replications lie each period, when the chain fails and is well again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import plain
from experiments.drawings.studies.legend import folded, legend
from experiments.drawings.studies.naming import quoted
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.style import BACKLOG, BOTTOM, INK, PALETTE, RIGHT, empty, sheet
from experiments.drawings.wording import label, percent, plural

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ROWS, COLUMNS = 3, 6
SHARES = ("service", "fill rate", "on time")
"""Series between 0 and 1."""
DOWN = "disrupted"
"""The series of the share of replications in which something is down."""
LINE, INNER, OUTER = PALETTE[0], "#9cc3de", "#dbe8f1"
Limits = Mapping[str, tuple[float, float]]


def band_over_time(
    bands: DataFrame,
    names: dict[int, str],
    series: Sequence[str],
    caption: Caption,
    *,
    thresholds: Limits | None = None,
) -> Figure:
    """A column a point, a row a series: the mean, the band of 5 to 95 % and that from lowest to highest.

    bands: point, series, time, mean, lowest, p05, p95, highest; of the series disrupted the mean is the shade behind.
    thresholds: by series, below which it fails, and from which it has recovered.
    """
    limits = thresholds or {}
    there = set(bands["series"])
    rows = [name for name in series if name in there][:ROWS]
    points = [point for point in names if point in set(bands["point"])]
    drawn = points[:COLUMNS]
    said = f"Each {caption.time_unit} over all replications: {', '.join(label(name) for name in rows)}"
    said += f"; {len(drawn)} of {len(points)} points." if len(points) > len(drawn) else "."
    figure = sheet(message(bands, names, rows[:1], caption, limits), said, caption.foot)
    if not rows or not drawn:
        empty(figure, "No series was kept over time.")
        return figure
    entries = [("mean", LINE, "-"), ("5 to 95 % of replications", INNER, "s"), ("lowest to highest", OUTER, "s")]
    entries += [("disrupted", "#f0d6b8", "s")] if DOWN in there else []
    entries += [("fails below", BACKLOG, "-"), ("recovered from", "#00855f", "-")] if set(limits) & set(rows) else []
    legend(figure, entries, most=12)
    spec = figure.add_gridspec(
        len(rows), len(drawn), left=0.075, right=RIGHT, top=0.735, bottom=BOTTOM, wspace=0.1, hspace=0.16
    )
    for row, name in enumerate(rows):
        own = bands[(bands["series"] == name) & bands["point"].isin(drawn)]
        scale = 100.0 if name in SHARES else 1.0
        ends = np.array([*own[["lowest", "highest"]].to_numpy().ravel(), *limits.get(name, ())])
        edges = reach(scale * ends)
        for column, point in enumerate(drawn):
            axes = figure.add_subplot(spec[row, column])
            _shade(axes, bands[(bands["series"] == DOWN) & (bands["point"] == point)])
            _band(axes, own[own["point"] == point], scale)
            for limit, colour in zip(limits.get(name, ()), (BACKLOG, "#00855f"), strict=False):
                axes.axhline(scale * limit, color=colour, lw=1.4, zorder=5)
            axes.set_ylim(*edges)
            ticked(axes.yaxis, 5)
            ticked(axes.xaxis, 6 if len(drawn) < 4 else 3)
            axes.tick_params(labelleft=not column, labelbottom=row == len(rows) - 1)
            if not row and len(drawn) > 1:
                told = folded(names[point], 0.85 * 10.7 / len(drawn), 13, rows=1)
                axes.set_title(told.text, size=told.size, weight="bold", loc="left", pad=7)
            if not column:
                axes.set_ylabel(f"{label(name)}{', %' if name in SHARES else ''}", color=INK, size=12)
            if row == len(rows) - 1:
                axes.set_xlabel(caption.time_unit)
    return figure


def banded(histories: DataFrame) -> DataFrame:
    """The bands of histories over replications: point, series, time, mean, lowest, p05, p95, highest."""
    kept = histories[histories["value"].notna()]
    groups = kept.groupby(["point", "series", "time"], sort=False)["value"]
    ends = groups.quantile(np.array([0.0, 0.05, 0.95, 1.0])).unstack()
    ends.columns = ["lowest", "p05", "p95", "highest"]
    return ends.assign(mean=groups.mean()).reset_index()


def message(bands: DataFrame, names: dict[int, str], series: Sequence[str], caption: Caption, limits: Limits) -> str:
    """How low the mean falls, where and when, and when it has recovered; and how low the worst replication."""
    if not series or bands.empty:
        return "What was played, over time"
    name = series[0]
    own = bands[(bands["series"] == name) & bands["mean"].notna() & bands["point"].isin(list(names))]
    if own.empty:
        return f"{label(name).capitalize()} has no value"
    low = own.iloc[int(np.argmin(own["mean"].to_numpy(dtype=float)))]
    where = f" with {quoted(names[int(low['point'])])}" if own["point"].nunique() > 1 else ""
    share = name in SHARES
    worst = own.loc[own["point"] == low["point"], "lowest"].min()
    tail = f"; the worst replication falls to {_said(worst, share)}"
    fails, well = limits.get(name, (float("nan"), float("nan")))
    if low["mean"] >= fails:
        least = _said(low["mean"], share)
        return f"Mean {label(name)} never falls below {_said(fails, share)}{where} (lowest {least}){tail}"
    when = f"{'on' if caption.time_unit == 'day' else 'in'} {caption.time_unit}"
    told = f"Mean {label(name)} falls to {_said(low['mean'], share)} {when} {low['time']:g}{where}"
    after = own[(own["point"] == low["point"]) & (own["time"] > low["time"]) & (own["mean"] >= well)]
    if len(after):
        back = float(after["time"].iloc[0] - low["time"])
        units = caption.time_unit if back == 1 else plural(caption.time_unit)
        return f"{told} and is back at {_said(well, share)} after {back:g} {units}{tail}"
    return told + (", and does not recover" if well == well else "") + tail


def _said(value: float, share: bool) -> str:
    return (percent(value) if value > 0 else "0 %") if share else plain(value)


def _band(axes: Axes, own: DataFrame, scale: float) -> None:
    axes.grid(axis="y")
    x = own["time"].to_numpy(dtype=float)
    for low, high, colour in (("lowest", "highest", OUTER), ("p05", "p95", INNER)):
        bottom, top = (scale * own[end].to_numpy(dtype=float) for end in (low, high))
        axes.fill_between(x, bottom, top, color=colour, alpha=0.75, lw=0, zorder=2)
    axes.plot(x, scale * own["mean"].to_numpy(dtype=float), color=LINE, lw=1.9, zorder=4)
    axes.set_xlim(*(reach(x, room=0.0) if len(x) else (0, 1)))


def _shade(axes: Axes, down: DataFrame) -> None:
    """Behind everything, as deep as the share of replications in which something is down."""
    if down.empty:
        return
    x, share = down["time"].to_numpy(dtype=float), down["mean"].to_numpy(dtype=float)
    step = float(np.median(np.diff(x))) if len(x) > 1 else 1.0
    image = np.zeros((1, len(x), 4))
    image[..., :3], image[..., 3] = (0.88, 0.63, 0.33), 0.55 * np.clip(share, 0, 1)
    where: dict[str, Any] = {"extent": (x[0] - step, x[-1], 0, 1), "transform": axes.get_xaxis_transform()}
    axes.imshow(image, **where, aspect="auto", interpolation="nearest", zorder=0)
