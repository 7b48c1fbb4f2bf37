"""The calendar of promotions as marketing knows it: which customers take part, and how much of the demand is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sim.policies.demand import Promotions, Steady
from sim.policies.wishes import Assortment, Single

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.planning import Factors
    from sim.processes.demand_management.sales_and_operations_territory import Territory
    from sim.product import Product

NOBODY = Steady(quantity=0.0)
"""Whose demand does not matter: calendars are the same that multiply any demand by the same."""


@dataclass(frozen=True)
class PartlyPromoted:
    """What promotions make of the demand of all customers together: each calendar counts for the part of demand that
    goes by it, and `rest` takes part in none. Parts are units a unit of time.
    """

    parts: tuple[tuple[Factors, float], ...]
    rest: float = 0.0

    def factor(self, time: float) -> float:
        """What demand is multiplied by at this time."""
        total = self.rest + sum(part for _, part in self.parts)
        return (self.rest + sum(part * calendar.factor(time) for calendar, part in self.parts)) / total


def calendars(found: Sequence[Territory]) -> dict[Territory, Factors]:
    """The promotions of each territory that has any. Those of consumers count at the house that their shop buys from,
    when they buy."""
    promoted: dict[Territory, Factors] = {}
    for territory in found:
        own = set(territory.members)
        parts: dict[Factors | None, float] = {}
        for seller in territory.sellers:
            for lane in seller.customers.values():
                if lane.buyer not in own:
                    _add(parts, lane.buyer, territory.product)
        rest = parts.pop(None, 0.0)
        known = [(calendar, part) for calendar, part in parts.items() if calendar is not None and part > 0]
        if known:
            promoted[territory] = known[0][0] if len(known) == 1 and not rest else PartlyPromoted(tuple(known), rest)
    return promoted


def _add(parts: dict[Factors | None, float], customer: Agent, product: Product) -> None:
    """Add what a customer wants, or those who buy from it want, to the calendar that it goes by."""
    wants = getattr(customer, "wants", None)
    if wants is None:
        for lane in customer.customers.values():
            _add(parts, lane.buyer, product)
        return
    demand: object
    match wants:
        case Single():
            demand = wants.demand if wants.product is product else None
        case Assortment():
            demand = wants.demands.get(product)
        case _:
            demand = None
    if demand is not None:
        calendar, rate = _read(demand)
        parts[calendar] = parts.get(calendar, 0.0) + rate


def _read(demand: object) -> tuple[Factors | None, float]:
    """The calendar that a demand goes by, and its usual rate: 1 where its pattern has no mean."""
    calendar: Factors | None = None
    while hasattr(demand, "base"):
        if calendar is None and isinstance(demand, Promotions):
            calendar = replace(demand, base=NOBODY)
        demand = demand.base
    mean = getattr(demand, "mean", getattr(demand, "quantity", None))
    return calendar, mean / getattr(demand, "every", 1.0) if isinstance(mean, int | float) else 1.0
