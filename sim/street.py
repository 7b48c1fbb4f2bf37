"""The street: lanes between houses, and the order in which the houses of one instant act."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from sim.carriage import Carriage
from sim.errors import ModelError
from sim.lane import Lane
from sim.pipeline import prefill

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.distributions import Distribution


def connect(
    buyer: Agent,
    seller: Agent,
    *,
    order_delay: float = 0.0,
    transit: float | Distribution = 0.0,
    pipeline: float = 0.0,
    carriage: Carriage | None = None,
) -> Lane:
    """Lay a lane. Between whole periods, order delay + transit = l protects exactly l periods of demand.

    pipeline: units of every product that the buyer stocks and the seller offers, in one order due at each of the first
    order_delay instants and one shipment due at each of the first transit instants; all count as on order.
    Raises ModelError where the two are joined already.
    """
    if seller.name in buyer.sellers:
        raise ModelError(f"{buyer.name} and {seller.name} are joined by a lane already")
    lane = Lane(buyer.sim, buyer, seller, order_delay=order_delay, carriage=carriage or Carriage(transit=transit))
    buyer.sellers[seller.name] = lane
    seller.customers[buyer.name] = lane
    buyer.sim.lanes.append(lane)
    if pipeline:
        for product in buyer.stocks:
            if seller.offers(product):
                orders = {float(due): pipeline for due in range(round(order_delay))}
                shipments = {float(due): pipeline for due in range(round(lane.mean_transit))}
                prefill(lane, product, orders, shipments)
    return lane


def ranked(agents: Iterable[Agent], lanes: Iterable[Lane]) -> list[Agent]:
    """The houses in the order in which they serve and review within an instant: buyers before sellers, then by name.

    Only lanes without order delay bind. Raises ModelError where such lanes form a circle.
    """
    before: dict[Agent, set[Agent]] = {agent: set() for agent in agents}
    for lane in lanes:
        if not lane.order_delay:
            before[lane.seller].add(lane.buyer)
    sorter = TopologicalSorter(before)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " -> ".join(agent.name for agent in error.args[1])
        remedy = "give one of them an order delay"
        raise ModelError(f"lanes without order delay form a circle: {circle}; {remedy}") from None
    order: list[Agent] = []
    while sorter.is_active():
        ready = sorter.get_ready()
        order += sorted(ready, key=lambda agent: agent.name)
        sorter.done(*ready)
    return order
