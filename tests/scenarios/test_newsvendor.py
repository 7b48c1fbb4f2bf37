"""A single stock: rows I3 to I15 of inventory theory that need no chain, short."""

from functools import partial

import pytest

from scenarios.newsvendor import newsvendor
from sim.agents.customer import Patience
from sim.disruption import Disruption, ListedOutages, MarkovOutages
from sim.distributions import Constant, Empirical, Exponential, Uniform
from sim.policies.demand import Arrivals, Listed, NormalDemand, PoissonDemand, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, OrderUpTo, ReorderQuantity, ReorderUpTo
from sim.processes.demand_management import OrderRules
from sim.simulate import simulate
from sim.stock import Costs

LOST = Patience(backorder=0)
PERIODS = 4000


def play(periods=PERIODS, warmup=100, disruptions=(), replication=0, **parameters):
    scenario = partial(newsvendor, **{"forecasting": Fixed(0), **parameters})
    return simulate(
        scenario,
        horizon=periods,
        warmup=warmup,
        seed=5,
        replication=replication,
        record="totals",
        disruptions=disruptions,
    )


def cost(result):
    return sum(entry.amount for entry in result.facts.money if entry.role == "Warehouse") / result.facts.span


def shop(result):
    return next(stock for stock in result.facts.stocks if stock.agent == "shop")


def levels(**parameters):
    scenario = partial(newsvendor, forecasting=Fixed(0), **parameters)
    table = simulate(scenario, horizon=len(parameters["demand"].values), seed=1).levels
    return table[table["agent"] == "shop"].reset_index()


def test_a_period_in_order():
    """Receive, hear, serve, review, count: what is ordered after the demand of 0 serves the demand of 1."""
    told = levels(demand=Listed((4, 7, 0, 2)), replenishment=BaseStock(6), stock=6, transit=1)
    assert told["received"].tolist() == [0, 4, 11, 11]
    assert told["shipped"].tolist() == [4, 10, 11, 13]
    assert (told["on_hand"] - told["backlog"]).tolist() == [2, -1, 6, 4]
    assert told["ordered"].tolist() == [4, 11, 11, 13]


def test_goods_under_way_at_the_start():
    told = levels(demand=Listed((0, 0, 0, 0)), replenishment=BaseStock(0), pipeline=5, order_delay=1, transit=2)
    assert told["received"].tolist() == [5, 10, 15, 15]
    assert told["on_order"].tolist() == [10, 5, 0, 0]


def test_lots_and_caps():
    rules = OrderRules(minimum=3, multiple=4, cap=10)
    told = levels(demand=Listed((1, 6, 30)), replenishment=BaseStock(0), rules=rules, transit=9)
    assert told["ordered"].tolist() == [4, 8, 18]


def test_law_of_demand_known():
    """Order up to mean + z sd: Snyder and Shen, example 4.3, S = 56.604."""
    scenario = {"demand": Listed((49.0,)), "replenishment": OrderUpTo(0.8255), "transit": 1}
    told = simulate(partial(newsvendor, forecasting=Fixed(50, 8), **scenario), horizon=1, seed=1).levels
    assert told["ordered"].iloc[0] == pytest.approx(56.604 + 49)


@pytest.mark.parametrize(
    ("demand", "S", "costs", "expected"),
    [
        (NormalDemand(50, 8), 56.604, Costs(0.18, 0.70), 1.99761),
        (PoissonDemand(50), 56, Costs(0.18, 0.70), 1.79724),
        (PoissonDemand(20), 26, Costs(1, 9), 8.18643),
    ],
)
def test_I3_newsvendor(demand, S, costs, expected):
    result = play(demand=demand, replenishment=BaseStock(S), stock=S, costs=costs)
    assert cost(result) == pytest.approx(expected, rel=0.08)


def test_I4_one_for_one_in_continuous_time():
    result = play(demand=Arrivals(Exponential(0.1)), replenishment=BaseStock(10), stock=10, transit=1.0, review=None)
    line = next(line for line in result.facts.lines if line.consumer)
    stock = shop(result)
    assert line.units_at_once / line.units == pytest.approx(0.45793, abs=0.02)
    assert stock.backlog_time / result.facts.span == pytest.approx(1.2511, rel=0.08)
    assert stock.on_hand_time / result.facts.span == pytest.approx(1.2511, rel=0.08)


def test_I6_reorder_point_and_lot_in_continuous_time():
    result = play(
        demand=Arrivals(Exponential(1 / 1.5)),
        replenishment=ReorderQuantity(3, 5),
        stock=8,
        transit=2.0,
        review=None,
        costs=Costs(holding=20, backlog=150, ordering=100),
    )
    assert cost(result) == pytest.approx(107.9236, rel=0.05)


def test_I7_reorder_point_and_level():
    policy = ReorderUpTo(6, 40)
    result = play(demand=PoissonDemand(10), replenishment=policy, stock=40, costs=Costs(1, 9, ordering=64))
    assert cost(result) == pytest.approx(35.022, rel=0.03)


def test_I8_law_and_kelton():
    costs = [
        cost(
            play(
                120,
                warmup=0,
                replication=replication,
                demand=Arrivals(Exponential(0.1), Empirical((1, 2, 3, 4), (1, 2, 2, 1))),
                replenishment=ReorderUpTo(19, 40),
                stock=60,
                transit=Uniform(0.5, 1),
                unit_cost=3,
                costs=Costs(holding=1, backlog=5, ordering=32),
            )
        )
        for replication in range(10)
    ]
    assert sum(costs) / 10 == pytest.approx(125.15, abs=5)


@pytest.mark.parametrize("lead_time", [Constant(3), Exponential(3), Uniform(0, 6)])
def test_I10_lost_sales_depend_on_the_mean_lead_time_alone(lead_time):
    result = play(
        demand=Arrivals(Exponential(1)),
        replenishment=BaseStock(5),
        stock=5,
        transit=lead_time,
        review=None,
        patience=LOST,
    )
    stock = shop(result)
    assert stock.lost / stock.demanded == pytest.approx(0.110054, abs=0.02)
    assert stock.backlog_time == 0


def test_I11_periodic_lost_sales():
    result = play(
        demand=PoissonDemand(5),
        replenishment=BaseStock(12),
        stock=12,
        transit=2,
        patience=LOST,
        costs=Costs(holding=1, lost_sale=4),
    )
    assert cost(result) == pytest.approx(4.163, rel=0.05)


def test_I15_receipts_paused():
    outages = Disruption("shop", "receipts", MarkovOutages(fail=0.04, recover=0.25))
    result = play(
        20_000,
        demand=Steady(2000),
        replenishment=BaseStock(8000),
        stock=8000,
        costs=Costs(0.25, 3),
        disruptions=[outages],
    )
    assert cost(result) == pytest.approx(2737, rel=0.15)


@pytest.mark.parametrize(
    ("what", "received", "ordered"),
    [
        ("receipts", [0, 0, 0, 9, 12], [3, 6, 9, 12, 15]),
        ("shipments", [0, 3, 3, 3, 12], [3, 6, 9, 12, 15]),
        ("transit", [0, 0, 0, 3, 12], [3, 6, 9, 12, 15]),
        ("orders", [0, 3, 3, 3, 12], [3, 3, 3, 12, 15]),
    ],
)
def test_what_a_disruption_pauses(what, received, ordered):
    """Down in periods 1 and 2: goods wait at the door, stay with the source, stand still, or are not ordered."""
    outage = Disruption("shop", what, ListedOutages((False, True, True)))
    scenario = partial(newsvendor, demand=Steady(3), forecasting=Fixed(0), replenishment=BaseStock(9), stock=9)
    told = simulate(scenario, horizon=5, seed=1, disruptions=[outage]).levels
    told = told[told["agent"] == "shop"]
    assert told["received"].tolist() == received
    assert told["ordered"].tolist() == ordered
