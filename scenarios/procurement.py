"""A house that buys different items from different makers, some of them scarce; another house buys there too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.agents.workshop import Making
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.policies.demand import NormalDemand
from sim.policies.wishes import Assortment
from sim.product import Product
from sim.reliability import Reliability
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.processes.supplier_relationship import SupplierPlan
    from sim.simulation import Simulation
    from sim.trust import Trust


@dataclass(frozen=True)
class Item:
    """Something that is bought and sold on: units wanted a period, and their coefficient of variation; makers: what
    each asks for a unit, by its name, None where it does not make it; price: that customers pay; costs: at the house.
    Raises ValueError where nobody makes it.
    """

    mean: float
    makers: Mapping[str, float | None]
    cv: float = 0.3
    price: float = 0.0
    costs: Costs = Costs()  # noqa: RUF009 - frozen

    def __post_init__(self) -> None:
        if not self.asked:
            raise ValueError("somebody must make the item; say makers with their prices")

    @property
    def asked(self) -> dict[str, float]:
        """What those ask who make it."""
        return {name: price for name, price in self.makers.items() if price is not None}


@dataclass(frozen=True)
class Maker:
    """A supplier: time from an order to its departure, units it makes in a unit of time, how far it can be relied on,
    whether it trusts its buyers, what its other customers order, and the way from it; minimum and lots as it takes
    them.
    """

    lead_time: float | Distribution = 7.0
    transit: float | Distribution = 1.0
    capacity: float = inf
    reliability: Reliability | None = None
    trust: Trust | None = None
    others: Demand | None = None
    minimum: float = 0.0
    multiple: float = 0.0
    confirms: float | None = None
    freight: float = 0.0


@dataclass(frozen=True)
class Rival:
    """Another house that buys the same: so many times what the first one needs, by its own replenishment."""

    size: float = 1.0
    replenishment: Replenishment | None = None
    items: tuple[str, ...] = field(default=())


def procurement(
    sim: Simulation,
    *,
    items: Mapping[str, Item],
    makers: Mapping[str, Maker],
    forecasting: Forecasting,
    replenishment: Replenishment,
    sourcing: Sourcing,
    supply: SupplierPlan | None = None,
    rival: Rival | None = None,
    cover: float = 0.0,
    review: float = 7.0,
    patience: Patience = PATIENT,
) -> None:
    """The buyer sells what it buys to customers, who want every item in every period.

    supply: how the buyer looks after its suppliers; cover: time of demand on hand at the start. The rival has customers
    of its own and buys from the same makers. Raises ModelError where an item is made by nobody who is there.
    """
    products = {name: Product(name, price=item.price, cost=min(item.asked.values())) for name, item in items.items()}
    if missing := [f"{maker} ({name})" for name, item in items.items() for maker in item.asked if maker not in makers]:
        raise ModelError(f"items are bought from makers that are not there: {', '.join(missing)}; add them to makers")
    sellers = {name: _maker(sim, name, maker, items, products) for name, maker in makers.items()}
    houses = [("buyer", 1.0, replenishment, tuple(items))]
    if rival is not None:
        houses.append(("rival", rival.size, rival.replenishment or replenishment, tuple(rival.items) or tuple(items)))
    for name, size, rule, bought in houses:
        house = Warehouse(
            sim,
            name,
            stocks={products[item]: (size * cover * items[item].mean, items[item].costs) for item in bought},
            forecasting=forecasting,
            replenishment=rule,
            sourcing=sourcing,
            review=review,
        )
        demands: dict[Product, Demand] = {
            products[item]: NormalDemand(size * items[item].mean, size * items[item].mean * items[item].cv)
            for item in bought
        }
        customers = Customer(sim, f"customers of {name}", wants=Assortment(demands), patience=patience)
        connect(customers, house)
        for seller, maker in makers.items():
            if any(seller in items[item].asked for item in bought):
                connect(house, sellers[seller], carriage=_way(maker))
        if name == "buyer":
            Company(sim, sites=[house], plans={"supplier_relationship": supply})


def _maker(
    sim: Simulation, name: str, maker: Maker, items: Mapping[str, Item], products: Mapping[str, Product]
) -> Supplier:
    prices = dict(_prices(name, items, products))
    return Supplier(
        sim,
        name,
        products=prices,
        prices=prices,
        lead_time=maker.lead_time,
        capacity=maker.capacity,
        reliability=maker.reliability,
        minimum=maker.minimum,
        multiple=maker.multiple,
        confirms=maker.confirms,
        trust=maker.trust,
        making=Making(others=maker.others) if maker.others is not None else None,
    )


def _prices(maker: str, items: Mapping[str, Item], products: Mapping[str, Product]) -> Iterator[tuple[Product, float]]:
    for name, item in items.items():
        if maker in item.asked:
            yield products[name], item.asked[maker]


def _way(maker: Maker) -> Carriage:
    return Carriage(transit=maker.transit, fixed=maker.freight)
