"""The map of a designed network: which sites were chosen, whom each serves, and which were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.drawings.frame import Frame
from experiments.drawings.geography import Box, on_sheet, write_name
from experiments.drawings.layers import CUSTOMER, SUPPLIER
from experiments.drawings.style import GREY, HEIGHT, INK, WIDTH, colours, sheet
from experiments.drawings.style import SUPPLIER as SOURCE
from experiments.drawings.wording import counted, label, money, per, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.drawings.layout import Place
    from sim.facts import Facts

MANY = 4
"""More chosen sites than this are not named in the message."""
DISTRIBUTION = ("transport", "facilities", "handling")


def sites(facts: Facts, frame: Frame) -> Figure:
    """A disc a chosen site, in its own colour, with lines to whom it serves; rings are candidates not chosen."""
    houses = {agent.place: agent.name for agent in facts.agents if agent.role not in (CUSTOMER, SUPPLIER)}
    chosen = [site for site in facts.sites if site.chosen]
    own = dict(zip([houses.get(site.place, site.name) for site in chosen], colours(len(chosen)), strict=True))
    places = {f"candidate {site.name}": site.place for site in facts.sites}
    places |= {agent.name: agent.place for agent in facts.agents if agent.place is not None}
    sources = [agent.name for agent in facts.agents if agent.role == SUPPLIER and agent.place is not None]
    spots, beyond = on_sheet(places, [name for name in places if name not in sources])
    figure = sheet(message(facts), _said(facts, frame, bool(beyond)), frame.foot)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
    axes.axis("off")
    taken: list[Box] = []
    for (name, colour), site in zip(own.items(), chosen, strict=True):
        for source in sources:
            _way(axes, spots[source], spots[name], SOURCE, "--")
        for buyer in site.serves:
            _way(axes, spots[name], spots[buyer], colour, "-")
            _mark(axes, spots[buyer], "o", 5, colour, taken)
    for name in sources:
        _mark(axes, spots[name], beyond.get(name, "s"), 12, SOURCE, taken)
    rings = [site for site in facts.sites if not site.chosen]
    for site in rings:
        spot = spots[f"candidate {site.name}"]
        axes.plot(*spot, "o", ms=10, mfc="none", mec=GREY, mew=1.4, zorder=2)
        taken.append((spot[0] - 0.09, spot[1] - 0.09, spot[0] + 0.09, spot[1] + 0.09))
    for name, colour in own.items():
        _mark(axes, spots[name], "o", 15, colour, taken)
    for (name, colour), site in zip(own.items(), chosen, strict=True):
        write_name(axes, f"{site.name} {short(site.load)}", spots[name], colour, taken)
    for site in rings:
        write_name(axes, site.name, spots[f"candidate {site.name}"], GREY, taken)
    for name in sources:
        write_name(axes, label(name), spots[name], INK, taken)
    return figure


def message(facts: Facts) -> str:
    """How many of the candidates were chosen, and which."""
    names = [site.name for site in facts.sites if site.chosen]
    customers = counted(sum(agent.role == CUSTOMER for agent in facts.agents), "customer")
    said = f"{len(names)} of {counted(len(facts.sites), 'candidate site')}"
    if len(names) > MANY:
        return f"{said} serve {customers}"
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{said} {'serves' if len(names) == 1 else 'serve'} {customers}: {listed}"


def _said(facts: Facts, frame: Frame, beyond: bool) -> str:
    """What is drawn, and what it costs to serve a unit from these sites."""
    unit = frame.calendar.time_unit
    said = f"Numbers: units {per(unit)} that a site was to pass on. Rings: candidates not chosen."
    said += " Arrow: beyond the map." if beyond else ""
    roles = {agent.name: agent.role for agent in facts.agents}
    spent = sum(m.amount for m in facts.money if m.debit in DISTRIBUTION and roles[m.agent] != SUPPLIER)
    units = sum(stock.received for stock in facts.stocks if stock.role == "customers")
    if units and spent:
        said += f" Sites and outbound transport cost {money(spent / units, frame.currency)} a unit."
    return said


def _way(axes: Axes, start: Place, end: Place, colour: str, style: str) -> None:
    xs, ys = zip(start, end, strict=True)
    axes.plot(xs, ys, color=colour, lw=1.2, ls=style, alpha=0.55, zorder=1)


def _mark(axes: Axes, spot: Place, shape: str, size: float, colour: str, taken: list[Box]) -> None:
    axes.plot(*spot, shape, ms=size, color=colour, mec="white", mew=0.6 if size < 6 else 1.5, zorder=3)
    reach = size / 72 / 2
    taken.append((spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach))
