"""A company with one shop, or two, and customers whose orders and questions are dated; reckoned on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sim.agents.company import Company
from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.columns import Kind
from sim.distributions import Distribution
from sim.inquiring import Inquiring
from sim.policies.demand import Dated
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.wishes import Single
from sim.processes.customer_service import ServicePlan
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect
from sim.words import Inquiry

Dates = tuple[tuple[float, float], ...]


def shop(
    plan: ServicePlan | None,
    wants: Mapping[str, Dates],
    *,
    stock: float = 100.0,
    arrivals: tuple[float, ...] = (),
    supply: float | Distribution = 2.0,
    shipping: float | Distribution = 1.0,
    branch: float | None = None,
    works: float | None = None,
    asks: Mapping[str, tuple[tuple[float, str], ...]] | None = None,
    patience: Patience = Patience(),
    inquiring: Inquiring | None = None,
    prices: Mapping[str, float] | None = None,
    horizon: float = 20.0,
    furnish: Callable[[Simulation, dict[str, Customer]], None] | None = None,
    **options: Any,
) -> Result:
    """Units cost 6 and sell at 10. arrivals: what the shop orders at each review, there after `supply`.

    branch: stock of a second shop that everybody could buy from; works: time in which one machine makes one unit to
    order, instead of stock; asks: by customer, when it asks what about its last order.
    """

    def firm(sim: Simulation) -> None:
        tea = Product("tea", price=10.0, cost=6.0)
        main: Warehouse
        if works is None:
            main = Warehouse(sim, "shop", stocks={tea: stock}, replenishment=OrderList(arrivals or (0.0,)))
            connect(main, Supplier(sim, "mill"), transit=supply)
        else:
            main = Factory(
                sim,
                "shop",
                stocks={tea: stock},
                routings={tea: Routing([Step("bench", works)])},
                work_centres=[WorkCentre("bench")],
                replenishment=BaseStock(stock),
            )
        houses = [main]
        if branch is not None:
            houses.append(Warehouse(sim, "branch", stocks={tea: branch}, replenishment=OrderList((0.0,))))
            connect(houses[1], Supplier(sim, "market"), transit=supply)
        customers = {}
        for name, dates in wants.items():
            one = customers[name] = Customer(
                sim,
                name,
                wants=Single(tea, Dated(dates)),
                patience=patience,
                inquiring=inquiring,
                group=name.rstrip("0123456789"),
            )
            for house in houses:
                connect(one, house, transit=shipping)
            for time, subject in (asks or {}).get(name, ()):
                _ask(sim, one, tea, time, subject)
        if furnish is not None:
            furnish(sim, customers)
        Company(sim, sites=houses, plans={"customer_service": plan})

    return simulate(firm, horizon=horizon, seed=1, **options)


def _ask(sim: Simulation, customer: Customer, product: Product, time: float, subject: Any) -> None:
    def ask(_: object) -> None:
        company = sim.companies[0]
        mine = [order for order in sim.record.open_orders.values() if order.buyer is customer]
        order = mine[-1] if mine else None
        inquiry = Inquiry(customer, company, subject, sim.env.now, order, product, 3.0)
        sim.record.hear(inquiry)
        company.receive(inquiry)

    Moment(sim.env, ask, Phase.ORDERS).at(time)


def said(result: Result, kind: Kind) -> list[tuple[float, int, float]]:
    """Messages of a kind: when, about which order, and the date or quantity that it names."""
    rows = result.message_rows
    return [
        (float(row["arrived"]), int(row["order"]), float(row["quantity"])) for row in rows[rows["kind"] == int(kind)]
    ]


def happened(result: Result, what: str) -> list[float]:
    """How many events of a kind, and the sum of their values; nothing where there was none."""
    facts = [fact for fact in result.facts.happenings if fact.what == what]
    return [sum(fact.count for fact in facts), sum(fact.total for fact in facts)] if facts else []


def closed(result: Result) -> list[float]:
    """When each line of a customer was delivered, in the order in which they were closed."""
    agents = result.facts.agents
    return [float(row["closed"]) for row in result.line_rows if agents[row["buyer"]].role == "Customer"]
