"""A plant and its warehouses: demand swings with the seasons, and the plant cannot make everything at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scenarios.each import each
from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.policies.wishes import Single
from sim.processes.demand_management import OrderRules
from sim.processes.manufacturing_flow import Breakdowns, Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.simulation import Simulation


def planning(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    plant_replenishment: Replenishment,
    sourcing: Sourcing,
    warehouses: int = 2,
    capacity: float = 24.0,
    batch: float = 4.0,
    transit: float | Distribution | Sequence[float | Distribution] = 2.0,
    inbound: float | Distribution = 3.0,
    stock: float | Sequence[float] = 60.0,
    plant_stock: float = 100.0,
    parts: float = 200.0,
    sources: Sequence[float] = (1.0,),
    lead_time: float | Distribution = 0.0,
    subcontractor: float | None = None,
    breakdowns: Breakdowns | None = None,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    plant_costs: Costs = Costs(),
) -> None:
    """Customers buy from a warehouse each, the warehouses from one plant, which makes batches of one part on one line.

    plant_replenishment: of what the plant makes, while it is told no plan; capacity: units a day in regular time;
    transit: from the plant to the warehouses; inbound: from each source of the part; sources: what each asks for a
    unit of it, the second being called source2; lead_time: from an order to its departure there; subcontractor: what
    one asks for a unit ready made, None where there is none.
    """
    part = Product("part")
    item = Product("item", parts={part: 1})
    shops = [
        Warehouse(
            sim,
            f"warehouse{number}",
            stocks={item: on_hand},
            forecasting=forecasting,
            replenishment=replenishment,
            costs=costs,
        )
        for number, on_hand in enumerate(each("stock", stock, warehouses), start=1)
    ]
    plant = Factory(
        sim,
        "plant",
        stocks={item: plant_stock, part: parts},
        routings={item: Routing([Step("line", batch / capacity)], lot=batch)},
        work_centres=[WorkCentre("line", breakdowns=breakdowns)],
        forecasting=forecasting,
        replenishment={item: plant_replenishment, part: replenishment},
        sourcing={part: sourcing},
        rules=OrderRules(multiple=batch),
        costs=plant_costs,
    )
    times: list[float | Distribution] = each("transit", transit, warehouses)
    for number, (shop, time) in enumerate(zip(shops, times, strict=True), start=1):
        connect(Customer(sim, f"customers{number}", wants=Single(item, demand), patience=patience), shop)
        connect(shop, plant, transit=time)
    for number, price in enumerate(sources, start=1):
        name = "source" if number == 1 else f"source{number}"
        source = Supplier(sim, name, products=[part], prices={part: price}, lead_time=lead_time)
        connect(plant, source, transit=inbound)
    if subcontractor is not None:
        other = Supplier(sim, "subcontractor", products=[item], prices={item: subcontractor})
        connect(plant, other, transit=inbound)
    Company(sim, sites=[*shops, plant])
