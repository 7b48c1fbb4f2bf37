"""X3 and S40: the stages and gates of product development in settings that have an answer on paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import erf, sqrt

from scenarios.development import Seller, development
from sim.distributions import Triangular
from sim.policies.forecasting import Fixed
from sim.policies.materials import Candidate
from sim.policies.replenishment import BaseStock
from sim.processes.product_development import (
    DevelopmentPlan,
    Gate,
    Pipeline,
    Planned,
    Source,
    Stage,
    SupplierInvolvement,
    Team,
)
from tests.verify.expectation import Near
from tests.verify.play import play
from tests.verify.row import Row

WORK = Triangular(4.0, 10.0, 16.0)
END = Stage("end", 0.0, gate=Gate(99.0))
"""No product comes to market: nothing is made or sold."""
EVERYBODY = 10_000
LONG = 1000.0
"""Days after which every project has come to its end."""
IDEAS = Pipeline(
    stages=(END,),
    engineers=EVERYBODY,
    sources={"within": Source(365.0)},
    screening=Gate(-99.0),
    spread=0.0,
    error=0.0,
    complexity=0.5,
    maximum=EVERYBODY,
)
"""An idea a day that becomes a project at once, with engineers for everybody."""


def developed(seed: int, replication: int, horizon: float, *, plan: DevelopmentPlan) -> dict[str, float]:
    """Means of what happened to projects: those of ideas, or as many planned ones as the horizon has days, all of which
    begin at once and come to their end in time, as the long ones among those that have would be missed otherwise.
    """
    pipeline = plan.pipeline
    if pipeline is not None and not pipeline.sources:
        planned = {f"project {number}": Planned() for number in range(int(horizon))}
        plan = replace(plan, pipeline=replace(pipeline, roadmap=planned))
        horizon = LONG
    facts = play(
        development,
        (seed, replication, horizon),
        period=horizon,
        development=plan,
        places={"whole": [Candidate("part", "seller", 1.0, standard=True)]},
        sellers={"seller": Seller(0.0)},
        groups={"all": 1.0},
        forecasting=Fixed(0.0),
        replenishment=BaseStock(0.0),
        products=0,
        every=horizon,
        year=365.0,
    )
    totals = {fact.what: (0, 0.0) for fact in facts.happenings}
    for fact in facts.happenings:
        count, total = totals[fact.what]
        totals[fact.what] = count + fact.count, total + fact.total
    killed, passed = totals["killed early"][0], totals.get("gate passed", (0, 0.0))[0]
    return {
        "ideas a year": totals.get("idea within", (0, 0.0))[0] / horizon * 365.0,
        "time of stages": totals["stage ended"][1] / killed,
        "share that passes": passed / killed,
    }


def tail(threshold: float, noise: float) -> float:
    """Phi((0 - threshold) / noise): a project of typical worth passes."""
    return 0.5 * (1.0 + erf(-threshold / noise / sqrt(2.0)))


def stages(*several: Stage) -> Pipeline:
    """Planned projects that go through these stages."""
    return replace(IDEAS, stages=(*several, END), sources={})


def row(setting: str, name: str, value: float, absolute: float, plan: DevelopmentPlan, source: str) -> Row:
    """A row of one number."""
    return Row(
        "X3",
        setting,
        {name: Near(value, absolute=absolute)},
        partial(developed, plan=plan),
        horizon=1000.0,
        replications=20,
        short=200.0,
        source=source,
    )


ROWS = (
    row("ideas come by a Poisson process", "ideas a year", 365.0, 12.0, DevelopmentPlan(IDEAS), "rate"),
    row(
        "a stage done again with probability 0.3",
        "time of stages",
        10.0 / 0.7,
        0.2,
        DevelopmentPlan(stages(Stage("work", WORK, rework=0.3))),
        "geometric: mean / (1 - p)",
    ),
    row(
        "early suppliers, of half the complexity",
        "time of stages",
        10.0 * (1 - 0.25 * 0.5) / (1 - 0.3 * (1 - 0.4 * 0.5)),
        0.2,
        DevelopmentPlan(stages(Stage("work", WORK, rework=0.3)), suppliers=SupplierInvolvement("early")),
        "mean (1 - 0.25 c) / (1 - p (1 - 0.4 c)), c = 0.5",
    ),
    row(
        "a gate above what projects are worth",
        "share that passes",
        tail(0.5, 1.0),
        0.012,
        DevelopmentPlan(stages(Stage("work", 1.0, gate=Gate(0.5, 1.0)))),
        "Phi(-0.5) = 0.309",
    ),
    row(
        "the same gate, of a team that sees more",
        "share that passes",
        tail(0.5, 0.5),
        0.012,
        DevelopmentPlan(stages(Stage("work", 1.0, gate=Gate(0.5, 1.0))), team=Team(noise=0.5)),
        "Phi(-1) = 0.159",
    ),
)
