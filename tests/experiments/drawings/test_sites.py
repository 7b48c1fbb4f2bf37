"""The map of a designed network."""

from dataclasses import replace
from functools import partial

from experiments.drawings.calendar import Calendar
from experiments.drawings.frame import Frame
from experiments.drawings.sites import message, sites
from scenarios.network_design import network_design
from sim.policies.replenishment import OrderUpTo
from sim.simulate import simulate


def played(count: int):
    scenario = partial(network_design, replenishment=OrderUpTo(1.0), customers=15, sites=count)
    return simulate(scenario, horizon=20, seed=1).facts


def test_the_message_names_the_sites_where_they_are_few() -> None:
    facts = played(2)
    names = [site.name for site in facts.sites if site.chosen]
    assert message(facts) == f"2 of 12 candidate sites serve 15 customers: {names[0]} and {names[1]}"
    assert message(played(1)).startswith("1 of 12 candidate sites serves 15 customers: ")
    assert message(played(6)) == "6 of 12 candidate sites serve 15 customers"


def test_every_site_chosen_or_not_and_every_lane_is_drawn() -> None:
    facts = played(3)
    figure = sites(facts, Frame.of(facts, "network_design", Calendar("day"), "EUR", 1))
    (axes,) = figure.axes
    rings = [line for line in axes.lines if line.get_markerfacecolor() == "none"]
    ways = [line for line in axes.lines if line.get_marker() == "None"]
    assert (len(rings), len(ways)) == (9, len(facts.lanes))
    written = {text.get_text().split()[0] for text in axes.texts}
    assert written == {site.name for site in facts.sites} | {"plant"}
    assert "Sites and outbound transport cost €" in figure.texts[1].get_text()


def test_a_plant_that_stands_beyond_the_map_is_an_arrow() -> None:
    facts = played(2)
    far = tuple(replace(a, place=(121.0, 31.0)) if a.name == "plant" else a for a in facts.agents)
    figure = sites(replace(facts, agents=far), Frame.of(facts, "far", Calendar("day"), None, 1))
    assert "Arrow: beyond the map." in figure.texts[1].get_text()
