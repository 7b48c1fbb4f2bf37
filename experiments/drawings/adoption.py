"""How a new product spread: who got it in the course of time, in each group of markets, and who would have liked to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.frame import Frame
from experiments.drawings.style import BOTTOM, GREY, LEFT, RIGHT, TOP, colours, sheet
from experiments.drawings.wording import label, plural, whole
from sim.happenings import MarketEvent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.result import Result

Curves = dict[str, tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]]
MOST = 8
GAP = 0.1
"""Height of a name at the end of a line, as a share of the axis."""


def spread(result: Result) -> bool:
    """Whether a new product was bought by anybody in this run, and single events were kept."""
    return bool((result.event_rows["what"] == MarketEvent.ADOPTER_SERVED).any())


def adoption(result: Result, frame: Frame) -> Figure:
    """A line a group of markets: people who have got the product; dotted, people who have decided to buy it."""
    curves = _curves(result)
    said = "People who have got the new product. Dotted: who have decided to buy it, some of whom gave up waiting."
    figure = sheet(message(curves), said, frame.foot)
    axes = figure.add_axes((LEFT, BOTTOM, RIGHT - LEFT - 0.09, TOP - BOTTOM))
    heights = apart([float(served[-1]) for _, served, _ in curves.values()], GAP * _highest(curves))
    for (group, (times, served, decided)), colour, height in zip(
        curves.items(), colours(len(curves)), heights, strict=True
    ):
        axes.step(times, served, where="post", color=colour, lw=2.4)
        axes.step(times, decided, where="post", color=colour, lw=1.2, ls=":")
        _name(axes, float(times[-1]), height, f"{label(group)}\n{whole(float(served[-1]))}", colour)
    axes.grid(axis="y")
    axes.set(xlim=(0, result.facts.horizon), ylim=(0, None))
    axes.set_xlabel(plural(frame.calendar.time_unit), color=GREY)
    return figure


def apart(ends: list[float], gap: float) -> list[float]:
    """Heights of names as near to the ends of their lines as they go without covering each other."""
    order = sorted(range(len(ends)), key=lambda number: ends[number])
    heights = list(ends)
    for lower, upper in pairwise(order):
        heights[upper] = max(heights[upper], heights[lower] + gap)
    for upper, lower in pairwise(reversed(order)):
        over = heights[upper] - max(ends)
        if over > 0:
            heights[upper] = max(ends)
        heights[lower] = min(heights[lower], heights[upper] - gap)
    return heights


def _highest(curves: Curves) -> float:
    return max(float(decided[-1]) for _, _, decided in curves.values())


def message(curves: Curves) -> str:
    """Who sold how much in the end, the one with most first."""
    ends = sorted(((float(served[-1]), group) for group, (_, served, _) in curves.items()), reverse=True)
    told = [f"{whole(units)} {label(group)}" for units, group in ends[:3]]
    return f"People who got the new product: {', '.join(told)}"


def _name(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    place: dict[str, Any] = {"xytext": (6, 0), "textcoords": "offset points", "annotation_clip": False}
    axes.annotate(text, (x, y), color=colour, va="center", **place)


def _curves(result: Result) -> Curves:
    """For each group of markets: times, people served and people decided by then."""
    rows: Any = result.event_rows
    groups = [agent.group for agent in result.facts.agents]
    of = np.array([groups[number] if number >= 0 else "" for number in rows["about"]])
    kinds = (MarketEvent.ADOPTER_SERVED, MarketEvent.ADOPTED)
    found: Curves = {}
    for group in dict.fromkeys(of[rows["what"] == kinds[0]].tolist()):
        if len(found) == MOST:
            break
        own = rows[(of == group) & np.isin(rows["what"], kinds)]
        served, decided = (np.cumsum(np.where(own["what"] == kind, own["value"], 0.0)) for kind in kinds)
        end = result.facts.horizon
        found[group] = (
            np.concatenate(([0.0], own["time"], [end])),
            np.concatenate(([0.0], served, served[-1:])),
            np.concatenate(([0.0], decided, decided[-1:])),
        )
    return found
