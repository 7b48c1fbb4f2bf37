"""The answer to a what-if question: every prediction a panel, in it the arms with their intervals, and the control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from experiments.drawings.studies.legend import Entry, folded, legend
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.style import GREY, INK, RIGHT, WIDTH, fitting, sheet
from experiments.drawings.wording import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

BLUE, ORANGE, PUBLISHED = "#0072b2", "#d77a00", "#c2448f"
COLOURS = {"base": GREY, "change": BLUE, "control base": "#aab1b8", "control change": "#9cc7e3"}
ENTRIES: tuple[Entry, ...] = (
    ("base", GREY, "o"),
    ("change", BLUE, "o"),
    ("the same without the mechanism (control)", "#9cc7e3", "o"),
    ("exact (full) or published (hollow)", PUBLISHED, "D"),
)
COLUMNS, MOST = 4, 12
BAND = "#fbe6c6"


@dataclass(frozen=True)
class Panel:
    """One prediction or observation: its head, what is said under it, its arms, and a band if there is one."""

    head: str
    said: str
    rows: Sequence[Any]
    band: tuple[float, float] | None


def sheet_of(
    number_of: str,
    question: str,
    verdict: str,
    verdicts: DataFrame,
    arms: DataFrame,
    seen: Sequence[tuple[str, tuple[float, float] | None]],
    foot: str,
) -> Figure:
    """The figure of one question; beyond twelve panels the rest is left to the tables."""
    panels = _panels(verdicts, arms, seen)
    left_out = f"; {MOST} of {len(panels)} predictions" if len(panels) > MOST else ""
    figure = sheet(
        f"{number_of}. {question}", f"{verdict[:1].upper()}{verdict[1:]}. Means with 99 % intervals{left_out}.", foot
    )
    drawn = panels[:MOST]
    tested = len(verdicts) > 0
    known = bool((arms["published"].notna() | arms["exact"].notna()).any())
    controlled = bool(arms["arm"].str.startswith("control").any())
    shown = [*(ENTRIES[:2] if tested else ()), *(ENTRIES[2:3] if controlled else ()), *(ENTRIES[3:] if known else ())]
    legend(figure, [*shown, *([("band of firms", BAND, "s")] if any(band for _, band in seen) else [])])
    rows = -(-len(drawn) // COLUMNS)
    columns = min(COLUMNS, len(drawn))
    wide = 0.105 if tested else 0.16
    grid = figure.add_gridspec(
        rows,
        columns,
        left=wide,
        right=RIGHT,
        top=0.70,
        bottom=0.09,
        wspace=0.32 if tested else 0.55,
        hspace=0.85 if rows < 3 else 1.3,
    )
    for place, panel in enumerate(drawn):
        axes = figure.add_subplot(grid[divmod(place, columns)])
        names = [name for name in COLOURS if controlled or "control" not in name] if tested else _arms(panel)
        _draw(
            axes,
            panel,
            (RIGHT - wide) / columns * WIDTH,
            names,
            told=not tested or place % columns == 0,
            valued=rows < 3,
        )
    return figure


def _panels(
    verdicts: DataFrame, arms: DataFrame, seen: Sequence[tuple[str, tuple[float, float] | None]]
) -> list[Panel]:
    found = []
    groups: Any = arms.groupby(["part", "prediction"], sort=False)
    for (part, prediction), rows in groups:
        own = (
            verdicts[(verdicts["part"] == part) & (verdicts["prediction"] == prediction)] if len(verdicts) else verdicts
        )
        said, band = seen[int(part) - 1] if seen else ("", None)
        found_of: Any = own.itertuples(index=False)
        for row in found_of:
            said = f"{row.expected} by {number(abs(row.difference))}: {row.verdict}"
            if row.expected == "stays":
                said = f"stays within {number(row.smallest)}: {row.verdict}"
            elif row.verdict != "confirmed":
                said = f"{row.expected}? {row.difference:+.3g}: {row.verdict}"
        unit = next(iter(rows["unit"]))
        head = f"{part}. {prediction}" + (f" [{unit}]" if unit not in ("ratio", "share") else "")
        found.append(Panel(head, said, list(rows.itertuples(index=False)), band))
    return found


def _arms(panel: Panel) -> list[str]:
    return [row.arm for row in panel.rows]


def _draw(axes: Axes, panel: Panel, width: float, names: Sequence[str], *, told: bool, valued: bool) -> None:
    """A panel with a row an arm; its names are told where they are not those of the panel beside it."""
    edges: list[float] = []
    if panel.band is not None:
        axes.axvspan(*panel.band, color=BAND, zorder=0)
        edges += panel.band
    for row in panel.rows:
        place, colour = names.index(row.arm), COLOURS.get(row.arm, BLUE)
        mean, low, high = float(row.mean), float(row.lo), float(row.hi)
        if isfinite(low) and isfinite(high):
            axes.plot([low, high], [place, place], color=colour, lw=2.6, zorder=2)
            edges += [low, high]
        axes.plot([mean], [place], "o", color=colour, ms=7, zorder=3)
        if valued:
            said = f"{mean:,.3g}" if abs(mean) < 999.5 else f"{mean:,.0f}"
            axes.annotate(said, (mean, place), (0, 7), textcoords="offset points", size=8.5, color=GREY, ha="center")
        edges.append(mean)
        for value, filled in ((row.published, False), (row.exact, True)):
            if value == value and value is not None:
                face = PUBLISHED if filled else "none"
                axes.plot([value], [place], "D", mec=PUBLISHED, mfc=face, ms=5, mew=1.3, zorder=4)
                edges.append(float(value))
    axes.set_xlim(*reach(edges, room=0.12))
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, 4)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=9)
    axes.spines["left"].set_visible(False)
    size = min(10.0, *(fitting(name, 1.5, 10.0) for name in names))
    axes.set_yticks(range(len(names)), names if told else [], size=size, color=INK)
    head = folded(panel.head, 0.8 * width, 11.0)
    above: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "ha": "left", "va": "bottom"}
    under = folded(panel.said, 0.85 * width, 9.5, bold=False)
    lines = len(under.text.splitlines())
    axes.annotate(under.text, (0, 1), (0, 5), size=under.size, color=GREY, **above)
    axes.annotate(head.text, (0, 1), (0, 5 + 13 * lines), size=head.size, weight="bold", color=INK, **above)
