"""Playing a scenario for a row, and reading what it counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Literal

from sim.disruption import Disruption
from sim.facts import Facts, LineFacts, StockFacts
from sim.policies.forecasting import Fixed
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation

UNKNOWN = Fixed(0.0)
"""The forecast of a house whose policy looks at none."""


def play(
    scenario: Callable[..., None],
    run: tuple[int, int, float],
    *,
    warmup: float = 0.0,
    period: float = 1.0,
    allow_negative: bool = False,
    disruptions: Iterable[Disruption] = (),
    at: Mapping[str, Mapping[str, Any]] | None = None,
    **chosen: Any,
) -> Facts:
    """What a scenario counts in a run: seed, replication, and time measured after the warm-up."""
    return record(
        scenario,
        run,
        "totals",
        warmup=warmup,
        period=period,
        allow_negative=allow_negative,
        disruptions=disruptions,
        at=at,
        **chosen,
    ).facts


def record(
    scenario: Callable[..., None],
    run: tuple[int, int, float],
    detail: Literal["full", "orders", "totals"],
    *,
    warmup: float = 0.0,
    period: float = 1.0,
    allow_negative: bool = False,
    sampling: str = "direct",
    disruptions: Iterable[Disruption] = (),
    at: Mapping[str, Mapping[str, Any]] | None = None,
    **chosen: Any,
) -> Result:
    """The same with its tables."""
    seed, replication, horizon = run
    furnished: Callable[[Simulation], None] = partial(scenario, **chosen)
    return simulate(
        furnished,
        horizon=warmup + horizon,
        seed=seed,
        replication=replication,
        warmup=warmup,
        record=detail,
        period=period,
        disruptions=disruptions,
        at=at,
        allow_negative=allow_negative,
        sampling=sampling,
    )


def stock(facts: Facts, place: str) -> StockFacts:
    """The stock of a house with one product."""
    return next(stock for stock in facts.stocks if stock.agent == place)


def sales(facts: Facts) -> LineFacts:
    """What consumers ordered, where there is one crowd of them at one house."""
    return next(line for line in facts.lines if line.consumer)


def spent(facts: Facts, *accounts: str) -> float:
    """Money a unit of time on these accounts, in the whole chain."""
    return sum(money.amount for money in facts.money if money.debit in accounts) / facts.span
