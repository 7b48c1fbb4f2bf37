"""Sales and returns in a closed loop."""

from functools import partial

import pytest

from scenarios.take_back import take_back
from sim.distributions import Exponential, Geometric, Uniform
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import OrderUpTo
from sim.processes.returns_management import Inspection
from sim.returning import Returning
from sim.simulate import simulate
from sim.simulation import Simulation

SCENARIO = partial(
    take_back,
    demand=PoissonDemand(10.0),
    forecasting=MovingAverage(7, initial=10.0),
    replenishment=OrderUpTo(z=1.0),
    returning=Returning(0.4, Geometric(5.0), transit=Uniform(1.0, 3.0)),
    inspection=Inspection(1, Exponential(0.2), restock=0.7),
    stock=40.0,
    transit=2.0,
    restock_transit=1.0,
    price=20.0,
    cost=9.0,
)


def whereabouts(sim: Simulation) -> float:
    """Where every unit is that the supplier has shipped and the customers have not kept."""
    houses = sum(stock.on_hand + stock.scrapped for stock in sim.stocks)
    roads = sum(pipe.moving for lane in sim.lanes for pipe in lane.pipes.values())
    ways = sum(pipe.moving for way in sim.ways.values() for pipe in way.pipes.values())
    in_use = sum(stock.received for stock in sim.crowd("customers").values())
    in_use -= sum(use.sent_back for use in sim.uses.values())
    return houses + roads + ways + in_use


def test_no_unit_is_lost_at_any_instant():
    sim = Simulation(seed=3)
    SCENARIO(sim)
    sim.open()
    shop = next(stock for stock in sim.stocks if stock.place == "warehouse")
    while sim.env.peek() < 200:
        sim.env.step()
        under_way = sum(pipe.moving for lane in sim.lanes for pipe in lane.pipes.values())
        shipped = shop.received + under_way
        assert whereabouts(sim) == pytest.approx(40.0 + shipped, abs=1e-9)


def test_what_comes_back_went_out():
    facts = simulate(SCENARIO, horizon=1000, warmup=100, seed=1).facts
    (use,), (back,) = facts.uses, facts.returns
    stocks = {stock.agent: stock for stock in facts.stocks}
    centre, shop = stocks["returns_centre"], stocks["warehouse"]
    assert centre.returned == back.received == pytest.approx(0.4 * 10 * 900, rel=0.05)
    assert centre.scrapped == back.scrapped
    assert centre.shipped == back.restocked
    assert back.restocked == pytest.approx(0.7 * back.received, rel=0.05)
    assert shop.returned == pytest.approx(back.restocked, abs=30)
    assert use.sent_back == pytest.approx(back.received, abs=30)
    assert use.returning_time / facts.span == pytest.approx(20, rel=0.1)
    assert back.per_period.count == 900


def test_more_returns_mean_fewer_purchases():
    bought = {}
    for probability in (0.0, 0.4):
        scenario = partial(SCENARIO, returning=Returning(probability, Geometric(5.0)), inspection=Inspection())
        facts = simulate(scenario, horizon=600, warmup=100, seed=1, record="totals").facts
        bought[probability] = next(stock.ordered for stock in facts.stocks if stock.agent == "warehouse")
    assert bought[0.4] == pytest.approx(0.6 * bought[0.0], rel=0.05)


def test_the_same_customers_buy_whatever_they_return():
    demand = [
        simulate(partial(SCENARIO, returning=Returning(p, Geometric(5.0))), horizon=50, seed=4)
        .order_lines.query("buyer == 'customers'")["quantity"]
        .sum()
        for p in (0.1, 0.5)
    ]
    assert demand[0] == demand[1]


def test_same_seed_same_run():
    first, second = (simulate(SCENARIO, horizon=200, seed=9) for _ in range(2))
    assert first.facts == second.facts
    assert first.message_rows.tobytes() == second.message_rows.tobytes()


def test_returns_are_recorded():
    messages = simulate(SCENARIO, horizon=100, seed=2).messages
    back = messages[messages["kind"] == "return"]
    assert set(back["receiver"]) == {"returns_centre", "warehouse"}
    assert (back["arrived"] >= back["sent"]).all()


def test_one_returns_centre_may_inspect_in_its_own_way():
    at = {"returns_centre": {"returns_management": {"restock": 0.0}}}
    (back,) = simulate(SCENARIO, horizon=100, seed=1, at=at).facts.returns
    assert (back.restocked, back.scrapped > 0) == (0, True)
