"""A maker whose goods come back: inspected, refurbished, taken apart, recycled, or thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.demand_management import OrderRules
from sim.product import Product
from sim.returning import Returning, sends_back
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sim.distributions import Distribution
    from sim.loyalty import Loyalty
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.returns_management import ReturnsPlan
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Part:
    """A part of the product.

    need: units in one of it; cost: money a unit; weight: kilograms; stock: units at the factory, which orders up to
    that every day. Raises ValueError where a number is not positive.
    """

    need: float = 1.0
    cost: float = 10.0
    weight: float = 0.5
    stock: float = 40.0

    def __post_init__(self) -> None:
        for name in ("need", "cost", "weight", "stock"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} of a part must be positive, got {getattr(self, name)}")


def closed_loop(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    parts: Mapping[str, Part],
    returning: Returning,
    returns: ReturnsPlan,
    customers: int = 10,
    patience: Patience = PATIENT,
    loyalty: Loyalty | None = None,
    stock: float = 60.0,
    factory_stock: float = 20.0,
    parts_transit: float | Distribution = 5.0,
    supply: float | Distribution = 2.0,
    shipping: float | Distribution = 1.0,
    restock_transit: float | Distribution = 1.0,
    price: float = 100.0,
    value: float = 55.0,
    weight: float = 2.0,
    costs: Costs = Costs(),
    factory_costs: Costs = Costs(),
    centre_costs: Costs = Costs(),
) -> None:
    """A factory puts a device together from parts that a supplier sends, a warehouse sells it, and what customers send
    back goes through a returns centre: to the warehouse again, its parts to the factory, or out of the chain.

    demand: of one customer; returns: what is done about returns, where the run chooses nothing else; parts_transit,
    supply and shipping: time from the supplier to the factory, on to the warehouse, and on to customers;
    restock_transit: from the returns centre to the warehouse or the factory; value: of a device in the books.
    """
    pieces = {name: Product(name, price=part.cost, cost=part.cost, weight=part.weight) for name, part in parts.items()}
    device = Product(
        "device",
        price=price,
        cost=value,
        weight=weight,
        parts={pieces[name]: part.need for name, part in parts.items()},
    )
    supplier = Supplier(sim, "parts_supplier", products=list(pieces.values()))
    factory = Factory(
        sim,
        "factory",
        stocks={device: factory_stock, **{pieces[name]: part.stock for name, part in parts.items()}},
        replenishment={
            device: BaseStock(factory_stock),
            **{pieces[name]: BaseStock(part.stock) for name, part in parts.items()},
        },
        forecasting=Fixed(0.0),
        prices={device: value},
        costs=factory_costs,
    )
    warehouse = Warehouse(
        sim,
        "warehouse",
        stocks={device: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        rules=OrderRules(multiple=1.0),
        costs=costs,
    )
    centre = ReturnsCentre(
        sim,
        "returns_centre",
        products=(device,),
        restocks=warehouse,
        inspection=returns,
        transit=restock_transit,
        parts_to=factory,
        supplier=supplier,
        costs=centre_costs,
    )
    connect(warehouse, factory, transit=supply)
    connect(factory, supplier, transit=parts_transit)
    for number in range(1, customers + 1):
        customer = Customer(
            sim,
            f"customer{number}",
            wants=Single(device, demand),
            patience=patience,
            loyalty=loyalty,
            group="customers",
        )
        connect(customer, warehouse, transit=shipping)
        sends_back(customer, centre, returning)
