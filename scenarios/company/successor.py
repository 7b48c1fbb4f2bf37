"""The product in development, and how it comes to market in place of the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sim.agents.developing import NewProducts
from sim.agents.introducing import introduce
from sim.agents.launching import launch
from sim.agents.market import Market
from sim.carriage import Carriage
from sim.processes.product_development import Design, Designer
from sim.processes.product_development.rollout import AT_ONCE, Rollout
from sim.street import connect

if TYPE_CHECKING:
    from scenarios.company.goods import Goods
    from scenarios.company.works import Works
    from sim.agents.company import Company
    from sim.diffusion import Bass
    from sim.policies.materials import Candidate
    from sim.processes.product_development import Designed, Project
    from sim.product import Product


@dataclass(frozen=True)
class Successor:
    """What the company develops.

    replaces: the variant that it follows; name: of the project on the roadmap that brings it, and of the product;
    plant: where it is made; demand: units a day that it is expected to sell, by which stocks begin; places: in it ->
    what would do there; price: money a unit, making: to put one together; market: people who will want one unit each
    some day, of this and of each other new product; sold_by: the warehouse that they buy from, and carriage: how goods
    get there to them; due_after: days after ordering by which they want it; rollout: how it comes to market, where
    product development says nothing else; switch: the share of the old one's customers that takes the new one while
    both are sold, faithful: once the old one is not sold any more; elasticity: how much more they want of the old one
    when it is cheaper; groups: of customers, and what each wants of a typical product, 1 on average.
    """

    replaces: str
    plant: str
    places: Mapping[str, Sequence[Candidate]]
    market: Bass
    sold_by: str
    groups: Mapping[str, float]
    name: str = "kettle5"
    demand: float = 20.0
    price: float = 100.0
    making: float = 10.0
    carriage: Carriage = Carriage()  # noqa: RUF009 - frozen
    due_after: float = 4.0
    rollout: Rollout = AT_ONCE
    switch: float = 0.3
    faithful: float = 0.8
    elasticity: float = 1.5

    def designer(self, goods: Goods) -> Designer:
        """Who puts it together, of the parts that there are where these would do."""
        known = [(goods.parts[each.part], each.supplier) for each in self._standard() if each.part in goods.parts]
        return Designer(Design(self.places, self.price, self.making), parts=known)

    def _standard(self) -> list[Candidate]:
        return [candidate for options in self.places.values() for candidate in options if candidate.standard]

    def new_products(self, company: Company, goods: Goods, works: Works) -> NewProducts:
        """What the company's product development has to know."""

        def launched(project: Project) -> None:
            assert project.designed is not None
            self._introduce(project.designed, works)
            people = Market(
                company.sim,
                f"people for {project.name}",
                project.designed.product,
                self.market,
                due_after=self.due_after,
            )
            connect(people, works.warehouses[self.sold_by], carriage=self.carriage)
            people.group = "people"
            people.rank = len(company.sim.agents) - 1
            people.open()
            company.welcome(people)
            plan = getattr(company.plan("product_development"), "rollout", None) or self.rollout
            follows = plan.roll_over is not None and project.name == self.name
            launch(company, project.designed.product, plan if follows else replace(plan, roll_over=None))

        return NewProducts(self.designer(goods), self.groups, launched)

    def _introduce(self, designed: Designed, works: Works) -> None:
        """Plant, warehouses and returns centre take it into their range; suppliers sell its own parts."""
        product, plant = designed.product, works.plants[self.plant]
        house = works.layout[self.plant]
        for part in designed.new:
            self._offer(works, designed, part)
            introduce(plant, part, costs=house.costs(part), forecasting=works.expect(part, self.demand, house.review))
        introduce(
            plant,
            product,
            costs=house.costs(product),
            price=product.cost,
            routing=house.routing(self.making),
            forecasting=works.expect(product, self.demand, house.review),
        )
        for name, warehouse in works.warehouses.items():
            depot, share = works.depots[name], self.demand / len(works.warehouses)
            forecasting = works.expect(product, share, depot.review)
            introduce(warehouse, product, costs=depot.costs(product), forecasting=forecasting)
        works.returns_centre.take(product)

    def _offer(self, works: Works, designed: Designed, part: Product) -> None:
        """Its supplier sells a part from now on."""
        seller = works.suppliers[designed.suppliers[part]]
        assert seller.products is not None
        seller.products.add(part)
