"""A small firm: one plant, one warehouse, two kinds of goods, and a decision for every function to be wrong about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.wishes import Assortment
from sim.processes.demand_management import OrderRules
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def small_firm(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    plant_replenishment: Replenishment,
    parts_replenishment: Replenishment,
    kinds: int = 2,
    price: float = 20.0,
    material: float = 8.0,
    making: float = 2.0,
    capacity: float = 32.0,
    setup: float = 0.1,
    setup_cost: float = 60.0,
    lot: float = 200.0,
    box: float = 50.0,
    load: float = 60.0,
    freight: float = 40.0,
    transit: float = 2.0,
    inbound: float = 7.0,
    patience: Patience = Patience(backorder=0.0),
    costs: Costs = Costs(),
    plant_costs: Costs = Costs(),
    part_costs: Costs = Costs(),
) -> None:
    """Customers buy two kinds from a warehouse, which has them sent from a plant, which makes them of one bought part.

    lot: units of a kind that are made together, box: that go into stock by themselves, load: that are sent together;
    setup, setup_cost: time and money to change the line to the other kind; material, making: money a unit; capacity:
    units a day; freight: money a truck from plant to warehouse; transit, inbound: days from plant and supplier.
    """
    part = Product("part", cost=material)
    items = [Product(f"item{number}", price=price, parts={part: 1}) for number in range(1, kinds + 1)]
    warehouse = Warehouse(
        sim,
        "warehouse",
        stocks=dict.fromkeys(items, 100.0),
        forecasting=forecasting,
        replenishment=replenishment,
        rules=OrderRules(multiple=load),
        costs=costs,
    )
    routing = Routing([Step("line", 1.0 / capacity, 1.0, setup, setup_cost)], lot=box, cost=making)
    plant = Factory(
        sim,
        "plant",
        stocks={**dict.fromkeys(items, (300.0, plant_costs)), part: (800.0, part_costs)},
        routings=dict.fromkeys(items, routing),
        work_centres=[WorkCentre("line")],
        forecasting=forecasting,
        replenishment={**dict.fromkeys(items, plant_replenishment), part: parts_replenishment},
        rules=OrderRules(multiple=lot),
        prices=dict.fromkeys(items, material + making),
    )
    source = Supplier(sim, "source", products=[part], prices={part: material})
    connect(Customer(sim, "customers", wants=Assortment(dict.fromkeys(items, demand)), patience=patience), warehouse)
    connect(warehouse, plant, carriage=Carriage(transit=transit, fixed=freight))
    connect(plant, source, transit=inbound)
    Company(sim, "firm", sites=[warehouse, plant])
