"""The company as a whole: who supplies it, what it makes where, who buys, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scenarios.company.calendar import Calendar
from scenarios.company.clientele import Clientele, furnish
from scenarios.company.cutting import Layout, cut_loops
from scenarios.company.goods import Goods, Part, Variant
from scenarios.company.plant import Plant, homes
from scenarios.company.works import Works
from sim.agents.company import Company
from sim.errors import ModelError
from sim.street import connect

if TYPE_CHECKING:
    from scenarios.company.depot import Depot
    from scenarios.company.policies import Policies
    from scenarios.company.source import Source
    from scenarios.company.successor import Successor
    from scenarios.company.taking_back import TakingBack
    from sim.simulation import Simulation


def company(
    sim: Simulation,
    *,
    policies: Policies,
    parts: Mapping[str, Part],
    variants: Mapping[str, Variant],
    suppliers: Mapping[str, Source],
    plants: Mapping[str, Plant],
    warehouses: Mapping[str, Depot],
    returns: TakingBack,
    clientele: Clientele,
    calendar: Calendar = Calendar(),
    successor: Successor | None = None,
    cut: Sequence[str] = (),
) -> None:
    """Suppliers sell parts to plants, these make variants for warehouses, which sell them to business customers; some
    of these are chains with shops, where consumers buy. What customers send back goes to the returns centre. The head
    office goes by the plans of `policies`; successor: what it develops, where product development develops anything;
    cut: feedback loops that are cut, by their names in scenarios/company/cutting.py.

    Raises ModelError for what names something that is not there.
    """
    policies = replace(policies, calendar=calendar, returns_management=returns.plan(policies.returns_management))
    if cut:
        layout = cut_loops(Layout(policies, parts, variants, suppliers, clientele, successor), cut)
        policies, parts, variants, suppliers = layout.policies, layout.parts, layout.variants, layout.suppliers
        clientele, successor = layout.clientele, layout.successor
    goods, plan = Goods(parts, variants), policies.returns_management
    sellers = {name: source.found(sim, name, goods) for name, source in suppliers.items()}
    made_in = homes(plants, goods, policies.manufacturing_flow)
    makers = {
        name: plant.built(
            sim,
            name,
            goods,
            {variant: 1.0 / len(where) for variant, where in made_in.items() if name in where},
            {seller: (sellers[seller], source.share) for seller, source in suppliers.items()},
            policies,
        )
        for name, plant in plants.items()
    }
    for maker in makers.values():
        for name, source in suppliers.items():
            connect(maker, sellers[name], carriage=source.carriage)
    rates = {goods.made[name]: variant.demand / len(warehouses) for name, variant in variants.items()}
    depots = {name: depot.built(sim, name, rates, makers, made_in, policies) for name, depot in warehouses.items()}
    for house in depots.values():
        house.agreed = {goods.made[variant]: where for variant, where in made_in.items()}
    houses = {**sellers, **makers, **depots}
    centre = returns.built(sim, "returns_centre", goods.made.values(), plan, houses)
    if successor is not None and not {successor.plant, successor.sold_by, successor.replaces} <= {*houses, *variants}:
        raise ModelError(f"successor: there is no {successor.plant}, {successor.sold_by} or {successor.replaces}")
    develops = successor is not None and getattr(policies.product_development, "develops", False)
    furnish(sim, clientele, goods, calendar, policies, depots, centre, successor if develops else None)
    office = Company(sim, sites=[*makers.values(), *depots.values(), centre], plans=policies.plans())
    if successor is not None and develops:
        works = Works(policies, sellers, dict(plants), makers, dict(warehouses), depots, centre)
        office.new_products = successor.new_products(office, goods, works)
