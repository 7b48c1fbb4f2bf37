"""Assembly: a product is put together from parts, each kept by a supplier with a stock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.policies.replenishment import BaseStock, Replenishment
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Release, Routing, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Part:
    """A part of the product: units in one of it, the stock that its supplier keeps, and the time it takes to come.

    stock: units at its supplier at the start; replenishment: its supplier's rule, up to `stock` where none is given;
    supply: time from the source to the supplier, transit: from there to the assembler; holding: money for a unit
    and unit of time, at the supplier, under way, and where the part waits for its partners; planned: units that the
    assembler stocks under a rule of its own (base-stock), None to order the part with every product.
    """

    need: float = 1.0
    stock: float = 0.0
    replenishment: Replenishment | None = None
    supply: float | Distribution = 2.0
    transit: float | Distribution = 1.0
    holding: float = 1.0
    planned: float | None = None


def assembly(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    parts: Mapping[str, Part],
    stock: float = 0.0,
    routing: Routing | None = None,
    work_centres: tuple[WorkCentre, ...] = (),
    release: Release | None = None,
    patience: Patience = PATIENT,
    review: float = 1.0,
    costs: Costs = Costs(),
) -> None:
    """Customers buy a product from the assembler, who needs all parts at once to make one.

    Without a routing assembly takes no time and is divisible. The supplier of part x is called "x supplier".
    """
    pieces = {name: Product(name) for name in parts}
    product = Product("product", parts={pieces[name]: part.need for name, part in parts.items()})
    at_hand = {name: (part.planned or 0.0, Costs(holding=part.holding)) for name, part in parts.items()}
    planned = [name for name, part in parts.items() if part.planned is not None]
    assembler = Factory(
        sim,
        "assembler",
        stocks={product: (stock, costs), **{pieces[name]: at_hand[name] for name in planned}},
        parts={pieces[name]: at_hand[name] for name in parts if name not in planned},
        routings={product: routing} if routing is not None else {},
        work_centres=work_centres,
        release=release,
        forecasting=forecasting,
        replenishment={product: replenishment, **{pieces[name]: BaseStock(at_hand[name][0]) for name in planned}},
        review=review,
    )
    connect(Customer(sim, "customer", wants=Single(product, demand), patience=patience), assembler)
    source = Supplier(sim, "source")
    for name, part in parts.items():
        supplier = Warehouse(
            sim,
            f"{name} supplier",
            stocks={pieces[name]: part.stock},
            forecasting=forecasting,
            replenishment=part.replenishment or BaseStock(part.stock),
            review=review,
            costs=Costs(holding=part.holding),
        )
        connect(assembler, supplier, transit=part.transit)
        connect(supplier, source, transit=part.supply)
