"""What is expected of demand, site by site, as planning gathers it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sim.policies.forecasting.net_of_returns import Net
from sim.policies.planning import AccountPlan, Planned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse
    from sim.policies.forecasting import Forecast
    from sim.policies.planning import MasterPlan
    from sim.processes.demand_management.sales_and_operations import SalesAndOperations
    from sim.processes.demand_management.sales_and_operations_look_back import LookBack
    from sim.processes.demand_management.sales_and_operations_territory import Territory
    from sim.product import Product


def expected_by_site(
    territory: Territory, book: LookBack, plan: SalesAndOperations
) -> dict[Warehouse, tuple[float, ...]]:
    """Units expected in each period at each house that sells outside, promotions apart: as planning forecasts them
    from what it has seen of the sites, or as their own planners do; less what is to come back there."""
    expected = {}
    for seller in territory.sellers:
        desk = seller.demand.desks[territory.product]
        planners = desk.forecast.own if isinstance(desk.forecast, Planned) else desk.forecast
        buckets = plan.bucket / seller.demand.bucket
        forecast, length, back = book.forecast(territory, seller), 1.0, 0.0
        if forecast is None:
            forecast, length = planners, buckets
        elif isinstance(planners, Net):
            back = planners.back * buckets
        units = by_period(forecast, length, plan.horizon)
        expected[seller] = tuple(territory.share * max(0.0, each - back) for each in units)
    return expected


def account_plans(territory: Territory, book: LookBack, plan: SalesAndOperations, now: float) -> list[AccountPlan]:
    """What key accounts have told they will order, beside what is forecast of them, where a site forecasts them apart.

    It counts for periods that their plans cover wholly: something is told of later ones, too.
    """
    found = []
    for seller in territory.sellers:
        informed = seller.demand.informed
        hearing = informed.hearings.get(territory.product) if informed is not None else None
        for voice in hearing.voices() if hearing is not None else ():
            told = book.announced.get((seller, voice.about, territory.product)) if voice.about is not None else None
            if not told or voice.forecast is None:
                continue
            forecast = by_period(voice.forecast, plan.bucket / seller.demand.bucket, plan.horizon)
            ends = [now + (number + 1) * plan.bucket for number in range(plan.horizon)]
            planned = [
                sum(units for wanted, units in told if end - plan.bucket < wanted <= end) if told[-1][0] > end else own
                for end, own in zip(ends, forecast, strict=True)
            ]
            share = territory.share
            found.append(AccountPlan([share * units for units in forecast], [share * units for units in planned]))
    return found


def by_period(forecast: Forecast, length: float, periods: int) -> list[float]:
    """A forecast, cut into periods of so many forecast periods; nothing below zero is expected."""
    until = [forecast.over(number * length) if number else 0.0 for number in range(periods + 1)]
    return [max(0.0, after - before) for before, after in pairwise(until)]


def wanted_stock(
    territory: Territory, plan: SalesAndOperations, sites: Mapping[Warehouse, Sequence[float]], demand: Sequence[float]
) -> float:
    """Units wanted at all times: so much time of mean demand, beside what is being made or on its way to the sellers,
    from which nobody can be served yet."""
    total = sum(map(sum, sites.values()))
    road = sum(territory.road(site) * sum(own) for site, own in sites.items()) / total if total else 0.0
    return (plan.safety + road) / plan.bucket * sum(demand) / len(demand)


def part_needs(
    territories: Sequence[Territory], maker: Factory, master: MasterPlan
) -> dict[Product, tuple[float, ...]]:
    """Units of each part that is bought for what a factory makes by the plan, by period."""
    needs: dict[Product, tuple[float, ...]] = {}
    for territory in territories:
        if territory.maker is maker:
            made = master.products[territory.name].made
            for part, need in territory.product.parts.items():
                if not maker.production.makes(part):
                    before = needs.get(part, (0.0,) * len(made))
                    needs[part] = tuple(old + need * units for old, units in zip(before, made, strict=True))
    return needs
