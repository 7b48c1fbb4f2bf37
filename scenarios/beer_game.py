"""The beer game: four stages, each seeing only the orders of the next, and two weeks between everything."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

NAMES = ("retailer", "wholesaler", "distributor", "factory")


def beer_game(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    echelons: int = 4,
    stock: float = 12.0,
    pipeline: float = 4.0,
    order_delay: int = 2,
    transit: int = 2,
    holding: float = 0.5,
    backlog: float = 1.0,
) -> None:
    """Sterman's serial chain: orders climb, beer descends, both late; the brewery hears a week sooner. Time 0: week 1.

    pipeline: one order due at each of the first order_delay instants and one shipment at each of the first transit
    instants; all count as on order. The forced orders of the first weeks are part of the policy. Beer on the way costs
    nothing. Longer chains put further distributors before the factory.
    Raises ModelError unless there are one to twelve echelons and order_delay is at least 1.
    """
    if not 1 <= echelons <= 12:
        raise ModelError(f"echelons: the beer game has 1 to 12, got {echelons}")
    if order_delay < 1:
        raise ModelError(f"order_delay must be at least 1, the factory's own week of waiting, got {order_delay}")
    beer = Product("beer", unit="case")
    customer = Customer(sim, "customer", wants=Single(beer, demand))
    chain = [
        Warehouse(
            sim,
            name,
            stocks={beer: stock},
            forecasting=forecasting,
            replenishment=replenishment,
            costs=Costs(holding=holding, backlog=backlog),
        )
        for name in _names(echelons)
    ]
    way = Carriage(transit=transit, holding="nobody")
    connect(customer, chain[0])
    for buyer, seller in pairwise(chain):
        connect(buyer, seller, order_delay=order_delay, carriage=way, pipeline=pipeline)
    connect(chain[-1], Supplier(sim, "brewery"), order_delay=order_delay - 1, carriage=way, pipeline=pipeline)


def _names(echelons: int) -> list[str]:
    """The roles of a chain of any length: the factory always makes, the retailer always sells."""
    if echelons <= len(NAMES):
        return [*NAMES[: echelons - 1], NAMES[-1]] if echelons > 1 else ["factory"]
    further = [f"distributor{number}" for number in range(2, echelons - 2)]
    return [*NAMES[:3], *further, NAMES[-1]]
