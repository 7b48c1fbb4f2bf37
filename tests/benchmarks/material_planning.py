"""(h) Material planning: a large explosion, and a job shop that plans every week of a year."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.recipe import prepare
from sim.policies.lot_sizing import LotForLot, LotSizing, SilverMeal
from sim.policies.planning.bill import Bill
from sim.policies.planning.requirements import Items, explode
from tests.benchmarks.timing import Figure, seconds

ITEMS, PERIODS, LEVELS, PARTS = 5_000, 52, 5, 3
SHOP = (
    "scenario=mrp_job_shop",
    "scenario.shop.work_centres=20",
    "scenario.shop.products=200",
    "scenario.shop.assemblies=200",
    "scenario.shop.parts=200",
    "scenario.suppliers=10",
    "horizon=365",
    "warmup=0",
    "figures=false",
)


def catalogue(policy: LotSizing) -> Items:
    """Items on five levels, each of three of the level below."""
    rng = np.random.default_rng(1)
    names, size = tuple(f"item{number}" for number in range(ITEMS)), ITEMS // LEVELS
    needs = {}
    for number in range(ITEMS - size):
        below = (number // size + 1) * size
        parts = rng.choice(size, PARTS, replace=False) + below
        needs[names[number]] = {names[part]: float(rng.integers(1, 4)) for part in parts}
    lead, none = rng.integers(1, 4, ITEMS), np.zeros(ITEMS, dtype=int)
    costs = np.full(ITEMS, 100.0), np.ones(ITEMS)
    return Items(Bill(names, needs), lead, none, np.full(ITEMS, 10.0), *costs, [policy] * ITEMS)


def explosion(policy: LotSizing) -> float:
    """Seconds for one plan of everything."""
    items = catalogue(policy)
    gross = np.zeros((ITEMS, PERIODS))
    gross[: ITEMS // LEVELS] = np.random.default_rng(2).poisson(20, (ITEMS // LEVELS, PERIODS))
    on_hand, scheduled = np.full(ITEMS, 500.0), np.zeros((ITEMS, PERIODS))
    return min(seconds(lambda: explode(items, on_hand, gross, scheduled)) for _ in range(5))


def figures() -> Iterator[Figure]:
    """Seconds of an explosion and of a year."""
    for name, policy in (("lot for lot", LotForLot()), ("Silver-Meal", SilverMeal())):
        time = explosion(policy)
        yield Figure(f"explosion of 5,000 items x 52 periods, {name}", time, "s", floor=0.5, goal=0.1, smaller=True)
    ready = prepare(SHOP)[0].ready()
    year = seconds(lambda: ready.play(0, 0.0, "totals"))
    yield Figure("job shop, 200 products on 3 levels, a year of weekly plans", year, "s", floor=60.0, smaller=True)
