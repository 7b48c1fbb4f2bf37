"""Prices that change, posted as they were when goods were ordered, and retailers who buy ahead."""

import pytest

from experiments.recipe import prepare
from scenarios.promotion import promotion
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.pricing import HighLowPrice
from sim.policies.replenishment import BaseStock, ForwardBuying
from sim.processes.demand_management import DemandPlan
from sim.simulate import simulate
from sim.stock import Costs

CHEAP = HighLowPrice(interval=20, length=2, discount=0.2, first=5)


def play(horizon=20, longest=0.0, pricing=CHEAP, **chosen):
    def build(sim):
        promotion(
            sim,
            demand=Steady(10),
            forecasting=Fixed(10),
            replenishment=BaseStock(30),
            pricing=pricing,
            rules=DemandPlan(forward_buying=ForwardBuying(longest=longest)),
            retailers=1,
            stock=30,
            factory_stock=400,
            **chosen,
        )

    return simulate(build, horizon=horizon, seed=1)


def orders(result, buyer="retailer1"):
    """Units ordered by a house, by the time of the order."""
    names = [agent.name for agent in result.facts.agents]
    rows = result.message_rows[result.message_rows["kind"] == 0]
    return {row["sent"]: row["quantity"] for row in rows if names[row["sender"]] == buyer}


def test_a_price_is_the_one_at_the_time_of_the_order():
    result = play(horizon=9)
    paid = sum(
        money.amount for money in result.facts.money if money.debit == "purchases" and money.agent == "retailer1"
    )
    ordered = orders(result)
    assert ordered == {float(day): 10 for day in range(9)}
    assert paid == pytest.approx(10 * (5 * 10 + 2 * 8 + 1 * 10))


def test_a_retailer_buys_ahead_once_and_lives_on_it():
    ordered = orders(play(longest=6.0))
    assert ordered[5.0] == 10 + 60
    assert ordered[6.0] == 10
    assert [ordered.get(float(day), 0) for day in range(7, 14)] == [0, 0, 0, 0, 0, 0, 10]


def test_it_buys_ahead_only_as_long_as_holding_costs_less():
    ordered = orders(play(longest=6.0, costs=Costs(holding=0.5)))
    assert ordered[5.0] == 10 + 40


def test_prices_that_stay_bring_no_forward_buying():
    assert orders(play(longest=6.0, pricing=None)) == {float(day): 10 for day in range(20)}


def test_consumers_follow_retail_promotions():
    result = play(horizon=10, retail_pricing=CHEAP, elasticity=2.0, stockpiled=1.0, pantry=0.5)
    bought = orders(result, "customer1")
    assert [bought[float(day)] for day in range(10)] == pytest.approx([10, 10, 10, 10, 10, 15.625, 15.625, 5, 5, 8.75])


def test_impossible_promotions():
    with pytest.raises(ModelError, match="at least 1"):
        simulate(
            lambda sim: promotion(sim, demand=Steady(1), forecasting=Fixed(1), replenishment=BaseStock(1), retailers=0),
            horizon=1,
            seed=1,
        )


def test_every_day_prices_steady_orders():
    def variance(words):
        recipe, _ = prepare(["scenario=promotion", "horizon=300", "record=totals", *words])
        facts = recipe.ready().play(0, 112.0).facts
        return next(stock for stock in facts.stocks if stock.agent == "factory").orders.variance

    high_low, every_day = variance(["pricing=high_low"]), variance(["pricing=every_day"])
    assert every_day < 0.1 * high_low
    assert variance(["pricing=high_low", "demand_management.forward_buying.longest=0"]) == every_day
