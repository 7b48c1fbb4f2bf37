"""Net stock per house over time: what lies there less what it owes, with the backlog shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.frame import Frame
from experiments.drawings.stages import Stage, few
from experiments.drawings.style import BACKLOG, GREY, below, empty, head, panels, sheet
from experiments.drawings.wording import number, percent, plural, sentence, spoken, verb, whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.drawings.series import Array, Grid, History

OWN_SCALE = 12
"""Where the largest house moves so many times as much as the smallest, each is drawn to a scale of its own."""


def net_stock(history: History, found: list[Stage], frame: Frame) -> Figure:
    """One panel a house, from the counter up; red below zero is what it owes its customers."""
    grid, calendar = history.grid, frame.calendar
    drawn = few(found)
    held = [(history.free(stage)[: grid.count], history.owed(stage)[: grid.count]) for stage in drawn]
    spans = [float(free.max(initial=0.0) + owed.max(initial=0.0)) for free, owed in held]
    share = not spans or max(spans) <= OWN_SCALE * max(min(spans), 1e-9)
    said = f"{sentence(frame.unit)} on hand less backlog, " + (
        f"at the end of each {grid.unit}" if grid.width == 1 else f"on average over each {grid.unit}"
    )
    said += "; red: owed to customers." + ("" if share else " Each house to its own scale.")
    figure = sheet(message(drawn, held, grid, frame), said + frame.span(grid), frame.foot)
    if not drawn or not grid.count:
        empty(figure, "No house of this chain keeps stock.")
        return figure
    x = calendar.axis(grid)
    steps = calendar.steps(x)
    made = panels(figure, len(drawn), share_y=share, points=len(x))
    for axes, stage, (free, owed) in zip(made, drawn, held, strict=True):
        _shade(axes, x, free.mean(axis=1), owed.mean(axis=1), stage.colour, steps)
        axes.axhline(0, color=GREY, lw=1.2)
        calendar.scale(axes, grid, 9 if len(made) < 3 else 5)
        head(
            axes,
            stage.name,
            _owing(stage, free, owed, grid.unit if grid.width == 1 else calendar.time_unit),
            stage.colour,
        )
        below(axes, calendar.label(grid))
    for axes in made[:1] if share else made:
        low, high = axes.get_ylim()
        axes.set_ylim(min(low, 0.0), max(high, 0.0))
    made[0].set_ylabel(frame.unit)
    return figure


def message(drawn: list[Stage], held: list[tuple[Array, Array]], grid: Grid, frame: Frame) -> str:
    """What is to be seen: who owes most, and when; those who only make to order owe by design."""
    if not drawn or not grid.count:
        return "No stock is kept"
    rows = [(stage.name, owed) for stage, (free, owed) in zip(drawn, held, strict=True) if free.max() > 0]
    rows = rows or [(stage.name, owed) for stage, (_, owed) in zip(drawn, held, strict=True)]
    name, owed = max(rows, key=lambda row: float(row[1].max()))
    who, most = sentence(spoken(name)), float(owed.max())
    if most <= 1e-9:
        return "No house ever runs short" if len(drawn) > 1 else f"{who} never {verb(name, 'runs', 'run')} short"
    when = frame.calendar.said(grid, int(np.argmax(np.max(owed, axis=1))))
    behind = f"{verb(name, 'falls', 'fall')} {'furthest ' if len(drawn) > 1 else ''}behind"
    return f"{who} {behind}: {whole(most)} {frame.unit} owed {when}"


def _owing(stage: Stage, free: Array, owed: Array, unit: str) -> str:
    """How often a house owes anything; of several houses, or products, how much on average."""
    share, mean = float((owed > 1e-9).mean()), float(owed.mean())
    if not share:
        return "never short"
    if len(stage.stocks) > 1 or free.max() <= 0:
        return f"{verb(stage.name, 'owes', 'owe')} {number(mean)} on average" if mean >= 0.05 else "hardly ever short"
    return f"{verb(stage.name, 'owes', 'owe')} {'on' if unit == 'day' else 'in'} {percent(share)} of {plural(unit)}"


def _shade(axes: Axes, x: Array, free: Array, owed: Array, colour: str, steps: bool) -> None:
    """Stock above zero, backlog below, and their difference; both at once where several are added up."""
    step: Any = "mid" if steps else None
    net = free - owed
    style, dot = "steps-mid" if steps else "default", "o" if len(x) == 1 else None
    axes.plot(x, net, color=colour, lw=2.0 if steps else 1.5, drawstyle=style, marker=dot)
    if steps or bool(np.any((free > 1e-9) & (owed > 1e-9))):
        axes.fill_between(x, free, 0, color=colour, alpha=0.16, lw=0, step=step)
        axes.fill_between(x, -owed, 0, color=BACKLOG, alpha=0.5, lw=0, step=step)
        return
    axes.fill_between(x, net, 0, where=net >= 0, color=colour, alpha=0.16, lw=0, interpolate=True)
    axes.fill_between(x, net, 0, where=net < 0, color=BACKLOG, alpha=0.5, lw=0, interpolate=True)
