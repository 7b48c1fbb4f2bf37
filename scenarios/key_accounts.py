"""Business customers who are not alike, a distribution centre with not enough for all, and who is served first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.distributions import Lognormal
from sim.errors import ModelError
from sim.loyalty import Loyalty
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.demand import PoissonDemand
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.order_fulfilment import FulfilmentPlan, Picking
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Crowd:
    """Customers of one kind.

    customers: how many; every: time between two orders of one, each on days of its own; size: mean units of an order,
    Poisson; spread: coefficient of variation of the sizes of customers, lognormal; distance: kilometres to the centre;
    transit: time on the way; priority: class by nature; churn, wallet: those of its loyalty, None as everybody's.
    Raises ValueError where there is nobody, or a number is out of range.
    """

    customers: int = 1
    every: float = 1.0
    size: float = 1.0
    spread: float = 0.0
    distance: float = 0.0
    transit: float = 0.0
    priority: int = 1
    churn: float | None = None
    wallet: float | None = None

    def __post_init__(self) -> None:
        if self.customers < 1:
            raise ValueError(f"a crowd needs at least one customer, got customers={self.customers}")
        if not (self.every > 0 and self.size > 0 and self.spread >= 0):
            raise ValueError(
                "a crowd needs every and size above 0, and a spread not below, got "
                f"{self.every}, {self.size} and {self.spread}"
            )

    def own(self, loyalty: Loyalty | None) -> Loyalty | None:
        """Its customers' loyalty, where everybody has one."""
        if loyalty is None:
            return None
        churn = loyalty.churn if self.churn is None else self.churn
        wallet = loyalty.wallet if self.wallet is None else self.wallet
        return replace(loyalty, churn=churn, wallet=wallet)


def key_accounts(
    sim: Simulation,
    *,
    crowds: Mapping[str, Crowd],
    forecasting: Forecasting,
    replenishment: Replenishment,
    allocation: Allocation = FirstCome(),
    fulfilment: FulfilmentPlan | Picking | None = None,
    stock: float = 0.0,
    supply: Carriage = Carriage(),
    shipping: Carriage = Carriage(),
    patience: Patience = PATIENT,
    loyalty: Loyalty | None = None,
    review: float | None = 1.0,
    quote: float | None = None,
    price: float = 100.0,
    unit_cost: float = 60.0,
    costs: Costs = Costs(),
) -> None:
    """A company keeps an account for every customer; its centre orders from an endless source and serves from stock.

    supply: from the source; shipping: to customers, who differ in distance and transit; loyalty: how customers react,
    None: not at all; quote: time in which orders are promised. Raises ModelError where there is no crowd.
    """
    if not crowds:
        raise ModelError("crowds: there must be at least one")
    item = Product("item", price=price, cost=unit_cost)
    centre = Warehouse(
        sim,
        "distribution_centre",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        allocation=allocation,
        picking=fulfilment,
        review=review,
        quote=quote,
        costs=costs,
    )
    connect(centre, Supplier(sim, "source"), carriage=supply)
    for name, crowd in crowds.items():
        carriage = replace(shipping, distance=crowd.distance, transit=crowd.transit)
        for number, demand in enumerate(_demands(sim, name, crowd)):
            customer = Customer(
                sim,
                f"{name}{number + 1}",
                wants=Single(item, demand),
                patience=patience,
                priority=crowd.priority,
                loyalty=crowd.own(loyalty),
                group=name,
            )
            connect(customer, centre, carriage=carriage)
    Company(sim, sites=[centre])


def _demands(sim: Simulation, name: str, crowd: Crowd) -> Iterator[PoissonDemand]:
    """What the customers of a crowd want: each has its own size, and its own days."""
    sizes = sim.streams(name, "size").draws(Lognormal(crowd.size, crowd.spread * crowd.size))
    days = max(1, round(crowd.every / sim.period))
    for number in range(crowd.customers):
        size = next(sizes) if crowd.spread else crowd.size
        yield PoissonDemand(size, every=crowd.every, start=number % days * sim.period)
