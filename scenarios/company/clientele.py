"""The business customers of the company, segment by segment, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenarios.company.ways import Ways
from sim.agents.customer import Customer
from sim.agents.switching import Switching
from sim.distributions import Normal
from sim.errors import ModelError
from sim.returning import sends_back

if TYPE_CHECKING:
    from scenarios.company.calendar import Calendar
    from scenarios.company.goods import Goods
    from scenarios.company.policies import Policies
    from scenarios.company.segment import Segment
    from scenarios.company.shop import Shops
    from scenarios.company.successor import Successor
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.inquiring import Inquiring
    from sim.loyalty import Loyalty
    from sim.returning import Returning
    from sim.simulation import Simulation

Place = tuple[float, float]


@dataclass(frozen=True)
class Clientele:
    """Who buys of the company: segments, the shops of chains; loyalty, inquiries and returns of all who say nothing
    else; ways: how goods get to them.
    """

    segments: Mapping[str, Segment]
    shops: Shops
    ways: Ways = Ways()  # noqa: RUF009 - frozen
    loyalty: Loyalty | None = None
    inquiring: Inquiring | None = None
    returning: Returning | None = None

    def rates(self, sim: Simulation, goods: Goods) -> dict[str, list[dict[str, float]]]:
        """Units of each variant that each customer of each segment wants a day. ModelError for unknown variants."""
        total = dict.fromkeys(goods.variants, 0.0)
        for name, segment in self.segments.items():
            goods.named(f"segment {name}", segment.lists)
            for variant in segment.lists:
                total[variant] += segment.weight
        return {
            name: segment.rates(
                sim, name, goods, {variant: segment.weight / (total[variant] or 1.0) for variant in segment.lists}
            )
            for name, segment in self.segments.items()
        }

    def places(self, sim: Simulation, warehouses: Mapping[str, Warehouse]) -> Iterator[Place]:
        """One place after the other, in the regions of the warehouses in turn."""
        off = sim.streams("customers", "place").draws(Normal(0.0, self.ways.spread))
        homes = [house.place or (0.0, 0.0) for house in warehouses.values()]
        number = 0
        while True:
            longitude, latitude = homes[number % len(homes)]
            number += 1
            yield longitude + next(off), latitude + 0.6 * next(off)


def furnish(
    sim: Simulation,
    clientele: Clientele,
    goods: Goods,
    calendar: Calendar,
    policies: Policies,
    warehouses: Mapping[str, Warehouse],
    centre: Agent,
    successor: Successor | None,
) -> None:
    """Build all customers, with their lanes, and what they send back. Raises ModelError for too many shops."""
    places = clientele.places(sim, warehouses)
    shops = clientele.shops
    chains = clientele.segments.get("chains")
    if shops.chains and (chains is None or shops.chains > chains.customers):
        raise ModelError(f"shops.chains: {shops.chains} of the chains cannot have shops; the segment chains has fewer")
    for name, rates in clientele.rates(sim, goods).items():
        segment = clientele.segments[name]
        for number, rate in enumerate(rates):
            place = next(places)
            single = f"chain{number + 1}" if name == "chains" else f"{name}{number + 1}"
            if name == "chains" and number < shops.chains:
                shop = replace(shops, place=place).built(sim, single, rate, goods, calendar, policies)
                clientele.ways.lay(shop, warehouses, nearest=1)
                continue
            customer = _customer(sim, single, name, clientele, segment, number, rate, goods, calendar, place, successor)
            clientele.ways.lay(customer, warehouses)
            returning = segment.returning or clientele.returning
            if returning is not None:
                sends_back(customer, centre, returning)


def _customer(
    sim: Simulation,
    name: str,
    group: str,
    clientele: Clientele,
    segment: Segment,
    number: int,
    rate: Mapping[str, float],
    goods: Goods,
    calendar: Calendar,
    place: Place,
    successor: Successor | None,
) -> Customer:
    """One customer, who may switch to the successor of a product if it buys that."""
    traits = {
        "wants": segment.wants(number, rate, goods, calendar),
        "patience": segment.patience,
        "loyalty": segment.loyal(clientele.loyalty),
        "inquiring": segment.inquiring or clientele.inquiring,
        "group": group,
        "place": place,
    }
    if successor is None or successor.replaces not in rate:
        return Customer(sim, name, **traits)  # type: ignore[arg-type]
    return Switching(
        sim,
        name,
        goods.made[successor.replaces],
        switch=successor.switch,
        loyal=successor.faithful,
        elasticity=successor.elasticity,
        **traits,
    )
