"""One warehouse and the retailers that it supplies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from scenarios.each import each
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.demand import Demand
from sim.policies.replenishment import Replenishment
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.simulation import Simulation


def distribution(
    sim: Simulation,
    *,
    demand: Demand | Sequence[Demand],
    forecasting: Forecasting,
    replenishment: Replenishment | Sequence[Replenishment],
    warehouse_replenishment: Replenishment | None = None,
    allocation: Allocation = FirstCome(),
    retailers: int = 3,
    stock: float | Sequence[float] = 0.0,
    warehouse_stock: float = 0.0,
    order_delay: float | Sequence[float] = 0.0,
    warehouse_order_delay: float = 0.0,
    transit: float | Distribution | Sequence[float | Distribution] = 1.0,
    warehouse_transit: float | Distribution = 1.0,
    review: float | None = 1.0,
    warehouse_review: float | None = 1.0,
    phases: Literal["synchronised", "balanced", "random"] = "synchronised",
    hears: str = "orders",
    patience: Patience = PATIENT,
    costs: Costs | Sequence[Costs] = Costs(),
    warehouse_costs: Costs = Costs(),
) -> None:
    """Customers buy from their retailer, the retailers from the warehouse, the warehouse from an endless source.

    A list gives each retailer its own; order delay and transit are those of the lane to the house. review: time
    between reviews, None for continuous review. phases: whether the retailers review all in the same period, spread
    evenly over the time between reviews, or each in a period that every replication draws anew (Lee, Padmanabhan and
    Whang 1997). hears: whether the warehouse forecasts from the retailers' orders or from their sales.
    """
    item = Product("item")
    warehouse = Warehouse(
        sim,
        "warehouse",
        stocks={item: warehouse_stock},
        forecasting=forecasting,
        replenishment=_shared(replenishment) if warehouse_replenishment is None else warehouse_replenishment,
        allocation=allocation,
        review=warehouse_review,
        hears=hears,
        costs=warehouse_costs,
    )
    wanted = each("demand", demand, retailers)
    stocks = each("stock", stock, retailers)
    policies = each("replenishment", replenishment, retailers)
    money = each("costs", costs, retailers)
    delays = each("order_delay", order_delay, retailers)
    transits: list[float | Distribution] = each("transit", transit, retailers)
    firsts = _first_reviews(sim, phases, review, retailers)
    for index in range(retailers):
        retailer = Warehouse(
            sim,
            f"retailer{index + 1}",
            stocks={item: stocks[index]},
            forecasting=forecasting,
            replenishment=policies[index],
            review=review,
            first=firsts[index],
            costs=money[index],
        )
        customer = Customer(
            sim, f"customer{index + 1}", wants=Single(item, wanted[index]), patience=patience, group="customers"
        )
        connect(customer, retailer)
        connect(retailer, warehouse, order_delay=delays[index], transit=transits[index])
    connect(warehouse, Supplier(sim, "source"), order_delay=warehouse_order_delay, transit=warehouse_transit)


def _shared(replenishment: Replenishment | Sequence[Replenishment]) -> Replenishment:
    if isinstance(replenishment, Sequence):
        raise ModelError("warehouse_replenishment: say it, since the retailers have a list of their own")
    return replenishment


def _first_reviews(sim: Simulation, phases: str, review: float | None, retailers: int) -> list[float]:
    """The time of each retailer's first review."""
    if phases not in ("synchronised", "balanced", "random"):
        raise ModelError(f"phases are synchronised, balanced or random, got {phases!r}")
    if phases == "synchronised":
        return [0.0] * retailers
    slots = 0 if review is None else round(review / sim.period)
    if slots < 1:
        raise ModelError(f"phases={phases} needs a time between reviews of at least one period, got review={review}")
    drawn = sim.streams("retailers", "phase").rng.integers(slots, size=retailers)
    slot = [index % slots for index in range(retailers)] if phases == "balanced" else drawn.tolist()
    return [sim.period * number for number in slot]
