"""Setting up a company's product development, and what it needs to know of the houses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.processes.product_development import Designer, Development, DevelopmentPlan

if TYPE_CHECKING:
    from sim.agents.company import Company
    from sim.processes.product_development import Project
    from sim.product import Product


@dataclass(frozen=True)
class NewProducts:
    """What a scenario gives a company that may develop products.

    designer: of what they are put together; groups: of customers, and what each wants of a typical product, 1 on
    average; launched: what is done with a product that is ready.
    """

    designer: Designer
    groups: Mapping[str, float]
    launched: Callable[[Project], None]


def open_development(company: Company) -> None:
    """Set up product development, where products are developed.

    Raises ModelError where nobody would make or buy what is developed.
    """
    plan: DevelopmentPlan | None = company.plan("product_development")
    if plan is None or not plan.develops:
        return
    new = company.new_products
    if new is None:
        raise ModelError(
            f"{company.name}: product_development: nobody here would make or buy what is developed; "
            "play scenario=development"
        )
    company.development = Development(
        company,
        plan,
        new.designer,
        launched=new.launched,
        sold=_sold(company),
        bought=_bought(company),
        groups=new.groups,
    )
    company.development.open()


def _sold(company: Company) -> Callable[[Product], float]:
    """Units of a product that have left the company: shipped, less what its own houses have had, or are to have, of
    each other.
    """

    def sold(product: Product) -> float:
        total = 0.0
        for house in company.houses:
            stock = house.stocks.get(product)
            if stock is None:
                continue
            total += stock.shipped
            for lane in house.sellers.values():
                if lane.seller.company is company and lane.seller.offers(product):
                    pipe = lane.pipes.get(product)
                    total -= stock.received + (pipe.moving + pipe.at_door if pipe is not None else 0.0)
        return total

    return sold


def _bought(company: Company) -> Callable[[], Mapping[str, float]]:
    """Money that each group of customers has spent here so far."""

    def bought() -> Mapping[str, float]:
        spent: dict[str, float] = {}
        if company.sim.accounts is not None:
            for customer, page in company.sim.accounts.pages.items():
                if page.company is company:
                    spent[customer.group] = spent.get(customer.group, 0.0) + page.revenue
        return spent

    return bought
