"""A recall: a supplier's bad lot goes into goods, and these to two regions before anybody notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.lots import DefectsBack, LotQuality, sends_defects, trace
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import ManufacturingPlan, Routing, WorkCentre
from sim.processes.returns_management import Inspection, ReturnsPlan
from sim.processes.supplier_relationship import SupplierPlan
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

SCRAPPED = ReturnsPlan(inspection=Inspection(restock=0.0))
"""What shows a defect is thrown away, unless the plan says otherwise."""


def recall(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    component_quality: LotQuality,
    making_quality: LotQuality = LotQuality(),
    routing: Routing,
    work_centres: tuple[WorkCentre, ...] = (),
    defects: DefectsBack = DefectsBack(),
    returns: ReturnsPlan | None = None,
    supply: SupplierPlan | None = None,
    making: ManufacturingPlan | None = None,
    issue: Literal["oldest", "newest"] = "oldest",
    patience: Patience = PATIENT,
    components: float = 0.0,
    goods: float = 0.0,
    stock: float = 0.0,
    supply_time: float | Distribution = 3.0,
    transit: float | Distribution = 2.0,
    price: float = 0.0,
    component_price: float = 0.0,
    weight: float = 0.0,
    component_weight: float = 0.0,
    factory_costs: Costs = Costs(),
    costs: Costs = Costs(),
    centre_costs: Costs = Costs(),
) -> None:
    """A factory buys a component and a casing, and makes goods of one each for warehouses north and south.

    component_quality: latent defects of the component supplier's lots, making_quality: those that the factory adds;
    defects: how they show at customers; returns, supply, making: plans of the returns centre and of the factory;
    components and goods: what the factory orders up to; stock: units at each warehouse at the start; supply_time: from
    the suppliers to the factory, transit: from there to the warehouses; weights in kg.
    """
    component = Product("component", price=component_price, cost=component_price, weight=component_weight)
    casing = Product("casing", price=component_price, cost=component_price)
    item = Product("goods", price=price, weight=weight, cost=2 * component_price, parts={component: 1.0, casing: 1.0})
    qualities = {"component_supplier": component_quality, "factory": making_quality}
    trace(sim, (component, casing, item), qualities=qualities, issue=issue)
    factory = Factory(
        sim,
        "factory",
        stocks=dict.fromkeys((component, casing), components) | {item: goods},
        routings={item: routing},
        work_centres=work_centres,
        release=making,
        supply=supply,
        forecasting=forecasting,
        replenishment={part: BaseStock(components) for part in (component, casing)} | {item: BaseStock(goods)},
        costs=factory_costs,
    )
    for part in (component, casing):
        connect(factory, Supplier(sim, f"{part.name}_supplier", products=(part,)), transit=supply_time)
    warehouses = [
        Warehouse(
            sim,
            region,
            stocks={item: stock},
            forecasting=forecasting,
            replenishment=replenishment,
            costs=costs,
        )
        for region in ("north", "south")
    ]
    centre = ReturnsCentre(
        sim,
        "returns_centre",
        products=(item,),
        restocks=warehouses[0],
        inspection=(returns or ReturnsPlan()).over(SCRAPPED),
        costs=centre_costs,
    )
    for warehouse in warehouses:
        customers = Customer(sim, f"{warehouse.name}_customers", wants=Single(item, demand), patience=patience)
        connect(warehouse, factory, transit=transit)
        connect(customers, warehouse)
        sends_defects(customers, centre, defects)
