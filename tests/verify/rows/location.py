"""W7, N1, N2: what stock in fewer places saves, and whether the sites that are chosen are the best."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from math import sqrt

import numpy as np
from scipy.stats import norm

from scenarios.cities import cities
from scenarios.network_design import network_design
from scenarios.pooling import pooling
from scenarios.region import Road, Trade
from sim.facts import Facts
from sim.geography import apart
from sim.policies.location import Candidate, FixedCharge, Market, PMedian, Region
from sim.policies.replenishment import OrderUpTo
from sim.stock import Costs
from tests.verify.expectation import Exactly, Near
from tests.verify.play import play
from tests.verify.row import Row

QUANTILE = float(norm.ppf(0.9))


def safety_stock(facts: Facts) -> float:
    """Mean net stock at the end of a period, of all warehouses: ordering up to a level leaves what is beyond demand."""
    roles = {agent.name: agent.role for agent in facts.agents}
    return sum(stock.net.mean for stock in facts.stocks if roles.get(stock.agent) == "Warehouse")


def pooled(seed: int, replication: int, horizon: float, *, correlation: float) -> dict[str, float]:
    """W7: four shops, or one depot for the same demand."""
    arms = [
        play(
            pooling,
            (seed, replication, horizon),
            warmup=5,
            replenishment=OrderUpTo(QUANTILE),
            locations=4,
            pooled=arm,
            mean=200.0,
            sd=20.0,
            correlation=correlation,
            costs=Costs(holding=1, backlog=9),
        )
        for arm in (False, True)
    ]
    return {"safety stock, pooled to split": safety_stock(arms[1]) / safety_stock(arms[0])}


GAP, DEMAND, LEAD, Z = 7.0, 0.24, 3.0, 2.0


def designed(seed: int, replication: int, horizon: float, *, sites: int) -> dict[str, float]:
    """N1: the safety stock of a network of so many sites, to what the spread of their customers' demand asks for."""
    facts = play(
        network_design,
        (seed, replication, horizon),
        warmup=30,
        replenishment=OrderUpTo(Z),
        sites=sites,
        customers=30,
        trade=Trade(demand=DEMAND, gap=GAP),
        inbound=Road(handling=LEAD),
    )
    wanted = {city.name: DEMAND * city.inhabitants for city in cities()}
    spread: dict[str, float] = {}
    for lane in facts.lanes:
        if lane.buyer in wanted:
            variance = (GAP - 1) * wanted[lane.buyer] ** 2 + wanted[lane.buyer]
            spread[lane.seller] = spread.get(lane.seller, 0.0) + variance
    theory = Z * sqrt(LEAD) * sum(sqrt(variance) for variance in spread.values())
    return {"safety stock to theory": safety_stock(facts) / theory}


def sixty() -> Region:
    """Sixty cities and twelve candidates, with what a kilometre costs."""
    let = [city for city in cities() if city.rent is not None]
    return Region(
        tuple(Candidate(city.name, city.place, 685.0 * (city.rent or 0.0)) for city in let),
        tuple(Market(city.name, 0.24 * city.inhabitants, city.place) for city in cities()),
        tuple(tuple(0.0073 * apart(site.place, city.place) for city in cities()) for site in let),
        1000.0,
    )


def enumerated(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """N2: every choice of sites among the twelve, each city served from the nearest."""
    region = sixty()
    money = np.array(region.outbound) * np.array([market.quantity for market in region.markets])
    rent = np.array([candidate.cost for candidate in region.candidates])
    median: dict[int, float] = {}
    total: dict[int, float] = {}
    for count in range(1, len(rent) + 1):
        for sites in combinations(range(len(rent)), count):
            outbound = float(money[list(sites)].min(axis=0).sum())
            cost = outbound + float(rent[list(sites)].sum()) + region.safety_stock * sqrt(count)
            median[count] = min(median.get(count, np.inf), outbound)
            total[count] = min(total.get(count, np.inf), cost)
    return {
        "p-median beyond the best": max(PMedian(p)(region).outbound - best for p, best in median.items()),
        "fixed charge beyond the best": FixedCharge()(region).total - min(total.values()),
        "fixed charge of p sites beyond the best": max(
            FixedCharge(p)(region).total - best for p, best in total.items()
        ),
    }


W7 = [
    Row(
        "W7",
        f"4 locations, correlation {correlation:g}",
        {"safety stock, pooled to split": expected},
        partial(pooled, correlation=correlation),
        horizon=8000,
        short=500,
        source="Eppen 1979",
    )
    for correlation, expected in (
        (0.0, Near(sqrt(1 / 4), relative=0.01)),
        (0.5, Near(sqrt(2.5 / 4), relative=0.01)),
        (1.0, Exactly(1.0)),
    )
]

N1 = [
    Row(
        "N1",
        f"{sites} {'site' if sites == 1 else 'sites'} of 12",
        {"safety stock to theory": Near(1.0, absolute=0.02)},
        partial(designed, sites=sites),
        horizon=6000,
        short=500,
        source="square root law, Maister 1976",
    )
    for sites in (1, 4, 12)
]

N2 = Row(
    "N2",
    "60 cities, 12 candidates",
    dict.fromkeys(
        (
            "p-median beyond the best",
            "fixed charge beyond the best",
            "fixed charge of p sites beyond the best",
        ),
        Exactly(0.0),
    ),
    enumerated,
    replications=1,
    source="enumeration",
)

ROWS = (*W7, *N1, N2)
