"""One warehouse, many retailers: order batching (B9), one-for-one (I14), who is served first."""

from functools import partial

import pytest

from scenarios.distribution import distribution
from sim.distributions import Exponential
from sim.errors import ModelError
from sim.policies.allocation import FirstCome, FixedOrder, ProportionalShare
from sim.policies.demand import Arrivals, Listed, NormalDemand, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, EchelonBaseStock
from sim.simulate import simulate


def batched(retailers, every, phases, demand=Steady(50), replication=0):
    """Mean and variance of what the warehouse is asked for in a period."""
    scenario = partial(
        distribution,
        demand=demand,
        forecasting=Fixed(0),
        replenishment=BaseStock(400),
        warehouse_replenishment=BaseStock(0),
        retailers=retailers,
        stock=400,
        review=float(every),
        phases=phases,
    )
    horizon = every * 50 + 2 * every
    result = simulate(scenario, horizon=horizon, warmup=2 * every, seed=3, replication=replication, record="totals")
    return next(stock.demand for stock in result.facts.stocks if stock.agent == "warehouse")


@pytest.mark.parametrize(
    ("retailers", "every", "phases", "variance"),
    [
        (5, 4, "synchronised", 50**2 * 5**2 * 3),
        (5, 4, "balanced", 50**2 * 1 * 3),
        (8, 4, "balanced", 0),
        (10, 7, "balanced", 50**2 * 3 * 4),
    ],
)
def test_B9_batching_steady_demand(retailers, every, phases, variance):
    assert batched(retailers, every, phases).variance == pytest.approx(variance)


def test_B9_phases_are_drawn_anew_in_every_replication():
    facts = [batched(5, 4, "random", replication=replication) for replication in range(40)]
    assert len({series.variance for series in facts}) > 4
    assert {series.mean for series in facts} == {250.0}
    assert sum(series.variance for series in facts) / 40 == pytest.approx(50**2 * 5 * 3, rel=0.3)


def test_B9_chance_in_demand_adds_its_own_variance():
    series = batched(5, 4, "balanced", demand=NormalDemand(50, 10))
    assert series.variance == pytest.approx(8000, rel=0.3)


def test_I14_one_for_one():
    scenario = partial(
        distribution,
        demand=Arrivals(Exponential(1)),
        forecasting=Fixed(0),
        replenishment=BaseStock(2),
        warehouse_replenishment=BaseStock(8),
        retailers=5,
        stock=2,
        warehouse_stock=8,
        transit=1.0,
        warehouse_transit=2.0,
        review=None,
        warehouse_review=None,
    )
    facts = simulate(scenario, horizon=2000, warmup=50, seed=1, record="totals").facts
    backlog = [stock.backlog_time / facts.span for stock in facts.stocks if stock.agent.startswith("retailer")]
    assert len(backlog) == 5
    assert sum(backlog) / 5 == pytest.approx(0.30497, rel=0.08)


@pytest.mark.parametrize(
    ("allocation", "received"),
    [(FirstCome(), [6, 4, 0]), (FixedOrder(), [6, 4, 0]), (ProportionalShare(), [10 / 3, 10 / 3, 10 / 3])],
)
def test_scarce_stock_is_shared_by_the_policy(allocation, received):
    scenario = partial(
        distribution,
        demand=Listed((6,)),
        forecasting=Fixed(0),
        replenishment=BaseStock(0),
        allocation=allocation,
        warehouse_stock=10,
        warehouse_transit=9,
    )
    levels = simulate(scenario, horizon=2, seed=1).levels
    last = levels[(levels["time"] == 1) & levels["agent"].str.startswith("retailer")]
    assert last["received"].tolist() == pytest.approx(received)


def test_the_echelon_of_the_warehouse():
    """With all levels met at the start, the warehouse orders what was sold, one period after another."""
    scenario = partial(
        distribution,
        demand=[Listed((1, 0, 5)), Listed((2, 2, 0))],
        forecasting=Fixed(0),
        replenishment=BaseStock(10),
        warehouse_replenishment=EchelonBaseStock(50),
        retailers=2,
        stock=10,
        warehouse_stock=30,
    )
    levels = simulate(scenario, horizon=3, seed=1).levels
    assert levels.loc[levels["agent"] == "warehouse", "ordered"].tolist() == [3, 5, 10]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"phases": "sometimes"}, "phases are"),
        ({"phases": "random", "review": None}, "needs a time between reviews"),
        ({"replenishment": [BaseStock(1)] * 3}, "warehouse_replenishment"),
        ({"stock": [1, 2]}, "stock: give one value for all, or a list of 3"),
    ],
)
def test_what_cannot_be(wrong, message):
    scenario = partial(
        distribution, **{"demand": Steady(1), "forecasting": Fixed(0), "replenishment": BaseStock(1), **wrong}
    )
    with pytest.raises(ModelError, match=message):
        simulate(scenario, horizon=1, seed=1)
