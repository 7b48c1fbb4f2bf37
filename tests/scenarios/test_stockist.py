"""A stockist whose supplier takes now less, now more time, and may say so."""

from functools import partial

import pytest

from scenarios.stockist import stockist
from sim.distributions import Exponential
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import OrderUpTo
from sim.simulate import simulate
from sim.stock import Costs
from sim.swinging import Swinging

SWINGS = Swinging((2.0, 10.0), (Exponential(40.0), Exponential(20.0)))


def cost(lead_time, confirms, z=2.0, horizon=3000.0):
    """Money a day for stock and backlog."""
    scenario = partial(
        stockist,
        demand=PoissonDemand(5.0),
        forecasting=Fixed(5.0, 2.236),
        replenishment=OrderUpTo(z),
        lead_time=lead_time,
        confirms=confirms,
        stock=60.0,
        costs=Costs(holding=1.0, backlog=9.0),
    )
    facts = simulate(scenario, horizon=horizon, warmup=100.0, seed=3, record="totals").facts
    return sum(money.amount for money in facts.money if money.debit in ("holding", "backlog")) / facts.span


def test_who_is_told_needs_less():
    told, told_late, untold = (cost(SWINGS, confirms) for confirms in (0.0, 5.0, None))
    assert told < told_late < untold


def test_nothing_to_tell_where_the_lead_time_is_constant():
    steady = Swinging((4.0, 4.0), (Exponential(40.0), Exponential(20.0)))
    assert cost(steady, 0.0, horizon=500.0) == pytest.approx(cost(steady, None, horizon=500.0))
    assert cost(4.0, 0.0, horizon=500.0) == pytest.approx(cost(4.0, None, horizon=500.0))
