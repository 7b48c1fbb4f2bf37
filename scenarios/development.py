"""A company that develops products: a plant puts them together from bought parts for groups of customers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from math import exp, sqrt
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.developing import NewProducts
from sim.agents.factory import TO_ORDER, Factory
from sim.agents.introducing import introduce
from sim.agents.launching import launch
from sim.agents.market import Market
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.choice import changed
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.demand import PoissonDemand
from sim.policies.wishes import Single
from sim.processes.product_development import Design, Designed, Designer, DevelopmentPlan
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.diffusion import Bass
    from sim.policies.forecasting import Forecasting
    from sim.policies.materials import Candidate
    from sim.policies.replenishment import Replenishment
    from sim.processes.product_development import Project
    from sim.product import Product
    from sim.simulation import Simulation

CONTRACTOR = "contractor"


@dataclass(frozen=True)
class Seller:
    """Somebody who sells parts. lead_time: until they set out; late: chance that an order comes late, which is the risk
    of all its parts; delay: by how much, then. Raises ValueError where the chance is not within 0..1.
    """

    lead_time: float | Distribution = 10.0
    late: float = 0.0
    delay: float | Distribution = 30.0

    def __post_init__(self) -> None:
        if not 0 <= self.late <= 1:
            raise ValueError(f"the chance to be late must lie in 0..1, got {self.late}")

    def found(self, sim: Simulation, name: str) -> Supplier:
        """Its house; it sells nothing yet."""
        reliability = Reliability(1.0 - self.late, self.delay) if self.late else None
        return Supplier(sim, name, products=(), lead_time=self.lead_time, reliability=reliability)


def development(
    sim: Simulation,
    *,
    development: DevelopmentPlan | None,
    places: Mapping[str, Sequence[Candidate]],
    sellers: Mapping[str, Seller],
    groups: Mapping[str, float],
    forecasting: Forecasting,
    replenishment: Replenishment,
    potential: float = 1000.0,
    year: float = 365.0,
    every: float = 7.0,
    products: int = 2,
    stock: float = 0.0,
    supply: Carriage = Carriage(),
    to_store: Carriage = Carriage(),
    shipping: Carriage = Carriage(),
    patience: Patience = PATIENT,
    diffusion: Bass | None = None,
    price: float = 100.0,
    making: float = 10.0,
    costs: Costs = Costs(),
) -> None:
    """A plant keeps parts in stock, and puts products together for a store that keeps these: at first `products` of
    them, then also those that the company has developed. Customers can buy these as soon as stocks can be there.

    places: place in a product -> the parts that would do there; sellers: of parts; groups: of customers, and what each
    wants of a typical product, 1 on average; potential: units a year that a typical product sells; every: time between
    orders of a group for a product, and between two reviews; stock: of each part and product at the start;
    diffusion: how a product that was developed spreads where people buy one each, of a typical product; None: it is
    bought again and again, as those before.
    Raises ModelError where a part has no seller, or nobody is there to buy.
    """
    plan = development or DevelopmentPlan()
    if not groups:
        raise ModelError("development: groups: there must be customers")
    candidates = {place: tuple(_assessed(options, sellers)) for place, options in places.items()}
    designer = Designer(Design(candidates, price, making), plan.selection, plan.make_or_buy)
    classics = [designer(f"classic{number + 1}", units=potential) for number in range(products)]
    goods = [designed.product for designed in classics]
    new = [part for designed in classics for part in designed.new]
    plant = Factory(
        sim,
        "plant",
        stocks={**dict.fromkeys(goods, 0.0), **dict.fromkeys(new, stock)},
        replenishment={**dict.fromkeys(goods, TO_ORDER), **dict.fromkeys(new, replenishment)},
        forecasting=forecasting,
        review=every,
        costs=costs,
    )
    store = Warehouse(
        sim,
        "store",
        stocks=dict.fromkeys(goods, stock),
        replenishment=replenishment,
        forecasting=forecasting,
        review=every,
        costs=costs,
    )
    connect(store, plant, carriage=to_store)
    houses = {name: seller.found(sim, name) for name, seller in sellers.items()}
    houses[CONTRACTOR] = Supplier(sim, CONTRACTOR, products=())
    for house in houses.values():
        connect(plant, house, carriage=supply)

    def sell(designed: Designed) -> None:
        """Parts, or the product itself, can be bought from now on."""
        for part in designed.new if designed.made else ():
            _range(houses[designed.suppliers[part]]).add(part)
        if not designed.made:
            _range(houses[CONTRACTOR]).add(designed.product)

    def market(name: str, product: Product, group: str, demand: float, after: float = 0.0) -> Customer:
        start = -(sim.env.now + after) % every + after
        wants = Single(product, PoissonDemand(potential * demand * every / year, every=every, start=start))
        customer = Customer(sim, name, wants=wants, patience=patience, group=group)
        connect(customer, store, carriage=shipping)
        return customer

    def launched(project: Project) -> None:
        """A product is ready: plant and sellers take it on, and those whom it is for buy it."""
        designed = project.designed
        assert designed is not None
        sell(designed)
        outlook = _outlook(forecasting, potential * exp(project.score) * every / year)
        parts = designed.new if designed.made else ()
        for part in parts:
            introduce(plant, part, costs=costs, replenishment=replenishment, forecasting=outlook)
        introduce(plant, designed.product, costs=costs, replenishment=TO_ORDER, forecasting=outlook)
        introduce(store, designed.product, costs=costs, replenishment=replenishment, forecasting=outlook)
        lead = max([plant.lead_time(item) for item in (*parts, designed.product)]) + store.lead_time(designed.product)
        name = f"market of {project.name}"
        if diffusion is None:
            customer = market(name, designed.product, project.group, project.demand, lead)
            project.on_sale += lead
        else:
            people = replace(diffusion, potential=max(1, round(diffusion.potential * project.demand)))
            customer = Market(sim, name, designed.product, people, group=project.group)
            connect(customer, store, carriage=shipping)
        customer.rank = len(sim.agents) - 1
        customer.open()
        company.welcome(customer)
        if diffusion is not None:
            launch(company, designed.product)

    for designed in classics:
        sell(designed)
        for group, wants in groups.items():
            market(f"{group}, {designed.product.name}", designed.product, group, wants / len(groups))
    company = Company(sim, sites=[plant, store], plans={"product_development": plan})
    company.new_products = NewProducts(designer, groups, launched)


def _assessed(options: Sequence[Candidate], sellers: Mapping[str, Seller]) -> Iterator[Candidate]:
    """What would do in a place, with the risk of who sells it."""
    for option in options:
        if option.supplier not in sellers:
            raise ModelError(
                f"part {option.part} is sold by {option.supplier}, who is not there; sellers: {', '.join(sellers)}"
            )
        yield replace(option, risk=sellers[option.supplier].late)


def _outlook(forecasting: Forecasting, expected: float) -> Forecasting:
    """The same forecasting, which expects of a new product what it looked worth, between two reviews."""
    known: set[str] = {field.name for field in fields(forecasting)} if is_dataclass(forecasting) else set()
    own = {"initial": expected, "initial_sd": sqrt(expected)}
    chosen: Forecasting = changed(forecasting, {name: value for name, value in own.items() if name in known})
    return chosen


def _range(seller: Supplier) -> set[Product]:
    assert seller.products is not None
    return seller.products
