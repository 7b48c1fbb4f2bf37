"""Whom a house hears besides its own customers: houses down the chain report sales to it and tell their forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from sim.agents.customer import Customer
from sim.agents.echelon import downstream, echelon_position, sells_to_consumers
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import ForecastShare, OrderPlan, SalesReport

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.processes.demand_management.information import Information
    from sim.processes.demand_management.informed import Informed
    from sim.product import Product

House = TypeVar("House", bound="Agent")


def listen(house: Warehouse, below: Sequence[Warehouse]) -> None:
    """Have sales reported, and forecasts told, by the houses `below`, of which the house itself is the first.

    Raises ModelError where there is no house of the name whose forecast is to be heard.
    """
    demand = house.demand
    for product, desk in demand.desks.items():
        if desk.by_echelon and desk.echelon is None and any(product in h.stocks for h in downstream(house)[1:]):
            desk.echelon = echelon_position(house, product) - desk.stock.ordered
    counters = [other for other in below if sells_to_consumers(other)]
    informed = demand.informed
    if informed is not None and not informed.hearings:
        if not informed.by_orders:
            _inform(house, informed, below, counters)
        elif informed.information.notice:
            _ask_for_plans(house, informed.information)
        informed.open(demand.desks)
    by_echelon = any(desk.echelon is not None for desk in demand.desks.values())
    if not demand.hears_sales and not by_echelon:
        return
    latency = informed.information.latency if informed is not None else 0.0
    for counter in counters:
        unheard = informed is not None and informed.weights.get(counter) == 0.0 and not by_echelon
        if house not in counter.listeners and not unheard:
            counter.listeners[house] = 0.0 if counter is house else latency
            counter.orders.losses.on_loss = partial(_report_loss, counter)


def report(house: Warehouse, product: Product, quantity: float, lost: float = 0.0) -> None:
    """Tell those up the chain who listen what consumers ordered at a house, or will never get."""
    now = house.env.now
    for listener, latency in house.listeners.items():
        told = SalesReport(house, listener, product, quantity, now, lost)
        if latency:
            Moment(house.env, partial(_deliver, told), Phase.ORDERS).at(now + latency)
        else:
            _deliver(told)


def overhear(house: Warehouse, message: SalesReport | OrderPlan | ForecastShare) -> None:
    """Another house tells what consumers have ordered, what it will order itself, or what it expects."""
    informed = house.demand.informed
    if isinstance(message, SalesReport):
        house.demand.hear_report(message)
    elif informed is None:
        return
    elif isinstance(message, OrderPlan):
        informed.announce(message, house.customers[message.sender.name].order_delay)
    else:
        informed.take(message)


def _deliver(told: SalesReport, _: object = None) -> None:
    told.sender.sim.record.hear_report(told)
    told.receiver.receive(told)


def _report_loss(house: Warehouse, order: Order, product: Product, quantity: float) -> None:
    if order.buyer.group in house.sim.crowds:
        report(house, product, 0.0, quantity)


def _inform(house: Warehouse, informed: Informed, below: Sequence[Warehouse], counters: Sequence[Warehouse]) -> None:
    """Who takes part, for whom each stands, and who is only heard by its orders."""
    information = informed.information
    others = [counter for counter in counters if counter is not house]
    if information.focal:
        name = _known(house, information.focal)
        others = taking_part = [other for other in below if other.name == name and other is not house]
    else:
        taking_part = some(others, information.share)
    if not taking_part:
        informed.go_by_orders()
        house.demand.hears_sales = False
        return
    if informed.hears == "forecasts":
        for other in taking_part:
            other.demand.tell(house, information.latency)
    informed.unreported = {product for product in house.stocks if not any(product in h.stocks for h in taking_part)}
    informed.weights = {counter: 0.0 for counter in counters if counter not in taking_part}
    for lane in house.customers.values():
        behind = {lane.buyer, *downstream(lane.buyer)}
        told = [other for other in taking_part if other in behind]
        if told:
            stand_for = len([other for other in others if other in behind]) / len(told)
            informed.weights.update(dict.fromkeys(told, stand_for))
        else:
            informed.silent.add(lane.buyer)


def _ask_for_plans(house: Warehouse, information: Information) -> None:
    """Some of the customers are asked to tell ahead what they will order."""
    customers = [lane.buyer for lane in house.customers.values() if isinstance(lane.buyer, Customer)]
    for customer in some(customers, information.share):
        customer.announce(information.notice)


def _known(house: Agent, name: str) -> str:
    if name not in house.sim.agents:
        known = ", ".join(agent.name for agent in house.sim.agents.values() if agent.stocks)
        raise ModelError(
            f"{house.name} is to hear the forecast of {name!r}, and there is no such house; there are {known}"
        )
    return name


def some(houses: Sequence[House], share: float) -> list[House]:
    """A share of the houses, spread evenly over them: those at which number times share passes a whole number."""
    return [house for n, house in enumerate(houses) if int((n + 1) * share + 1e-9) > int(n * share + 1e-9)]
