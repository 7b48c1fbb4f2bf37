"""The headline triple of all arms: a panel a measure, a mark an arm with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.forest import VERDICTS
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import clipped, option_name, quoted
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import GREY, INK, WIDTH, fitting, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ECHELONS = {"echelon bullwhip ratio": "bullwhip", "echelon net stock amplification": "net stock"}
WHOLE = {
    "bullwhip ratio": "bullwhip",
    "net stock amplification": "net stock",
    "OTIF to request": "on time in full",
    "fill rate": "unit fill rate",
    "cost per unit delivered": "delivered cost per unit",
}
VOLATILE = ("bullwhip", "net stock")
MOST = 6
"""So many panels have room in a row."""
LEFT, RIGHT = 0.075, 0.985


@dataclass(frozen=True)
class Panel:
    """What one panel shows: its name, its measure, the segment, and its unit and better direction."""

    name: str
    segment: str
    quantity: Quantity


def triple(summary: DataFrame, differences: DataFrame, names: Mapping[int, str], caption: Caption) -> Figure:
    """Volatility, of every echelon where there are several, in the upper rows; service and cost in the lowest."""
    found = _panels(summary, caption.currency)
    rows = _rows(found)
    base = option_name(str(differences["baseline"].iloc[0])) if len(differences) else next(iter(names.values()))
    said = f"Mean of each arm with its {caption.intervals}; colours tell the paired difference to {quoted(base)}."
    figure = sheet(message(differences, found, base), said, caption.foot)
    verdicts = [_verdict(differences, panel, name) for panel in found for name in names.values()]
    marks = [(verdict, *mark) for verdict, mark in VERDICTS.items() if verdict in verdicts]
    legend(figure, [(base, INK, "o"), *marks])
    tall = 0.735 / len(rows)
    for row, (head, panels) in enumerate(rows):
        top, wide = 0.765 - row * tall, (RIGHT - LEFT) / max(1, len(panels))
        figure.text(0.014, top - tall / 2, head, size=12, weight="bold", color=GREY, rotation=90, va="center")
        for place, panel in enumerate(panels):
            left = LEFT + place * wide
            name = f"{panel.name} ({panel.quantity.note})" if panel.quantity.note else panel.name
            size = fitting(name, 0.92 * wide * WIDTH, 12, bold=True)
            figure.text(left - 0.02, top - 0.008, name, size=size, weight="bold")
            axes = figure.add_axes((left + 0.012, top - tall + 0.06, 0.86 * wide, tall - 0.085))
            _drawn(axes, summary, differences, panel, names, wide)
    return figure


def _rows(found: Sequence[Panel]) -> list[tuple[str, list[Panel]]]:
    """Which panels stand side by side: those of an echelon's orders, those of its stock, and the rest."""
    apart = [[panel for panel in found if panel.name.startswith(word)][:MOST] for word in VOLATILE]
    together = [[*apart[0], *apart[1]]] if max(map(len, apart)) < 2 else apart
    rest = [panel for panel in found if not panel.name.startswith(VOLATILE)]
    rows = [*(("volatility", panels) for panels in together), ("service, cost", rest)]
    return [(head, panels) for head, panels in rows if panels]


def message(differences: DataFrame, panels: Sequence[Panel], base: str) -> str:
    """For each arm, in how many of the measures it is shown to be better and worse."""
    told = []
    for name in dict.fromkeys(differences["name"].astype(str)) if len(differences) else ():
        found = [_verdict(differences, panel, name) for panel in panels]
        better, worse = found.count("better"), found.count("worse")
        said = f"is better in {better} of {len(found)} and worse in {worse}" if better or worse else "differs in none"
        told.append(f"{quoted(option_name(name))} {said}")
    return sentence(f"against {quoted(base)}, {'; '.join(told)}") if told else "Volatility, service and cost"


def _panels(summary: DataFrame, currency: str | None) -> list[Panel]:
    own = summary[(summary["agent"] == "chain") & (summary["product"] == "all") & summary["mean"].notna()]
    first = own.drop_duplicates(["measure", "segment"])
    panels: list[Panel] = []
    for measure, name in {**ECHELONS, **WHOLE}.items():
        for row in first[first["measure"] == measure].to_dict("records"):
            segment = str(row["segment"])
            if (segment == "all") != (measure in WHOLE):
                continue
            whole = name if segment == "all" else f"{name}, {segment}"
            panels.append(Panel(whole, segment, Quantity(measure, str(row["unit"]), str(row["direction"]), currency)))
    apart = {panel.name.partition(",")[0] for panel in panels if panel.segment != "all"}
    return [panel for panel in panels if panel.segment != "all" or panel.name not in apart]


def _drawn(
    axes: Axes, summary: DataFrame, differences: DataFrame, panel: Panel, names: Mapping[int, str], wide: float
) -> None:
    """The arms one beside the other."""
    quantity, edges = panel.quantity, list[float]()
    own = summary[(summary["measure"] == quantity.measure) & (summary["segment"] == panel.segment)]
    own = own[(own["agent"] == "chain") & (own["product"] == "all")]
    for place, (point, name) in enumerate(names.items()):
        for mean, low, high in own.loc[own["point"] == point, ["mean", "lo", "hi"]].itertuples(index=False):
            colour, mark = VERDICTS.get(_verdict(differences, panel, name), (INK, "o"))
            middle, *ends = (quantity.scale * float(value) for value in (mean, low, high))
            ends = [end for end in ends if isfinite(end)]
            edges += [middle, *ends]
            if ends:
                axes.plot([place] * 2, ends, color=colour, lw=3)
            axes.plot([place], [middle], mark, color=colour, ms=9)
            axes.annotate(
                _short(middle), (place, middle), (9, 0), textcoords="offset points", size=10, va="center", color=colour
            )
    told = [clipped(option_name(name), 20) for name in names.values()]
    size = min(fitting(name, 0.72 * wide * WIDTH / max(1, len(names)), 11.5) for name in told)
    axes.set_xticks(range(len(told)), told, size=size, color=INK)
    axes.set_xlim(-0.35, len(told) - 0.3)
    axes.set_ylim(*reach(edges, room=0.12))
    axes.grid(axis="y")
    ticked(axes.yaxis, 4)


def _short(value: float) -> str:
    """A value beside its mark; the unit stands over the panel."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _verdict(differences: DataFrame, panel: Panel, name: str) -> str:
    """What is shown of an arm, "" of the baseline."""
    if not len(differences):
        return ""
    own = differences[(differences["measure"] == panel.quantity.measure) & (differences["segment"] == panel.segment)]
    own = own[(own["agent"] == "chain") & (own["product"] == "all") & (own["name"] == name)]
    return str(own["verdict"].iloc[0]) if len(own) else ""
