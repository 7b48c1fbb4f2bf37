"""How long what happens at the far end of a chain takes to come to its consumers."""

from graphlib import CycleError, TopologicalSorter

from sim.facts import Facts


def reach(facts: Facts) -> float:
    """Time that orders and goods need on the longest way through the chain, by the lead times of its lanes.

    Where lanes form a circle, one of them is left out.
    """
    times = {(lane.buyer, lane.seller): lane.order_delay + lane.transit for lane in facts.lanes}
    while True:
        sellers: dict[str, set[str]] = {agent.name: set() for agent in facts.agents}
        for buyer, seller in times:
            sellers[buyer].add(seller)
        try:
            order = list(TopologicalSorter(sellers).static_order())
            break
        except CycleError as error:
            seller, buyer = error.args[1][:2]
            del times[buyer, seller]
    longest: dict[str, float] = {}
    for house in order:
        longest[house] = max((longest[seller] + times[house, seller] for seller in sellers[house]), default=0.0)
    return max(longest.values(), default=0.0)
