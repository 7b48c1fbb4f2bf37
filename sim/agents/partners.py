"""What a house has agreed with those it buys from and sells to, carried out when the street opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from sim.errors import ModelError
from sim.messages import JointForecast, StockReport, VendorOrder
from sim.processes.demand_management import (
    BuyingAhead,
    Gaming,
    Habits,
    JointDesk,
    JointPlanner,
    Lacking,
    Outlook,
    Telling,
    Vending,
)

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.policies.replenishment import StockView
    from sim.processes.demand_management import DemandPlan
    from sim.product import Product

    Look: TypeAlias = Callable[[StockView], None]


@dataclass
class Partners:
    """The desks at which a house plans with others: as the vendor of its customers, and of forecasts with customers and
    with sellers; None or nothing where it does not. telling: customers who tell what they sell of a product, which is
    what the house goes by instead of their orders."""

    vending: Vending | None = None
    joint: JointDesk | None = None
    planners: dict[Product, JointPlanner] = field(default_factory=dict)
    telling: set[tuple[Agent, Product]] = field(default_factory=set)

    def note(self, order: Order) -> bool:
        """An order comes in: whether the house has itself decided on it, as the vendor of who orders, or has heard what
        is behind it; what a vendor decides on has one line, and none of the buyer's own has a line of that."""
        if self.joint is not None:
            self.joint.note(order)
        if self.telling and (order.buyer, order.lines[0].product) in self.telling:
            return True
        return self.vending is not None and (order.buyer, order.lines[0].product) in self.vending.managed


def keep_order_days(house: Warehouse) -> None:
    """Review on the days that a seller gives, if one does; of several sellers, the first."""
    for lane in house.sellers.values():
        plan = lane.seller.demand_plan()
        if plan is not None and plan.calendar is not None:
            days = plan.calendar.days(lane.seller, house)
            house.demand.appoint(days.every, days.first)
            house.orders.review = house.demand.moment
            return


def furnish(house: Warehouse, product: Product, plan: DemandPlan) -> None:
    """Set the prices of a product, and how the house orders it besides its replenishment policy."""
    pricing = house.sim.choose(house.name, product, "pricing", house.price_calendar)
    if pricing is not None:
        house.pricing[product] = pricing
    looks = [*_towards_customers(house, product, plan)]
    vendor = _vendor(house, product)
    if vendor is not None:
        report = Telling(house, vendor, product, by_view=house.demand.review_every is not None)
        house.demand.desks[product].habits = Habits(looks, report=report)
        return
    looks += _towards_sellers(house, product, plan)
    gaming = _gaming(house, product, plan)
    if looks or gaming is not None:
        house.demand.desks[product].habits = Habits(looks, gaming=gaming)


def refurnish(house: Warehouse, product: Product, plan: DemandPlan) -> None:
    """Order a product in other habits from now on. Raises ModelError where its orders are a matter of partners too."""
    desk = house.demand.desks[product]
    if house.partners is not None or (desk.habits is not None and desk.habits.report is not None):
        raise ModelError(f"{house.name} plans {product.name} with partners: how it buys cannot change while that lasts")
    discipline = desk.habits.discipline if desk.habits is not None else None
    looks, gaming = [*_towards_sellers(house, product, plan)], _gaming(house, product, plan)
    desk.habits = Habits(looks, gaming=gaming) if looks or gaming is not None or discipline is not None else None
    if desk.habits is not None:
        desk.habits.discipline = discipline


def hear(house: Warehouse, word: StockReport | VendorOrder | JointForecast) -> None:
    """A partner reports its stock, has decided what to send, or tells its forecast."""
    partners = _partners(house)
    match word:
        case VendorOrder():
            house.suppliers.enter(word)
        case StockReport() if (word.sender, word.product) in partners.telling:
            house.demand.observe(word.product, word.sold)
        case StockReport() if partners.vending is not None:
            house.demand.observe(word.product, word.sold)
            partners.vending.hear(word)
        case JointForecast() if word.settled:
            partners.planners[word.product].settled = word
        case JointForecast() if partners.joint is not None:
            partners.joint.hear(word)


def _partners(house: Warehouse) -> Partners:
    """The desks of a house, which it has from when it first needs one."""
    if house.partners is None:
        house.partners = Partners()
    return house.partners


def _towards_customers(house: Warehouse, product: Product, plan: DemandPlan) -> Iterator[Look]:
    """Manage the stocks of the houses that buy a product here, or settle forecasts with them."""
    buyers = tuple(lane.buyer for lane in house.customers.values() if product in lane.buyer.stocks)
    if plan.vendor_managed is not None and buyers:
        partners = _partners(house)
        partners.vending = vending = partners.vending or Vending(house)
        vending.manage(product, plan.vendor_managed, buyers)
        yield Lacking(partial(vending.lacking, product))
    if plan.collaboration is not None and buyers:
        partners = _partners(house)
        partners.joint = joint = partners.joint or JointDesk(house, house.demand.bucket)
        joint.join(product, plan.collaboration, buyers)
        yield partial(joint.look, product)


def _towards_sellers(house: Warehouse, product: Product, plan: DemandPlan) -> Iterator[Look]:
    """Settle with the first seller who does what will be ordered of a product, and buy ahead while it is cheap."""
    lanes, bucket = house.sources(product), house.demand.bucket
    for lane in lanes:
        partner = lane.seller.demand_plan(product)
        if partner is not None and partner.collaboration is not None:
            planner = _partners(house).planners[product] = JointPlanner(house, lane.seller, product, bucket)
            yield planner
            break
    if plan.forward_buying is not None and lanes:
        outlook = partial(_outlook, lanes[0].seller, product)
        yield BuyingAhead(plan.forward_buying, outlook, house.holding_rate(product), bucket)


def _gaming(house: Warehouse, product: Product, plan: DemandPlan) -> Gaming | None:
    """How the house asks for more of a product than it needs."""
    lanes, desk = house.sources(product), house.demand.desks[product]
    if plan.inflation is None or not lanes:
        return None
    lead = desk.lead * house.demand.bucket
    return Gaming(plan.inflation, desk.stock, lead, lambda: any(lane.seller.rewards_asking for lane in lanes))


def _vendor(house: Warehouse, product: Product) -> Agent | None:
    """Who manages the stock of a product here. Raises ModelError where several would."""
    vendors = []
    for lane in house.sources(product):
        plan = lane.seller.demand_plan(product)
        if plan is not None and plan.vendor_managed is not None:
            vendors.append(lane.seller)
    if len(vendors) > 1:
        names = " and ".join(vendor.name for vendor in vendors)
        raise ModelError(f"{names} would both manage the stock of {product.name} at {house.name}; leave it to one")
    return vendors[0] if vendors else None


def _outlook(seller: Agent, product: Product) -> Outlook:
    """What a seller asks now, usually, and when it will be cheap again."""
    listed, pricing = seller.list_price(product), seller.pricing.get(product)
    if pricing is None:
        return Outlook(listed, listed, inf)
    since = seller.sim.start
    now = seller.env.now - since
    return Outlook(listed * pricing(now), listed * pricing.usual, since + pricing.next_low(now))
