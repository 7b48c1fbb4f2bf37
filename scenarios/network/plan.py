"""A network as read from its tables: everything known by name, every value checked, nothing built yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import Literal, TypeAlias

from scenarios.network.tables import Row
from sim.agents.customer import PATIENT, Patience
from sim.carriage import Carriage
from sim.policies.replenishment import Replenishment
from sim.policies.wishes import Wishes
from sim.processes.manufacturing_flow import Routing
from sim.product import Product
from sim.stock import Costs

SiteType: TypeAlias = Literal["supplier", "factory", "warehouse", "customer"]
SourcingPolicy: TypeAlias = Literal["single", "closest", "cheapest", "fastest", "split"]


@dataclass(frozen=True)
class Site:
    """A house: what it is, where it stands (latitude, longitude), and the units it can make in a day."""

    name: str
    type: SiteType
    place: tuple[float, float] | None
    capacity: float
    row: Row


@dataclass(frozen=True)
class Route:
    """A row of Transport: how goods travel from a seller to a buyer."""

    seller: Site
    buyer: Site
    carriage: Carriage
    row: Row


@dataclass(frozen=True)
class Source:
    """A row of Sourcing: who may deliver a product to a destination. seller: None for anyone with a route."""

    buyer: Site
    product: Product | None
    seller: Site | None
    policy: SourcingPolicy
    ratio: float
    priority: float
    row: Row


@dataclass(frozen=True)
class Shelf:
    """A row of Inventory: a product at a site, how it is replenished and what it costs to keep.

    replenishment: None where the stock never ends; review: days between reviews.
    """

    site: Site
    product: Product
    replenishment: Replenishment | None
    opening: float
    costs: Costs
    review: float
    row: Row


@dataclass(frozen=True)
class Making:
    """A row of Production: how a factory makes a product."""

    site: Site
    product: Product
    routing: Routing
    row: Row


@dataclass(frozen=True)
class Contract:
    """A row of Suppliers: what is agreed with a supplier for one product."""

    price: float | None = None
    minimum: float = 0.0
    reliability: float = 1.0
    capacity: float = inf


@dataclass(frozen=True)
class Buyer:
    """A customer: what it wants and when, how it waits, and the crowd it is reported with."""

    site: Site
    wants: Wishes
    products: Mapping[Product, Row]
    patience: Patience = PATIENT
    group: str = "customers"


@dataclass
class Plan:
    """The whole network, by name."""

    start_date: datetime | None = None
    currency: str | None = None
    products: dict[str, Product] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    routes: dict[tuple[str, str], Route] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    shelves: dict[tuple[str, Product], Shelf] = field(default_factory=dict)
    makings: dict[tuple[str, Product], Making] = field(default_factory=dict)
    contracts: dict[tuple[str, Product], Contract] = field(default_factory=dict)
    buyers: dict[str, Buyer] = field(default_factory=dict)
