"""Make what is wanted when it is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.policies.planning.master_plan import MasterPlan, carried, worked
from sim.policies.planning.outlook import Outlook, Resource


@dataclass(frozen=True)
class Chase:
    """The rate follows demand: each period makes what it needs itself, and no stock is built for later ones.

    What regular time cannot make is made in overtime, then by others, then owed; products that share a short resource
    are cut in proportion (Chopra and Meindl 2016, Supply Chain Management, ch. 8).
    """

    def __call__(self, outlooks: Sequence[Outlook], resources: Sequence[Resource]) -> MasterPlan:
        periods = len(outlooks[0].demand)
        net = {outlook.product: outlook.opening - outlook.safety for outlook in outlooks}
        made: dict[str, list[float]] = {outlook.product: [] for outlook in outlooks}
        others: dict[str, list[float]] = {outlook.product: [] for outlook in outlooks}
        for period in range(periods):
            wanted: dict[str, float] = {}
            for outlook in outlooks:
                ending = (outlook.ending or 0.0) - outlook.safety if period == periods - 1 else 0.0
                wanted[outlook.product] = max(0.0, outlook.demand[period] + max(0.0, ending) - net[outlook.product])
            for outlook, quantity in zip(outlooks, within(outlooks, resources, wanted, period), strict=True):
                product = outlook.product
                bought = min(outlook.subcontract, max(0.0, wanted[product] - quantity))
                made[product].append(quantity)
                others[product].append(bought)
                net[product] += quantity + bought - outlook.demand[period]
        return carried(outlooks, resources, made, others, following(outlooks, resources, made))


def within(
    outlooks: Sequence[Outlook], resources: Sequence[Resource], wanted: Mapping[str, float], period: int
) -> list[float]:
    """What of the wanted units can be made in a period; frozen quantities come first and are made as they are."""
    fixed = {o.product: o.fixed[period] for o in outlooks if period < len(o.fixed)}
    shares = {outlook.product: 1.0 for outlook in outlooks}
    for resource in resources:
        free, asked = resource.most, 0.0
        for outlook in outlooks:
            use = outlook.uses.get(resource.name, 0.0)
            if outlook.product in fixed:
                free -= use * fixed[outlook.product]
            else:
                asked += use * wanted[outlook.product]
        if asked > max(0.0, free):
            for outlook in outlooks:
                if outlook.uses.get(resource.name):
                    shares[outlook.product] = min(shares[outlook.product], max(0.0, free) / asked)
    return [fixed.get(o.product, shares[o.product] * wanted[o.product]) for o in outlooks]


def following(
    outlooks: Sequence[Outlook], resources: Sequence[Resource], made: Mapping[str, Sequence[float]]
) -> dict[str, list[float]]:
    """Hours employed that follow the work, as far as regular time goes."""
    return {
        resource.name: [min(resource.regular, hours) for hours in worked(outlooks, resource.name, made)]
        for resource in resources
    }
