"""A plan that capacity can carry, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.policies.planning.outlook import Outlook, Resource


@dataclass(frozen=True)
class ProductPlan:
    """One product, period by period, in units: made here, made by others, in stock and owed at the end."""

    product: str
    made: tuple[float, ...]
    subcontracted: tuple[float, ...]
    stock: tuple[float, ...]
    owed: tuple[float, ...]

    @property
    def supply(self) -> tuple[float, ...]:
        """What comes in, from whomever."""
        return tuple(map(sum, zip(self.made, self.subcontracted, strict=True)))


@dataclass(frozen=True)
class ResourcePlan:
    """One resource, period by period, in hours: employed, and worked on top of that."""

    resource: str
    employed: tuple[float, ...]
    overtime: tuple[float, ...]


@dataclass(frozen=True)
class MasterPlan:
    """What is made of every product with every resource, and what it costs in money over all periods.

    Safety stock costs its holding whether it is there or not: what is missing of it counts as owed.
    """

    products: Mapping[str, ProductPlan]
    capacities: Mapping[str, ResourcePlan]
    cost: float


def carried(
    outlooks: Sequence[Outlook],
    resources: Sequence[Resource],
    made: Mapping[str, Sequence[float]],
    subcontracted: Mapping[str, Sequence[float]],
    employed: Mapping[str, Sequence[float]],
) -> MasterPlan:
    """The plan that makes these units with so many hours employed; what they cannot do is overtime."""
    products: dict[str, ProductPlan] = {}
    capacities: dict[str, ResourcePlan] = {}
    cost = 0.0
    for outlook in outlooks:
        net, stock, owed = outlook.opening - outlook.safety, [], []
        own, bought = made[outlook.product], subcontracted[outlook.product]
        for quantity, other, demand in zip(own, bought, outlook.demand, strict=True):
            net += quantity + other - demand
            stock.append(max(0.0, net + outlook.safety))
            owed.append(max(0.0, -(net + outlook.safety)))
            cost += outlook.holding * (max(0.0, net) + outlook.safety) + (outlook.backlog or 0.0) * max(0.0, -net)
        cost += outlook.making * sum(own) + outlook.subcontracting * sum(bought)
        products[outlook.product] = ProductPlan(outlook.product, tuple(own), tuple(bought), tuple(stock), tuple(owed))
    for resource in resources:
        rates = tuple(employed[resource.name])
        hours = worked(outlooks, resource.name, made)
        overtime = tuple(max(0.0, worked - rate) for worked, rate in zip(hours, rates, strict=True))
        before = (resource.before, *rates)
        cost += resource.wage * sum(rates) + resource.premium * sum(overtime)
        cost += sum(
            resource.raising * max(0.0, rate - last) + resource.lowering * max(0.0, last - rate)
            for last, rate in zip(before, rates, strict=False)
        )
        capacities[resource.name] = ResourcePlan(resource.name, rates, overtime)
    return MasterPlan(products, capacities, cost)


def worked(outlooks: Sequence[Outlook], resource: str, made: Mapping[str, Sequence[float]]) -> list[float]:
    """Hours of a resource that making these units takes, period by period."""
    users = [(outlook.uses[resource], made[outlook.product]) for outlook in outlooks if resource in outlook.uses]
    return [sum(use * units[t] for use, units in users) for t in range(len(outlooks[0].demand))]
