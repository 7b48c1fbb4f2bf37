"""The echelon of a house: what lies there and everything downstream of it (Clark and Scarf 1960)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product


def downstream(house: Agent) -> list[Agent]:
    """The house itself and every house that buys from it, or from one that does, each once."""
    found = [house]
    known = {house}
    for seller in found:
        for lane in seller.customers.values():
            if lane.buyer not in known and lane.buyer.stocks:
                known.add(lane.buyer)
                found.append(lane.buyer)
    return found


def sells_to_consumers(house: Agent) -> bool:
    """Whether customers of the house use the goods up."""
    return any(lane.buyer.group in house.sim.crowds for lane in house.customers.values())


def echelon_position(house: Agent, product: Product) -> float:
    """Everything on hand in the echelon, under way within it and on order at its head, less what consumers are owed."""
    own = house.stocks[product]
    position = own.on_hand + own.on_order
    for member in downstream(house):
        stock = member.stocks.get(product)
        if stock is None:
            continue
        if member is not house:
            position += stock.on_hand + stock.in_transit
        if sells_to_consumers(member):
            position -= stock.backlog + stock.reserved
    return position
