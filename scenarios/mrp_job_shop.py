"""A job shop: products of assemblies of bought parts, each on its own way through the work centres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Reliability, Supplier
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.planning.bill import low_level_codes
from sim.policies.wishes import Assortment
from sim.processes.manufacturing_flow import ManufacturingPlan, Release, Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

Bills = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Shop:
    """How a job shop is drawn up: how many work centres and items there are, and from which number.

    steps: work centres that a made item visits, at least and at most; busy: the share of its time that every work
    centre is busy when demand is as planned, setups apart; setup: time to change a work centre over, of one lot.
    Raises ValueError for too few of anything.
    """

    work_centres: int = 5
    products: int = 8
    assemblies: int = 8
    parts: int = 12
    steps: tuple[int, int] = (1, 3)
    busy: float = 0.7
    setup: float = 0.02
    seed: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(self.steps))
        for name in ("work_centres", "products", "assemblies", "parts"):
            if getattr(self, name) < 1:
                raise ValueError(f"a job shop needs at least one of its {name}, got {getattr(self, name)}")
        if not 1 <= self.steps[0] <= self.steps[1] <= self.work_centres:
            raise ValueError(f"steps must be two numbers within 1..{self.work_centres} work centres, got {self.steps}")
        if not self.busy > 0:
            raise ValueError(f"the share of busy time must be positive, got {self.busy}")

    def bills(self, rng: np.random.Generator) -> dict[str, dict[str, float]]:
        """Products of one to three assemblies, one or two of each; assemblies of two or three parts, one to three."""
        assemblies = [f"assembly{number}" for number in range(1, self.assemblies + 1)]
        parts = [f"part{number}" for number in range(1, self.parts + 1)]
        products = [f"product{number}" for number in range(1, self.products + 1)]
        bills = {name: _bill(rng, assemblies, number, (1, 3), 2) for number, name in enumerate(products)}
        return {**bills, **{name: _bill(rng, parts, number, (2, 3), 3) for number, name in enumerate(assemblies)}}


def _bill(
    rng: np.random.Generator, parts: Sequence[str], first: int, kinds: tuple[int, int], most: int
) -> dict[str, float]:
    """So many kinds of part, one to `most` of each; the first in turn, so that none is left out where they are few."""
    count = min(len(parts), int(rng.integers(kinds[0], kinds[1] + 1)))
    others = [int(pick) for pick in rng.permutation(len(parts)) if pick != first % len(parts)]
    return {parts[pick]: float(rng.integers(1, most + 1)) for pick in [first % len(parts), *others[: count - 1]]}


def mrp_job_shop(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    shop: Shop = Shop(),
    bills: Bills | None = None,
    catalogue: Mapping[str, Sequence[str]] | None = None,
    expected: float = 4.0,
    customers: int = 2,
    suppliers: int = 2,
    lead_time: float | Distribution = 7.0,
    transit: float | Distribution = 0.0,
    reliability: Reliability | None = None,
    capacity: float = inf,
    stock: float = 14.0,
    parts_stock: float = 14.0,
    release: ManufacturingPlan | Release | None = None,
    patience: Patience = PATIENT,
    carrying: float = 0.0005,
    backlog: float = 0.01,
    review: float = 1.0,
) -> None:
    """Customers buy products from the shop, the shop buys parts from suppliers.

    bills: of what each made item consists, drawn up by `shop` where none are given; catalogue: the parts that each
    supplier sells, dealt out among `suppliers` in turn where nothing is said; expected: units of each product a day,
    by which stocks and working times are made; lead_time: from an order to its departure at a supplier, transit: from
    there to the shop; stock, parts_stock: days of that demand on hand at the start, of what is made and of parts;
    carrying, backlog: money for a unit in stock, or owed to customers, for a day, as a share of its cost.
    Raises ModelError where a bill contains itself, or nobody makes or sells a part.
    """
    rng = np.random.default_rng(shop.seed)
    drawn = {whole: dict(parts) for whole, parts in bills.items()} if bills else shop.bills(rng)
    made = _products(drawn, rng)
    usage = _usage(drawn, made, expected)
    routings = _routings(shop, drawn, usage, rng)
    bought = [name for name in made if name not in drawn]
    sold = [product for name, product in made.items() if name in drawn and not _goes_into(name, drawn)]
    days = {name: parts_stock if name in bought else stock for name in made}
    factory = Factory(
        sim,
        "shop",
        stocks={
            product: (
                float(ceil(usage[name] * days[name])),
                _costs(product, carrying, backlog if product in sold else 0.0),
            )
            for name, product in made.items()
        },
        routings={made[name]: routing for name, routing in routings.items()},
        work_centres=[WorkCentre(f"centre{number}") for number in range(1, shop.work_centres + 1)],
        release=release,
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
    )
    for number in range(1, customers + 1):
        wants = Assortment(dict.fromkeys(sold, demand))
        connect(Customer(sim, f"customer{number}", wants=wants, patience=patience), factory)
    for name, parts in (catalogue or _dealt(bought, suppliers)).items():
        if unknown := [part for part in parts if part not in made]:
            raise ModelError(f"{name} sells {unknown[0]}, which goes into nothing; there are {', '.join(bought)}")
        offered = [made[part] for part in parts]
        supplier = Supplier(
            sim, name, products=offered, lead_time=lead_time, reliability=reliability, capacity=capacity
        )
        connect(factory, supplier, transit=transit)


def _products(bills: Bills, rng: np.random.Generator) -> dict[str, Product]:
    """Every item as a product, wholes before their parts; what is made costs a quarter more than its parts."""
    try:
        codes = low_level_codes(bills)
    except ValueError as error:
        raise ModelError(str(error)) from None
    found: dict[str, Product] = {}
    for name in sorted(codes, key=lambda name: (-codes[name], len(name), name)):
        parts = {found[part]: need for part, need in bills.get(name, {}).items()}
        cost = 1.25 * sum(part.cost * need for part, need in parts.items()) if parts else float(rng.integers(1, 6))
        found[name] = Product(name, price=2.0 * cost, cost=cost, parts=parts)
    return {name: found[name] for name in sorted(codes, key=lambda name: (codes[name], len(name), name))}


def _usage(bills: Bills, made: Mapping[str, Product], expected: float) -> dict[str, float]:
    """Units of each item a day: what is sold, and what goes into it."""
    usage = dict.fromkeys(made, 0.0)
    for name in made:
        if not _goes_into(name, bills):
            usage[name] = expected
        for part, need in bills.get(name, {}).items():
            usage[part] += need * usage[name]
    return usage


def _goes_into(name: str, bills: Bills) -> bool:
    return any(name in parts for parts in bills.values())


def _routings(shop: Shop, bills: Bills, usage: Mapping[str, float], rng: np.random.Generator) -> dict[str, Routing]:
    """A way through some work centres for every made item, the times such that all centres are equally busy."""
    ways: dict[str, list[tuple[int, float]]] = {}
    load = np.zeros(shop.work_centres)
    for number, name in enumerate(bills):
        length = int(rng.integers(shop.steps[0], shop.steps[1] + 1))
        others = [int(pick) for pick in rng.permutation(shop.work_centres) if pick != number % shop.work_centres]
        ways[name] = [
            (centre, float(rng.uniform(0.5, 1.5)))
            for centre in rng.permutation([number % shop.work_centres, *others[: length - 1]]).tolist()
        ]
        for centre, time in ways[name]:
            load[centre] += usage[name] * time
    scale = np.divide(shop.busy, load, out=np.zeros_like(load), where=load > 0)
    return {
        name: Routing(
            [
                Step(f"centre{centre + 1}", time * float(scale[centre]), batch=1.0, setup=shop.setup)
                for centre, time in way
            ],
            lot=inf,
        )
        for name, way in ways.items()
    }


def _costs(product: Product, carrying: float, backlog: float) -> Costs:
    return Costs(holding=carrying * product.cost, backlog=backlog * product.cost)


def _dealt(parts: Sequence[str], suppliers: int) -> dict[str, list[str]]:
    """Every supplier sells some of the parts."""
    return {f"supplier{number + 1}": list(parts[number::suppliers]) for number in range(suppliers)}
