"""A new product is launched: a plant of bounded capacity, and people who talk about it once they have got it."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Patience
from sim.agents.factory import Factory
from sim.agents.market import Market
from sim.agents.switching import Switching
from sim.agents.warehouse import Warehouse
from sim.diffusion import Bass
from sim.errors import ModelError
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.processes.product_development import DevelopmentPlan
from sim.processes.product_development.rollout import AT_ONCE
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

NEUTRAL = DevelopmentPlan()
TO_ORDER = BaseStock(0.0)
NONE_EXPECTED = Fixed(0.0)


def product_launch(
    sim: Simulation,
    *,
    market: Bass,
    rollout: DevelopmentPlan | None = None,
    beside: str | None = None,
    capacity: float = inf,
    lot: float = 50.0,
    regions: int = 1,
    centre_stock: float | None = None,
    transit: float = 1.0,
    price: float = 100.0,
    making_cost: float = 60.0,
    replenishment: Replenishment = TO_ORDER,
    forecasting: Forecasting = NONE_EXPECTED,
    costs: Costs = Costs(),
    old_demand: Demand | None = None,
    old_stock: float = 0.0,
    old_level: float = 0.0,
    old_price: float = 80.0,
    old_cost: float = 50.0,
    switch: float = 0.5,
    loyal: float = 0.8,
    elasticity: float = 2.0,
    patience: Patience = PATIENT,
) -> None:
    """A company that launches `new` as its plan (rollout) says, at once where there is none.

    market: all who will want it, shared evenly by the regions; capacity: units the line makes a period, in lots, and a
    part of a lot takes as long as a whole one; centre_stock: what each region's distribution centre is stocked up to,
    None: people buy at the plant. beside: the name of a second company, equal in all but that it launches at once and
    everywhere, in a market of the same people: what would have been. replenishment and forecasting: of the new product
    at the plant. old_demand: of `old`, which it replaces, by customers who may switch, None for no predecessor;
    old_stock: units of it at the start, made up to old_level.
    Raises ModelError where there is no region, capacity or lots are not positive, or the launch waits for ever.
    """
    if regions < 1:
        raise ModelError(f"regions must be at least 1, got {regions}")
    if not capacity > 0 or not 0 < lot < inf:
        raise ModelError(f"capacity and lot must be positive, and the lot not endless, got {capacity} and {lot}")
    new = Product("new", price=price, cost=making_cost)
    old = Product("old", price=old_price, cost=old_cost) if old_demand is not None else None

    def firm(name: str, plan: DevelopmentPlan, mark: str) -> None:
        shelves = {new: 0.0} | ({old: old_stock} if old is not None else {})
        step = Step("line", lot / capacity)
        routings = {new: Routing([step], lot=lot, cost=making_cost)}
        if old is not None:
            routings[old] = Routing([Step("old_line", 0.0)], cost=old_cost)
        plant = Factory(
            sim,
            f"{mark}plant",
            stocks=shelves,
            routings=routings,
            work_centres=[WorkCentre("line", 1), *([WorkCentre("old_line", 1)] if old is not None else [])],
            forecasting=forecasting,
            replenishment={new: replenishment} | ({old: BaseStock(old_level)} if old is not None else {}),
            costs=costs,
        )
        sites: list[Warehouse] = [plant]
        for number in range(1, regions + 1):
            potential = market.potential // regions + (number <= market.potential % regions)
            share = replace(market, potential=potential)
            where = "" if regions == 1 else str(number)
            people = Market(sim, f"{mark}market{where}", new, share, chance=f"market{where}", group=name)
            if centre_stock is None:
                connect(people, plant)
                continue
            centre = Warehouse(
                sim,
                f"{mark}centre{where}",
                stocks={new: 0.0},
                forecasting=NONE_EXPECTED,
                replenishment=BaseStock(centre_stock),
                costs=costs,
            )
            connect(people, centre)
            connect(centre, plant, transit=transit)
            sites.append(centre)
        if old is not None and old_demand is not None:
            faithful = Switching(
                sim,
                f"{mark}customers",
                old,
                switch=switch,
                loyal=loyal,
                elasticity=elasticity,
                wants=Single(old, old_demand),
                patience=patience,
            )
            connect(faithful, plant)
        Company(sim, f"{mark}company", sites=sites, plans={"product_development": plan})

    plan = rollout or NEUTRAL
    way = plan.rollout or AT_ONCE
    if way.launch_stock > way.pilot + way.programme and way.latest == inf and replenishment == TO_ORDER:
        raise ModelError(
            f"the launch waits for {way.launch_stock:g} units, and {way.pilot + way.programme:g} are made; "
            "raise programme, lower launch_stock, or say by when at the latest (latest)"
        )
    firm("planned", plan, "")
    if beside is not None:
        at_once = replace(way, build_up=0.0, launch_stock=0.0, interval=0.0)
        firm(beside, replace(plan, rollout=at_once), f"{beside}_")
