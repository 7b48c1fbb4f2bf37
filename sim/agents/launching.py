"""Products come to market: a company finds who makes, sells and wants each, and rolls it out as it has planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.agents.factory import Factory
from sim.agents.introducing import introduce
from sim.agents.market import Market
from sim.agents.standard_cost import standard_costs
from sim.choice import changed
from sim.errors import ModelError
from sim.processes.manufacturing_flow.ramp_up import ramp_up
from sim.processes.product_development.plan import DevelopmentPlan
from sim.processes.product_development.reach import Reach
from sim.processes.product_development.rollout import AT_ONCE, Rollout
from sim.processes.product_development.rollout_room import ProductRollout

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.agents.warehouse import Warehouse
    from sim.product import Product


def open_rollouts(company: Company) -> None:
    """Bring every product to market that has one waiting for it, unless a project is still to bring it."""
    plans = company.plan("product_development")
    plan: Rollout = getattr(plans, "rollout", None) or AT_ONCE
    if plan is not AT_ONCE and not plans.develops and not markets(company):
        raise ModelError(
            f"{company.name}: product_development.rollout: nobody here waits for a new product; "
            "play scenario=product_launch, or give the company a sim.agents.market.Market"
        )
    if plan.ready is not None:
        for product in dict.fromkeys(market.product for market in markets(company)):
            launch(company, product, plan)


def launch(company: Company, product: Product, plan: Rollout | None = None) -> ProductRollout:
    """Bring one product to market, from now on, as the company has planned, or as is said here.

    Raises ModelError where nobody has it or nobody wants it, or for what the plan names and there is not.
    """
    chosen = plan or getattr(company.plan("product_development"), "rollout", None) or AT_ONCE
    reach = _reach(company, product, chosen)
    if chosen.ramp_up is not None:
        for maker in reach.makers:
            if isinstance(maker, Factory):
                ramp_up(maker.production, product, chosen.ramp_up)
    rollout = ProductRollout(company, chosen, reach)
    company.rollouts.append(rollout)
    rollout.open()
    return rollout


def markets(company: Company, product: Product | None = None) -> list[Market]:
    """The markets at its doors, each once, in the order in which they were built, that are not open yet."""
    found = {lane.buyer: None for house in company.houses for lane in house.customers.values()}
    closed = [market for market in found if isinstance(market, Market) and not market.opens and not market.on_sale]
    return [market for market in closed if product is None or market.product is product]


def _reach(company: Company, product: Product, plan: Rollout) -> Reach:
    houses = company.houses
    makers = [house for house in houses if isinstance(house, Factory) and product in house.made]
    sellers = _channel(company, product, plan)
    names = [seller.name for seller in sellers]
    wanting = [market for market in markets(company, product) if not market.sellers.keys().isdisjoint(names)]
    if not wanting:
        raise ModelError(f"{company.name}: {product.name} has no market at {', '.join(names) or 'any of its houses'}")
    for market in wanting:
        market.agreed = {product: [name for name in names if name in market.sellers]}
    old = _old(houses, product, plan)
    customers = _customers(houses, old) if old is not None else []
    costs = standard_costs(company.sites)
    return Reach(
        product,
        houses,
        makers or sellers,
        sellers,
        wanting,
        lambda item: costs.get(item, item.cost),
        old,
        customers,
    )


def adopt_rollout(company: Company, value: object) -> tuple[str, str]:
    """The plan of rollouts changes while they are under way: what has happened stays. Answers with old and new."""
    old = company.rollouts[0].plan
    chosen = changed(DevelopmentPlan(rollout=old), value)
    new = getattr(chosen, "rollout", None) or AT_ONCE
    for rollout in company.rollouts:
        rollout.adopt(new)
    return repr(old), repr(new)


def _channel(company: Company, product: Product, plan: Rollout) -> list[Warehouse]:
    """The houses that sell it: those named, or all that have a market for it; they get a shelf for it if need be."""
    named = {house.name: house for house in company.houses}
    if unknown := [name for name in plan.channel if name not in named]:
        raise ModelError(f"{company.name}: the channel names {unknown[0]}; its houses are {', '.join(named)}")
    doors = {lane.seller.name for market in markets(company, product) for lane in market.sellers.values()}
    chosen = [house for name, house in named.items() if name in (plan.channel or doors)]
    for house in chosen:
        if product not in house.stocks:
            introduce(house, product)
    return chosen


def _old(houses: Sequence[Warehouse], new: Product, plan: Rollout) -> Product | None:
    """The predecessor, by its name."""
    if plan.roll_over is None:
        return None
    known = {product.name: product for house in houses for product in house.stocks if product is not new}
    name = plan.roll_over.predecessor
    if name not in known:
        raise ModelError(f"the predecessor {name} is no product here; there is {', '.join(known) or 'none'}")
    return known[name]


def _customers(houses: Sequence[Warehouse], old: Product) -> list[Agent]:
    """Those who are told of its end: whoever has a use for the news."""
    found = {lane.buyer: None for house in houses for lane in house.customers.values()}
    return [buyer for buyer in found if getattr(buyer, "follows", None) is old]
