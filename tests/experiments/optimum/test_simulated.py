"""Searches in the simulator itself: the published optimum is found, from theory and blind.

Regret is what the answer costs by theory more than the best there is, goods on the way left out, as no level changes
that. The oracles are flat near their optimum: one unit off costs the newsvendor 0.8 %, the (s, S) rule up to 0.5 %, a
chain of whole units 0.4 % to 7 %; a quarter unit off at one stage of the other 0.4 % to 0.8 %. So an answer within
1 % is as near as a planner could tell.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from experiments.optimum import Evaluate, Known, Objective, Order, Parameter, Response, Sample, Search, optimise
from experiments.optimum.theory.law import lattice
from experiments.optimum.theory.serial import Chain, clark_scarf, cost_of_levels
from experiments.optimum.theory.single import Renewals, base_stock, cost_of_level, reorder_up_to
from scenarios.newsvendor import newsvendor
from scenarios.serial import serial
from sim.distributions import Exponential, Normal, Poisson
from sim.policies.demand import Arrivals, NormalDemand, PoissonDemand
from sim.policies.replenishment import BaseStock, EchelonBaseStock, ReorderUpTo
from sim.stock import Costs
from tests.verify.play import UNKNOWN, play, spent

COST = Response("cost rate")
CHEAP = (Objective(COST),)
Run = tuple[int, int, float]


def simulated(cost: Callable[[Run, Mapping[str, float]], float], horizon: float) -> Evaluate:
    """Every point on the same replications."""
    played: dict[tuple[float, ...], list[float]] = {}

    def evaluate(points: Sequence[Mapping[str, float]], replications: int) -> list[Sample]:
        for point in points:
            done = played.setdefault(tuple(point.values()), [])
            done += [cost((1, number, horizon), point) for number in range(len(done), replications)]
        return [{COST: np.array(played[tuple(point.values())][:replications])} for point in points]

    return evaluate


def papers(run: Run, point: Mapping[str, float]) -> float:
    facts = play(
        newsvendor,
        run,
        warmup=5,
        demand=NormalDemand(50, 8),
        forecasting=UNKNOWN,
        replenishment=BaseStock(point["replenishment.S"]),
        costs=Costs(holding=0.18, backlog=0.70),
    )
    return spent(facts, "holding", "backlog")


def lots(run: Run, point: Mapping[str, float]) -> float:
    facts = play(
        newsvendor,
        run,
        warmup=50,
        demand=PoissonDemand(10),
        forecasting=UNKNOWN,
        replenishment=ReorderUpTo(point["replenishment.s"], point["replenishment.S"]),
        stock=40,
        costs=Costs(holding=1, backlog=9, ordering=64),
    )
    return spent(facts, "ordering", "holding", "backlog")


def three(run: Run, point: Mapping[str, float]) -> float:
    facts = play(
        serial,
        run,
        warmup=50,
        demand=NormalDemand(5, 1),
        forecasting=UNKNOWN,
        replenishment=[EchelonBaseStock(level) for level in point.values()],
        echelons=3,
        stock=[5.0, 5.0, 10.0],
        transit=[1.0, 1.0, 2.0],
        costs=[Costs(holding=7, backlog=37.12), Costs(holding=4), Costs(holding=2)],
    )
    return spent(facts, "holding", "backlog", "holding in transit")


def four(run: Run, point: Mapping[str, float]) -> float:
    facts = play(
        serial,
        run,
        warmup=10,
        period=20,
        demand=Arrivals(Exponential(1 / 16)),
        forecasting=UNKNOWN,
        replenishment=[BaseStock(level) for level in point.values()],
        echelons=4,
        stock=list(point.values()),
        transit=0.25,
        review=None,
        costs=[Costs(holding=1, backlog=9), Costs(holding=0.75), Costs(holding=0.5), Costs(holding=0.25)],
    )
    return spent(facts, "holding", "backlog", "holding in transit")


NORMAL, BELL, TEN = lattice(Normal(50, 8)), lattice(Normal(5, 1, low=0)), lattice(Poisson(10))
LOTS = Renewals(TEN, TEN, 64, 1, 9)
BOOK = Chain((BELL, BELL, BELL.over(2)), (7, 4, 2), 37.12)
CONTINUOUS = Chain((lattice(Poisson(4)),) * 4, (1, 0.75, 0.5, 0.25), 9)
KEYS = [f"at.stage{number}.replenishment.S" for number in range(1, 5)]

CASES = {
    "newsvendor": (
        Search((Parameter("replenishment.S", 0, 150),), CHEAP, trials=40),
        simulated(papers, 500),
        lambda point: cost_of_level(NORMAL, point[0], 0.18, 0.70),
        base_stock(NORMAL, 0.18, 0.70)[:1],
        1.99761,
    ),
    "Zheng-Federgruen": (
        Search(
            (Parameter("replenishment.s", -20, 60, whole=True), Parameter("replenishment.S", 0, 100, whole=True)),
            CHEAP,
            orders=(Order("replenishment.s", "replenishment.S"),),
            trials=60,
        ),
        simulated(lots, 1000),
        lambda point: LOTS.cost(int(point[0]), int(point[1])),
        reorder_up_to(LOTS)[:2],
        35.022,
    ),
    "Clark-Scarf, echelon levels": (
        Search(
            tuple(Parameter(key, 0, 40) for key in KEYS[:3]),
            CHEAP,
            orders=(Order(KEYS[0], KEYS[1]), Order(KEYS[1], KEYS[2])),
            trials=100,
        ),
        simulated(three, 500),
        lambda point: cost_of_levels(BOOK, point) - BOOK.in_transit,
        clark_scarf(BOOK)[0],
        17.66,
    ),
    "Clark-Scarf, local levels": (
        Search(tuple(Parameter(key, 0, 20, whole=True) for key in KEYS), CHEAP, trials=120),
        simulated(four, 100),
        lambda point: cost_of_levels(CONTINUOUS, np.cumsum(point)) - CONTINUOUS.in_transit,
        (8, 5, 5, 4),
        6.688,
    ),
}


@pytest.mark.verify
@pytest.mark.parametrize("blind", [False, True], ids=["from theory", "blind"])
@pytest.mark.parametrize("case", CASES)
def test_the_published_optimum_is_found(case: str, blind: bool) -> None:
    search, evaluate, cost, theory, best = CASES[case]
    first = [] if blind else [Known("theory", dict(zip(search.keys, theory, strict=True)))]
    found = optimise(search, evaluate, first)
    assert found.best is not None
    regret = cost(found.best.trial.point) / best - 1
    print(f"{case}: {found.settings(found.best)}: regret {regret:.2%} after {found.runs} runs")
    assert regret < 0.01


def test_a_short_search_in_the_simulator_improves_on_its_start() -> None:
    search = Search((Parameter("replenishment.S", 0, 150),), CHEAP, trials=16, replications=2)
    found = optimise(search, simulated(papers, 60), [Known("start", {"replenishment.S": 90})])
    assert found.best is not None
    assert abs(found.best.trial.point[0] - 56.6) < 8
