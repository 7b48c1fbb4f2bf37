"""Whether the work centres of a scenario can carry the demand for what they make, before anything is played."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING

from sim.agents.customer import Customer
from sim.agents.echelon import downstream
from sim.agents.factory import Factory
from sim.distributions import distribution
from sim.errors import ModelError
from sim.product import Product
from sim.simulation import Simulation
from sim.streams import Streams

if TYPE_CHECKING:
    from experiments.recipe import Ready, Recipe
    from experiments.settings import Settings
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow import Routing, WorkCentre

LOG = logging.getLogger(__name__)
SPELL = 2000.0
"""Periods over which mean demand is taken, of demand as another replication would draw it."""


def overloads(ready: Ready) -> list[str]:
    """The warnings of a configuration that is not played yet: its street is furnished to be looked at."""
    settings = ready.settings
    sim = Simulation(seed=settings.seed, period=settings.period, at=ready.model.at)
    try:
        ready.model.furnish(sim)
    except (ModelError, ValueError):
        return []  # what is wrong is told when it is played
    return overloaded(sim, settings)


def overloaded(sim: Simulation, settings: Settings) -> list[str]:
    """A warning for every factory with a work centre that mean demand keeps busy all the time and more.

    Setups, scrap and shifts are left out, so a little more load than is said here is too much, too.
    """
    factories = [
        agent for agent in sim.agents.values() if isinstance(agent, Factory) and agent.production.line.stations
    ]
    if not factories:
        return []
    span = min(settings.horizon, SPELL * settings.period)
    wanted = {agent: _demand(agent, span) for agent in sim.agents.values() if isinstance(agent, Customer)}
    makers = {product: sum(product in factory.made for factory in factories) for f in factories for product in f.made}
    return [text for factory in factories if (text := _warning(factory, utilisation(factory, wanted, makers)))]


def warn_of_arms(recipes: Mapping[str, Recipe]) -> None:
    """Warn of every arm of a comparison that cannot carry its demand, once where all of them say the same."""
    arms: dict[str, list[str]] = {}
    for name, recipe in recipes.items():
        for text in overloads(recipe.ready()):
            arms.setdefault(text, []).append(name)
    for text, names in arms.items():
        LOG.warning(text if len(names) == len(recipes) else f"{', '.join(names)}: {text}")


def _demand(customer: Customer, span: float) -> dict[Product, float]:
    """Units of each product that a customer wants in a unit of time."""
    streams = Streams(0, 0)
    wishes = customer.wants(lambda purpose: streams(customer.name, purpose))
    units: dict[Product, float] = {}
    for _, lines in takewhile(lambda wish: wish[0] < span, wishes):
        for product, quantity, *_ in lines:
            units[product] = units.get(product, 0.0) + quantity / span
    return units


def utilisation(
    factory: Factory, wanted: dict[Customer, dict[Product, float]], makers: dict[Product, int]
) -> dict[str, float]:
    """The share of its time that each work centre is at work for the customers that its goods reach."""
    reached: set[Agent] = {factory, *downstream(factory)}
    load = dict.fromkeys(factory.production.line.stations, 0.0)
    for customer, units in wanted.items():
        if any(lane.seller in reached for lane in customer.sellers.values()):
            for product, rate in units.items():
                for item, need in ((product, 1.0), *product.explosion()):
                    routing = factory.production.routings.get(item)
                    if routing is not None:
                        for centre, time in _times(routing):
                            load[centre] += rate * need * time / makers.get(item, 1)
    stations = factory.production.line.stations
    return {name: time / _machines(stations[name].centre) for name, time in load.items()}


def _times(routing: Routing) -> Iterator[tuple[str, float]]:
    """Mean time of a unit at each work centre; none where it is that of a whole order, however large."""
    for step in routing.steps:
        together = min(step.batch, routing.lot)
        if together < inf:
            yield step.centre, step.mean_time(together) / together


def _machines(centre: WorkCentre) -> float:
    """Machines that are up, on average."""
    if centre.breakdowns is None:
        return float(centre.machines)
    up, down = distribution(centre.breakdowns.up).mean, distribution(centre.breakdowns.down).mean
    return centre.machines * up / (up + down)


def _warning(factory: Factory, busy: dict[str, float]) -> str | None:
    if max(busy.values()) <= 1.0:
        return None
    said = ", ".join(f"{name} {share:.0%}" for name, share in sorted(busy.items(), key=lambda entry: -entry[1]))
    return (
        f"{factory.name} cannot make what is wanted: mean demand keeps its work centres busy {said} of the time, "
        "setups apart; add machines or shorten times, or work will pile up for ever"
    )
