"""A company that makes, stocks and sells, and the customers who ask it: where, whether, when, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Assortment, Lines
from sim.processes.manufacturing_flow import Release, Routing, Step, WorkCentre
from sim.product import Product
from sim.returning import Returning, sends_back
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.inquiring import Inquiring
    from sim.loyalty import Loyalty
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.customer_service import ServicePlan
    from sim.simulation import Simulation
    from sim.streams import Stream

WAREHOUSES = ("north", "south")


@dataclass(frozen=True)
class Works:
    """The factory's line: its steps in order, each a work centre with machines of its own.

    times: to work on a lot, by step; machines: one number for all steps; lot: units that go together; setup: time when
    a machine changes to another product; cost: money a unit. Raises ValueError where there is no step.
    """

    times: Mapping[str, float | Distribution] = field(default_factory=lambda: {"shop": 0.2})
    machines: int = 1
    lot: float = 5.0
    setup: float = 0.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        if not self.times:
            raise ValueError("a line needs at least one step: times is empty")

    @property
    def routing(self) -> Routing:
        """How everything is made."""
        return Routing(
            [Step(name, time, setup=self.setup) for name, time in self.times.items()], lot=self.lot, cost=self.cost
        )

    @property
    def centres(self) -> list[WorkCentre]:
        """The work centres."""
        return [WorkCentre(name, self.machines) for name in self.times]


@dataclass(frozen=True)
class Discounted:
    """What somebody wishes, at a share of the list price."""

    wishes: Assortment
    share: float

    def __call__(self, stream_of: Callable[[str], Stream]) -> Iterator[tuple[float, Lines]]:
        share = self.share
        for time, lines in self.wishes(stream_of):
            yield time, tuple((line[0], line[1], line[0].price * share) for line in lines)


def service_desk(
    sim: Simulation,
    *,
    demand: Demand,
    special_demand: Demand | None,
    forecasting: Forecasting,
    replenishment: Replenishment,
    plant_replenishment: Replenishment,
    customers: Mapping[str, int],
    paying: Mapping[str, float] | None = None,
    works: Works = Works(),
    allocation: Allocation = FirstCome(),
    release: Release | None = None,
    standards: int = 2,
    stock: float = 0.0,
    plant_stock: float = 0.0,
    supply: Carriage = Carriage(),
    shipping: Carriage = Carriage(),
    patience: Patience = PATIENT,
    loyalty: Loyalty | None = None,
    inquiring: Inquiring | None = None,
    returning: Returning | None = None,
    refurbishing: float | Distribution = 0.0,
    customer_service: ServicePlan | None = None,
    plant: bool = True,
    price: float = 100.0,
    unit_cost: float = 60.0,
    costs: Costs = Costs(),
) -> None:
    """A plant makes standard products for two warehouses, and special ones to order for whoever wants them.

    Each customer orders standard products at the nearer of the two (turn by turn), and could at the other; specials at
    the plant. demand: of one customer for one standard product; special_demand: for the special one, None for none;
    customers: how many of each group; paying: the share of the list price that a group pays; supply: from plant to
    warehouses; shipping: to customers; returning: what they send back, to a centre that sends it on to the plant as
    new; plant False: the warehouses buy from an endless source instead, and there are no specials.
    Raises ModelError where there is no customer or no product.
    """
    if not sum(customers.values()) or not (standards or special_demand):
        raise ModelError("service_desk: there must be a customer, and something to sell")
    goods = [Product(f"standard{number + 1}", price=price, cost=unit_cost) for number in range(standards)]
    special = Product("special", price=1.5 * price, cost=1.5 * unit_cost)
    factory: Factory | None = None
    if plant:
        factory = Factory(
            sim,
            "plant",
            stocks={**dict.fromkeys(goods, plant_stock), special: 0.0},
            routings=dict.fromkeys((*goods, special), works.routing),
            work_centres=works.centres,
            release=release,
            forecasting=forecasting,
            replenishment={**dict.fromkeys(goods, plant_replenishment), special: BaseStock(0.0)},
            allocation=allocation,
            costs=costs,
        )
    warehouses = []
    for name in WAREHOUSES if standards else ():
        warehouse = Warehouse(
            sim,
            name,
            stocks=dict.fromkeys(goods, stock),
            forecasting=forecasting,
            replenishment=replenishment,
            allocation=allocation,
            costs=costs,
        )
        connect(warehouse, factory or sim.agents.get("source") or Supplier(sim, "source"), carriage=supply)
        warehouses.append(warehouse)
    centre: ReturnsCentre | None = None
    if returning is not None and factory is not None:
        centre = ReturnsCentre(sim, "returns", products=[*goods, special], restocks=factory, transit=refurbishing)
    wants = dict.fromkeys(goods, demand)
    if special_demand is not None and factory is not None:
        wants[special] = special_demand
    for number, (group, own) in enumerate([(group, own) for group, many in customers.items() for own in range(many)]):
        share = (paying or {}).get(group, 1.0)
        customer = Customer(
            sim,
            f"{group}{own + 1}",
            wants=Assortment(wants) if share == 1.0 else Discounted(Assortment(wants), share),
            patience=patience,
            loyalty=loyalty,
            inquiring=inquiring,
            group=group,
        )
        turn = number % 2
        for warehouse in (*warehouses[turn:], *warehouses[:turn]):
            connect(customer, warehouse, carriage=shipping)
        if special in wants and factory is not None:
            connect(customer, factory, carriage=shipping)
        if centre is not None and returning is not None:
            sends_back(customer, centre, returning)
    plans = {"customer_service": customer_service}
    Company(sim, sites=[*([factory] if factory is not None else []), *warehouses], plans=plans)
