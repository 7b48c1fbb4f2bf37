"""Where to have warehouses: sixty cities, twelve candidate sites, one plant; the design is computed and then played."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, sqrt
from typing import TYPE_CHECKING

from scenarios.cities import cities
from scenarios.region import Road, Trade, Way, designed, region_of, way_of
from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.premises import Premises
from sim.processes.order_fulfilment.network import NetworkReview, Review, sites_of
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def network_design(
    sim: Simulation,
    *,
    replenishment: Replenishment,
    forecasting: Forecasting | None = None,
    allocation: Allocation = FirstCome(),
    design: Way = "fixed_charge",
    sites: int | None = None,
    given: Sequence[str] = (),
    review: Review | None = None,
    customers: int = 60,
    trade: Trade = Trade(),
    rent: float = 685.0,
    capacity: float = inf,
    plant: tuple[float, float] = (8.58, 53.55),
    inbound: Road = Road(per_unit_km=0.0011, speed=600.0, handling=2.0),
    outbound: Road = Road(fixed=12.0, per_unit_km=0.0056, speed=500.0, handling=0.5),
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """A plant supplies the warehouses of the design, they supply the cities, each from one of them.

    design: how the sites are chosen; sites: how many, None for as many as pay (fixed charge alone); given: their names;
    review: when the network is designed anew, None for never; rent: money a day of a site, times the city's own;
    capacity: units a day that a site can pass on, in the design; forecasting: None where the law of demand is known.
    Raises ModelError for a design that is not feasible.
    """
    if not 1 <= customers <= len(cities()):
        raise ModelError(f"customers must lie in 1..{len(cities())}, got {customers}")
    towns = cities()[:customers]
    item = Product("item", trade.price, trade.cost, trade.weight, volume=trade.volume)
    wanted, variance = [trade.wanted(town) for town in towns], [trade.variance(town) for town in towns]
    lead = inbound.handling + 1.0
    stock = getattr(replenishment, "z", 0.0) * costs.holding * sqrt(lead * sum(variance))
    region = region_of(towns, trade, (inbound, outbound), (plant[0], plant[1]), rent, capacity, stock)
    way = way_of(design, sites, tuple(given))
    chosen = designed(region, way)
    source = Supplier(sim, "plant", place=plant)
    houses: dict[int, Warehouse] = {}
    premises: dict[int, Premises] = {}
    for site in chosen.sites if review is None else range(len(region.candidates)):
        mine = [number for number, serves in enumerate(chosen.serves) if serves == site]
        mean, sd = sum([wanted[number] for number in mine]), sqrt(sum([variance[number] for number in mine]))
        candidate = region.candidates[site]
        house = houses[site] = Warehouse(
            sim,
            f"dc_{candidate.name}",
            stocks={item: (lead + 1.0) * mean},
            replenishment=replenishment,
            forecasting=forecasting or Fixed(mean, sd),
            costs=costs,
            place=candidate.place,
            allocation=allocation,
        )
        connect(house, source, carriage=inbound.carriage(plant, candidate.place))
        premises[site] = Premises(house, candidate.cost if site in chosen.sites else 0.0)
        if site in chosen.sites:
            why = f"{len(mine)} customers, {mean:,.0f} units a day; the site costs {candidate.cost:,.0f} a day"
            sim.decide("network design", house, "site", None, "", f"{design}, {len(chosen.sites)} sites", why)
    sim.premises += premises.values()
    sim.sites = sites_of(region, chosen)
    buyers: list[Customer] = []
    for town, serves in zip(towns, chosen.serves, strict=True):
        wants = Single(item, trade.orders(town))
        buyers.append(Customer(sim, town.name, wants=wants, patience=patience, group="customers", place=town.place))
        buyers[-1].agreed = {item: [houses[serves].name]}
        for site in [serves] if review is None else houses:
            connect(buyers[-1], houses[site], carriage=outbound.carriage(region.candidates[site].place, town.place))
    if review is not None:
        office = Company(sim, sites=list(houses.values()))
        NetworkReview(office, review, region, way, chosen, item, houses, premises, buyers, lead)
