"""A row of names beside their marks, and names at the ends of lines that do not lie on one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from experiments.drawings.studies.naming import Level, clipped
from experiments.drawings.style import GREY, WIDTH, colours, fitting, wide

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Entry = tuple[str, str, str]
"""A name, its colour, and its mark: a marker of matplotlib, - for a line, s for a patch."""
START, END = 0.037, 0.965


def ramp(levels: Sequence[Level]) -> list[str]:
    """A colour a level: a ramp for numbers, colours apart for names; one for none."""
    if len(levels) < 3 or not all(isinstance(level, float) for level in levels):
        return colours(max(1, len(levels)))
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    return [to_hex(colormaps["viridis"](0.05 + 0.75 * place / (len(levels) - 1))) for place in range(len(levels))]


def legend(figure: Figure, entries: Sequence[Entry], *, head: str = "", y: float = 0.818, most: float = 13.0) -> None:
    """One row under the subtitle: head, then each name beside its mark; the letters shrink to the room there is."""
    from matplotlib.lines import Line2D

    if not entries:
        return
    signs = 60 if len(entries) <= 4 else 34
    names = [clipped(name, signs) for name, _, _ in entries]
    room = (END - START) * WIDTH - 0.42 * len(entries) - (0.2 if head else 0.0)
    said = "".join([head, *names])
    size = fitting(said, room, most)
    left = START
    if head:
        figure.text(left, y, head, size=size, va="center_baseline", color=GREY)
        left += (wide(head, size) + 0.2) / WIDTH
    for name, (_, colour, mark) in zip(names, entries, strict=True):
        line = mark == "-"
        ends = [left, left + 0.016] if line else [left + 0.008]
        figure.add_artist(
            Line2D(
                ends,
                [y] * len(ends),
                color=colour,
                lw=2.5 if line else 0,
                marker=None if line else mark,
                ms=8,
                transform=figure.transFigure,
            )
        )
        figure.text(left + 0.021, y, name, size=size, va="center_baseline", color=GREY)
        left += 0.035 + wide(name, size) / WIDTH


class Folded(NamedTuple):
    """A text on one line or two, and the size of its letters."""

    text: str
    size: float


def folded(name: str, width: float, most: float, *, rows: int = 2, bold: bool = True) -> Folded:
    """A name that fits into so many inches: on two lines rather than in small letters, cut where it is very long."""
    least = min(8.5, most)
    room = max(10, int(width * 72 / (0.62 * least)))
    size = fitting(name, width, most, bold=bold)
    if size >= 0.85 * most or rows == 1 or " " not in name:
        name = clipped(name, room) if size < least else name
        return Folded(name, fitting(name, width, most, bold=bold))
    name = clipped(name, 2 * room - 6)
    ends = [place for place, sign in enumerate(name) if sign == " "]
    commas = [place for place in ends if name[place - 1] == "," and 0.3 < place / len(name) < 0.7]
    middle = min(commas or ends, key=lambda place: abs(place - len(name) / 2))
    lines = [name[:middle], name[middle + 1 :]]
    return Folded("\n".join(lines), min(fitting(line, width, most, bold=bold) for line in lines))


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved up or down until no two are nearer than the gap, within low..high where there is room."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    gap = min(gap, (high - low) / max(1, len(places) - 1)) if len(places) > 1 else gap
    blocks: list[tuple[float, list[int]]] = []
    for number in order:
        middle, members = min(max(places[number], low), high), [number]
        while blocks and middle - blocks[-1][0] < gap * (len(members) + len(blocks[-1][1])) / 2:
            before, joined = blocks.pop()
            both = len(joined) + len(members)
            middle = (before * len(joined) + middle * len(members)) / both
            members = [*joined, *members]
            reach = gap * (both - 1) / 2
            middle = min(max(middle, low + reach), high - reach)
        blocks.append((middle, members))
    found = [0.0] * len(places)
    for middle, members in blocks:
        for rank, number in enumerate(members):
            found[number] = middle + gap * (rank - (len(members) - 1) / 2)
    return found
