"""Where the money goes: what each house pays, and for what. The bars add up to the chain's total cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.drawings.costs import KINDS, Rows, split
from experiments.drawings.frame import Frame
from experiments.drawings.stages import Stage
from experiments.drawings.style import GREY, INK, WIDTH, empty, sheet, wide
from experiments.drawings.wording import money, percent, sentence, short, spoken, verb

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sim.facts import Facts

COLOURS = {
    "purchases": "#bcc2c9",
    "production": "#7d8f69",
    "setup": "#8d6e2f",
    "ordering": "#c9a227",
    "transport": "#4f5d75",
    "handling": "#a08bb0",
    "holding": "#7aa6c2",
    "holding in transit": "#b9d0de",
    "returns": "#c7b8a3",
    "backlog": "#a93226",
    "lost sales": "#d98880",
    "order processing": "#6b8e9f",
    "service": "#5b8c85",
    "expediting": "#b5651d",
    "credits": "#c98ca7",
    "discounts": "#d8b4a0",
    "capital": "#8f9779",
    "overtime": "#a26769",
    "facilities": "#8d99ae",
    "relationship": "#9a8c98",
    "planning": "#a3b18a",
}
"""The colour of each kind of cost."""
SMALL, OTHER = 0.004, "other"
"""Kinds below this share of the total are drawn together, as other."""
DARK = ("backlog", "transport", "setup")


def cost_split(facts: Facts, found: list[Stage], frame: Frame) -> Figure:
    """One bar a house, from the counter up, split by what the money is paid for."""
    rows = split(facts, found)
    total = sum(sum(kinds.values()) for _, kinds in rows)
    said = "What each house of the chain pays over the run, from the counter up"
    said += "; goods only where they are bought from outside." if any(kinds["purchases"] for _, kinds in rows) else "."
    salvage = sum(row.amount * ((row.credit == "salvage") - (row.debit == "salvage")) for row in facts.money)
    said += f" Salvage brings back {money(salvage, frame.currency)}." if salvage > 0 else ""
    said += frame.left_out
    if total <= 0:
        figure = sheet("Nothing costs anything in this run", said, frame.foot)
        empty(
            figure,
            "There are no costs to split:\nholding, backlog, ordering, transport and the rest are all priced at zero.",
        )
        return figure
    figure = sheet(message(rows, total, frame), said, frame.foot)
    _bars(figure, rows, total, frame)
    return figure


def message(rows: Rows, total: float, frame: Frame) -> str:
    """What is to be seen: what most of the money goes for, and who pays most."""
    kinds = {kind: sum(split[kind] for _, split in rows) for kind in KINDS}
    top = max(kinds, key=lambda kind: kinds[kind])
    be, share = "are" if top in ("purchases", "lost sales", "returns") else "is", kinds[top] / total
    part = "all" if share > 0.995 else percent(share)
    what = f"{sentence(top)} {be} {part} of the {money(total, frame.currency)} that the chain costs"
    if len(rows) == 1:
        return what
    name, _ = max(rows, key=lambda row: sum(row[1].values()))
    return f"{what}; {spoken(name)} {verb(name, 'pays', 'pay')} most"


def _bars(figure: Figure, rows: Rows, total: float, frame: Frame) -> None:
    sums = {kind: sum(paid[kind] for _, paid in rows) for kind in KINDS}
    kinds = [kind for kind in KINDS if sums[kind] > SMALL * total]
    height = min(0.62, 0.2 * len(rows) + 0.04)
    size = 15 if len(rows) <= 8 else 11
    left = min(0.3, 0.05 + max(wide(name, size) for name, _ in rows) / WIDTH)
    axes = figure.add_axes((left, 0.7 - height, 0.965 - left, height))
    widest = max(sum(max(0.0, amount) for amount in paid.values()) for _, paid in rows)
    reach = widest * 1.28
    inch = (0.965 - left) * WIDTH / reach
    for place, (_, paid) in enumerate(rows):
        end, all_paid = 0.0, sum(paid.values())
        for kind, amount in [
            *((kind, paid[kind]) for kind in kinds),
            (OTHER, sum(paid[kind] for kind in KINDS if kind not in kinds)),
        ]:
            axes.barh(place, amount, left=end, height=0.62, color=COLOURS.get(kind, GREY), edgecolor="white", lw=1.0)
            if amount * inch > wide(short(amount), 11.5) + 0.12:
                ink = "white" if kind in DARK else INK
                axes.text(
                    end + amount / 2, place, short(amount), ha="center", va="center_baseline", size=11.5, color=ink
                )
            end += amount
        text = money(all_paid, frame.currency) + (
            f"  ({percent(all_paid / total)})" if all_paid > 0 and len(rows) > 1 else ""
        )
        axes.annotate(
            text,
            (max(end, 0.0), place),
            (8, 0),
            textcoords="offset points",
            va="center",
            size=min(13.5, size),
            weight="bold",
        )
    axes.set_yticks(range(len(rows)), [name for name, _ in rows], size=size, color=INK)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, reach)
    axes.set_xticks([])
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)
    _key(figure, kinds if sum(sums[kind] for kind in kinds) > (1 - 1e-9) * total else [*kinds, OTHER], left)


def _key(figure: Figure, kinds: list[str], left: float) -> None:
    """The kinds of cost in a row above the bars, each beside a patch of its colour."""
    from matplotlib.patches import Rectangle

    room = (0.965 - left) * WIDTH - 0.5 * len(kinds)
    size = 13 * min(1.0, room / sum(wide(kind, 13) for kind in kinds))
    for kind in kinds:
        colour = COLOURS.get(kind, GREY)
        figure.add_artist(Rectangle((left, 0.755), 0.014, 0.025, color=colour, transform=figure.transFigure))
        figure.text(left + 0.019, 0.767, kind, size=size, va="center_baseline", color=GREY)
        left += 0.019 + wide(kind, size) / WIDTH + 0.022
