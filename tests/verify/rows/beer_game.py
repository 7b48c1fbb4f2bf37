"""G1-G3: the board game of the brewery."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise, product

from scenarios.beer_game import beer_game
from sim.facts import Facts, StockFacts
from sim.policies.demand import Step
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.replenishment import AnchorAndAdjust
from sim.result import Result
from sim.simulate import simulate
from tests.verify.expectation import Exactly, above
from tests.verify.row import Row

STAGES = ("retailer", "wholesaler", "distributor", "factory")
BENCHMARK = (28.0, 28.0, 28.0, 20.0)
WEEKS = 36
OPENING = (4.0,) * 4


def game(
    targets: Sequence[float], *, theta: float = 0.0, alpha: float = 1.0, beta: float = 1.0, full: bool = False
) -> Result:
    """36 weeks of the board game; every stage anchors and adjusts, towards its own target."""
    return simulate(
        partial(
            beer_game,
            demand=Step(4, 8, at=4),
            forecasting=ExponentialSmoothing(theta, initial=4),
            replenishment=AnchorAndAdjust(alpha, beta, targets[0], opening=OPENING),
        ),
        horizon=WEEKS,
        seed=0,
        record="full" if full else "totals",
        at={stage: {"replenishment": {"target": target}} for stage, target in zip(STAGES, targets, strict=True)},
    )


def costs(facts: Facts) -> dict[str, float]:
    """Dollars of holding and backlog of every stage."""
    return {
        stage: sum(m.amount for m in facts.money if m.agent == stage and m.debit in ("holding", "backlog"))
        for stage in STAGES
    }


def benchmark(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """G1: the cost of every stage, and what the retailer orders in weeks 5 and 6."""
    result = game(BENCHMARK, full=True)
    paid = costs(result.facts)
    ordered = result.levels.query("agent == 'retailer'").ordered.diff()
    return paid | {
        "team": sum(paid.values()),
        "retailer's order, week 5": ordered.iloc[4],
        "retailer's order, week 6": ordered.iloc[5],
    }


def grid(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """G2: what the team pays with targets up to two cases off the benchmark's, at every stage."""
    paid = {
        targets: sum(costs(game(targets).facts).values())
        for targets in product(*[[target + step for step in (-2, -1, 0, 1, 2)] for target in BENCHMARK])
    }
    dearer = sorted(paid.values())
    return {
        "settings": len(paid),
        "lowest cost": dearer[0],
        "next": dearer[1],
        "cost at (28,28,28,20)": paid[BENCHMARK],
        "cost at (28,28,29,20)": paid[28.0, 28.0, 29.0, 20.0],
    }


def people(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """G3: with half an eye on the supply line, peak and variance of orders grow from stage to stage."""
    facts = game((17.0,) * 4, theta=0.36, alpha=0.26, beta=0.34).facts
    stages: dict[str, StockFacts] = {stock.agent: stock for stock in facts.stocks}
    answer = {}
    for lower, upper in pairwise(STAGES):
        orders, above_it = stages[lower].orders, stages[upper].orders
        answer[f"peak, {upper} less {lower}"] = above_it.highest - orders.highest
        answer[f"variance, {upper} over {lower}"] = above_it.variance / orders.variance
    return answer


G1 = Row(
    "G1",
    "benchmark, targets 28, 28, 28, 20",
    {
        "retailer": Exactly(46),
        "wholesaler": Exactly(50),
        "distributor": Exactly(54),
        "factory": Exactly(54),
        "team": Exactly(204),
        "retailer's order, week 5": Exactly(12),
        "retailer's order, week 6": Exactly(8),
    },
    benchmark,
    horizon=WEEKS,
    replications=1,
    short=WEEKS,
    source="Sterman 1989",
)

G2 = Row(
    "G2",
    "targets two up or down, 625 games",
    {
        "settings": Exactly(625),
        "lowest cost": Exactly(204),
        "next": Exactly(209.5),
        "cost at (28,28,28,20)": Exactly(204),
        "cost at (28,28,29,20)": Exactly(209.5),
    },
    grid,
    horizon=WEEKS,
    replications=1,
    short=WEEKS,
    source="computed",
)

G3 = Row(
    "G3",
    "people's average parameters",
    {
        f"{word} {upper} {joint} {lower}": above(bound)
        for lower, upper in pairwise(STAGES)
        for word, joint, bound in (("peak,", "less", 0.0), ("variance,", "over", 1.0))
    },
    people,
    horizon=WEEKS,
    replications=10,
    short=WEEKS,
    source="Sterman 1989 (in kind, not in number)",
)

ROWS = (G1, G2, G3)
