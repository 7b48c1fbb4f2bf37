"""Make to stock: the textbook's numbers, shortly, and to the minute without chance."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from scenarios.make_to_stock import make_to_stock
from sim.distributions import Exponential
from sim.facts import Facts, StockFacts
from sim.policies.demand import Arrivals, Dated, Demand
from sim.policies.replenishment import BaseStock, ReorderQuantity
from sim.result import Result
from sim.simulate import simulate
from sim.stock import Costs


def play(demand: Demand, horizon: float, warmup: float = 0.0, **terms: Any) -> Result:
    record: Any = "totals" if warmup else "full"
    return simulate(
        partial(make_to_stock, demand=demand, **terms), horizon=horizon, seed=2, warmup=warmup, record=record
    )


def finished_goods(facts: Facts) -> StockFacts:
    return next(stock for stock in facts.stocks if stock.agent == "factory")


def test_every_sale_is_an_order_to_make_another() -> None:
    demand = Dated(((0.0, 1.0), (1.0, 1.0), (1.0, 1.0), (2.0, 1.0)))
    result = play(demand, 12, replenishment=BaseStock(2), processing=2.0, stock=2)
    jobs = result.jobs
    assert list(zip(jobs.queued, jobs.started, jobs.finished, strict=True)) == [
        (0, 0, 2),
        (1, 2, 4),
        (1, 4, 6),
        (2, 6, 8),
    ]
    delivered = result.messages[result.messages.kind == "shipment"].arrived
    assert list(delivered) == [0, 1, 2, 4]


def test_a_reorder_point_makes_lots() -> None:
    demand = Dated(tuple((float(time), 1.0) for time in range(8)))
    result = play(demand, 20, replenishment=ReorderQuantity(2, 4), processing=1.5, lot=4.0, stock=4)
    jobs = result.jobs
    assert list(jobs.quantity) == [4, 4]
    assert list(zip(jobs.queued, jobs.finished, strict=True)) == [(1, 2.5), (5, 6.5)]
    assert finished_goods(result.facts).on_hand == 4


def test_base_stock_of_five() -> None:
    """Q6, roughly: E[I] 2.31, fill rate .672; what is made and sold, and what that costs, adds up."""
    demand = Arrivals(Exponential(1.25))
    costs = Costs(holding=1.0, backlog=9.0)
    result = play(demand, 10_000, 500, replenishment=BaseStock(5), processing=Exponential(1.0), stock=5, costs=costs)
    facts = result.facts
    stock, sold = finished_goods(facts), facts.lines[0]
    assert stock.on_hand_time / facts.span == pytest.approx(2.31, rel=0.3)
    assert sold.units_at_once / sold.units == pytest.approx(0.672, rel=0.15)
    assert stock.on_hand - stock.backlog + stock.on_order == 5
    assert sum(money.amount for money in facts.money) == pytest.approx(stock.on_hand_time + 9 * stock.backlog_time)
