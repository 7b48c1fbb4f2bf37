"""Variants of one generic product: where to keep stock, and what to make to order (Lee and Tang 1997)."""

from __future__ import annotations

from math import inf, sqrt
from typing import TYPE_CHECKING

from scenarios.correlated import correlated
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.errors import ModelError
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import ManufacturingPlan, Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

PLENTY = 1000
"""Machines, so that nothing ever waits for one: what takes time here is the making itself."""


def postponement(
    sim: Simulation,
    *,
    replenishment: Replenishment,
    generic_replenishment: Replenishment,
    manufacturing_flow: ManufacturingPlan | None = None,
    variants: int = 4,
    mean: float = 20.0,
    sd: float = 5.0,
    correlation: float = 0.0,
    generic_time: float = 4.0,
    finishing_time: float = 2.0,
    common: bool = True,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    generic_costs: Costs = Costs(),
) -> None:
    """One factory makes a generic product, and finishes it into variants that customers order every day.

    generic_replenishment: of the generic product; manufacturing_flow: whose boundary says what is kept in stock; mean,
    sd, correlation: of the normal daily demand for each variant; generic_time, finishing_time: days; common: the
    variants have one generic product, not one each. Nothing ever waits for a machine.
    Raises ModelError unless correlation lies between -1 / (variants - 1) and 1.
    """
    lowest = -1 / (variants - 1) if variants > 1 else -1.0
    if variants < 1 or not lowest <= correlation <= 1:
        raise ModelError(f"{variants} variants cannot be correlated by {correlation}; it lies in {lowest:g}..1")
    shared = variants if common else 1
    together = sd * sqrt(shared * (1 + (shared - 1) * correlation))
    bases = [Product("generic" if common else f"generic{number + 1}") for number in range(variants // shared)]
    items = [Product(f"variant{n + 1}", parts={bases[n // shared]: 1}) for n in range(variants)]
    lead = generic_time + finishing_time
    factory = Factory(
        sim,
        "factory",
        stocks={
            **dict.fromkeys(items, (mean * lead, costs)),
            **dict.fromkeys(bases, (shared * mean * generic_time, generic_costs)),
        },
        routings={
            **{item: Routing([Step("finishing", finishing_time)], inf) for item in items},
            **{base: Routing([Step("making", generic_time)], inf) for base in bases},
        },
        work_centres=[WorkCentre("making", PLENTY), WorkCentre("finishing", PLENTY)],
        replenishment={**dict.fromkeys(items, replenishment), **dict.fromkeys(bases, generic_replenishment)},
        forecasting={**dict.fromkeys(items, Fixed(mean, sd)), **dict.fromkeys(bases, Fixed(shared * mean, together))},
        release=manufacturing_flow,
    )
    for number, (item, wanted) in enumerate(zip(items, correlated(sim, variants, mean, sd, correlation), strict=True)):
        name = f"customers{number + 1}"
        connect(Customer(sim, name, wants=Single(item, wanted), patience=patience, group="customers"), factory)
