"""The strongest factors crossed: what each does to volatility, service and cost, and what two do together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from experiments.drawings.studies.about_zero import about_zero, in_words
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import factor_name
from experiments.drawings.studies.panels import TOP, asked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import INK, PALE, RIGHT, WIDTH, fitting, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

MARKS = {
    "better": ("#0072b2", "o"),
    "worse": ("#c55a00", "s"),
    "changes it": ("#7a5195", "D"),
    "the two do not add up": ("#7a5195", "D"),
    "no effect shown": ("#8b9198", "d"),
}
"""The colour and the mark of an effect; the third is of measures without a direction, the fourth of interactions."""
ROWS = 21
"""So many effects have room: six factors with all their pairs."""


def crossing(effects: DataFrame, panels: Mapping[str, Quantity], told: str, caption: Caption) -> Figure:
    """A row an effect, main effects first; a panel a question; zero is no effect."""
    effects = effects.assign(**{"with": effects["with"].fillna("").astype(str)})
    keys = list(dict.fromkeys(zip(effects["factor"].astype(str), effects["with"], strict=True)))
    keys = sorted(keys, key=lambda key: key[1] != "")[:ROWS]
    alone = sum(not other for _, other in keys)
    runs = int(effects["n"].min())
    said = f"From first to second level, over the others, {runs} runs of {2**alone} combinations, with simultaneous "
    said += f"{caption.intervals}; ×: half of what the one’s effect gains from the other."
    figure = sheet(told, said, caption.foot)
    by: Any = effects.set_index(["measure", "factor", "with"])
    shown = {question: [_row(by, quantity, key) for key in keys] for question, quantity in panels.items()}
    seen = {_mark(row) for rows in shown.values() for row in rows if row is not None}
    legend(figure, [(name, *MARKS[name]) for name in MARKS if name in seen])
    named = rows_named([" × ".join(factor_name(part) for part in key if part) for key in keys])
    slot = (RIGHT - named.left) / len(panels)
    height = min(TOP - 0.135, 0.12 * len(keys) + 0.06)
    for place, (question, quantity) in enumerate(panels.items()):
        axes = figure.add_axes((named.left + place * slot, TOP - height, 0.62 * slot, height))
        asked(axes, question, quantity, 0.96 * slot * WIDTH)
        _panel(axes, quantity, shown[question], min(12.0, named.size), 0.29 * slot * WIDTH)
        axes.axhline(alone - 0.5, color=PALE, lw=1.0)
        axes.set_yticks(range(len(keys)), named.names if not place else [], size=named.size, color=INK)
    return figure


def _row(by: Any, quantity: Quantity, key: tuple[str, str]) -> Any:
    place = (quantity.measure, *key)
    return by.loc[place] if place in by.index else None


def _mark(row: Any) -> str:
    if not row["shown"]:
        return "no effect shown"
    gain = row["effect"] * {"lower": -1, "higher": 1}.get(row["direction"], 0)
    if row.name[2]:
        return "the two do not add up"
    return "better" if gain > 0 else "worse" if gain < 0 else "changes it"


def _panel(axes: Axes, quantity: Quantity, rows: Sequence[Any], size: float, room: float) -> None:
    edges = [0.0]
    texts = [None if row is None else quantity.change(row["effect"]) for row in rows]
    size = min(size, *(fitting(text, room, size) for text in texts if text), size)
    for place, (row, text) in enumerate(zip(rows, texts, strict=True)):
        if row is None or text is None:
            continue
        colour, mark = MARKS[_mark(row)]
        middle, low, high = (quantity.scale * row[name] for name in ("effect", "lo", "hi"))
        edges += [value for value in (middle, low, high) if value == value]
        if low == low:
            axes.plot([low, high], [place] * 2, color=colour, lw=2.4)
        axes.plot([middle], [place], mark, color=colour, ms=8)
        in_words(axes, place, text, colour, size)
    about_zero(axes, edges, len(rows), 4)
    unit = "points" if quantity.share else quantity.drawn_in
    axes.set_xlabel(unit)
