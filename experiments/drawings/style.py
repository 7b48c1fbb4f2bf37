"""What all figures share: a sheet of 16:9 with its message on top, colours that the colour-blind tell apart, fonts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, GREY, PALE, CONSUMER = "#1a1a1a", "#5f6368", "#d7dade", "#000000"
BACKLOG = "#c0392b"
PALETTE = ("#0072b2", "#d77a00", "#00855f", "#c2448f", "#7a5195", "#2a9fd6", "#8a6d1d", "#5b6470")
"""Stage by stage up the chain, after Okabe and Ito, darkened so that words in these colours can be read."""
SUPPLIER = "#6b7178"
FONT = "DejaVu Sans"
RUNNING: dict[Any, Any] = {
    "font.family": FONT,
    "font.size": 12,
    "text.color": INK,
    "text.parse_math": False,
    "axes.labelcolor": GREY,
    "axes.edgecolor": PALE,
    "axes.linewidth": 1.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "grid.color": "#e8eaed",
    "grid.linewidth": 0.8,
    "svg.hashsalt": "bullwhip",
    "svg.fonttype": "none",
    "path.simplify": True,
    "agg.path.chunksize": 10000,
}
CROWDED = 60
WIDTH, HEIGHT, DPI = 12.0, 6.75, 150
LEFT, RIGHT, TOP, BOTTOM = 0.075, 0.965, 0.79, 0.125


def colours(count: int) -> list[str]:
    """One colour for each of so many stages; beyond the palette, a ramp from blue to green."""
    if count <= len(PALETTE):
        return list(PALETTE[:count])
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    ramp = colormaps["viridis"]
    return [to_hex(ramp(0.12 + 0.6 * position / (count - 1))) for position in range(count)]


def sheet(message: str, said: str, foot: str) -> Figure:
    """An empty sheet: the message that the figure carries, what is drawn, and where it comes from."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    size = fitting(message, 0.93 * WIDTH, 22, bold=True)
    if size < 16:
        half = len(message) // 2
        middle = min(
            (place for place, sign in enumerate(message) if sign == " " and message[place + 1 : place + 2] != "%"),
            key=lambda place: abs(place - half),
            default=half,
        )
        message = f"{message[:middle]}\n{message[middle + 1 :]}"
        size = min(17.0, *(fitting(line, 0.93 * WIDTH, 17, bold=True) for line in message.splitlines()))
    figure.text(0.035, 0.96, message, size=size, weight="bold", va="top", linespacing=1.15)
    figure.text(
        0.035, 0.866 if "\n" in message else 0.877, said, size=fitting(said, 0.93 * WIDTH, 13), color=GREY, va="top"
    )
    figure.text(0.965, 0.018, foot, size=9, color="#9aa0a6", ha="right", va="bottom")
    return figure


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """How many inches a line of text takes."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72


def fitting(text: str, width: float, most: float, *, bold: bool = False) -> float:
    """The font size, at most so much, at which a line of text fits into so many inches."""
    return min(most, most * width / max(wide(text, most, bold=bold), 1e-9))


def panels(figure: Figure, count: int, *, share_y: bool, points: int) -> list[Axes]:
    """So many panels side by side; in two rows from five on, or from four on if there are many points to show."""
    from matplotlib.ticker import MaxNLocator

    columns = count if count <= (3 if points > CROWDED else 4) else -(-count // 2)
    rows = -(-count // columns)
    grid = figure.add_gridspec(
        rows,
        columns,
        left=LEFT,
        right=RIGHT,
        top=TOP - 0.06,
        bottom=BOTTOM,
        wspace=0.09 if share_y else 0.28,
        hspace=0.48,
    )
    made: list[Axes] = []
    for number in range(count):
        first = made[0] if made else None
        axes = figure.add_subplot(grid[divmod(number, columns)], sharex=first, sharey=first if share_y else None)
        axes.grid(axis="y")
        axes.margins(x=0.01)
        axes.yaxis.set_major_locator(MaxNLocator(7 if rows == 1 else 5, steps=[1, 2, 2.5, 5, 10]))
        if share_y and number % columns:
            axes.tick_params(labelleft=False)
        if number // columns < rows - 1 and number + columns < count:
            axes.tick_params(labelbottom=False)
        made.append(axes)
    return made


def head(axes: Axes, name: str, said: str, colour: str) -> None:
    """A panel's own head: whose it is, in its colour, and one fact."""
    above: dict[str, Any] = {"xycoords": "axes fraction", "textcoords": "offset points", "ha": "left", "va": "bottom"}
    axes.annotate(name, (0, 1), (0, 23), size=14, weight="bold", color=colour, **above)
    axes.annotate(said, (0, 1), (0, 7), size=11, color=GREY, **above)


def below(axes: Axes, said: str) -> None:
    """What the time axis is called, under the lowest panels."""
    place = axes.get_subplotspec()
    axes.set_xlabel(said if place is None or place.is_last_row() else "")


def empty(figure: Figure, said: str) -> None:
    """A sheet on which there is nothing to draw says so."""
    figure.text(0.5, 0.45, said, size=16, color=GREY, ha="center", va="center", linespacing=1.6)


def save(figure: Figure, path: Path) -> Path:
    """Write the sheet, the same bytes for the same figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure)
    stamps: dict[str, Any] = {"Date": None} if path.suffix == ".svg" else {"Software": None}
    figure.savefig(path, dpi=DPI, metadata=stamps)
    return path
