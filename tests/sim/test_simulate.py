"""A run is a pure function of what is played, seed and dated decisions."""

from dataclasses import asdict
from functools import partial

import pytest

from scenarios.distribution import distribution
from scenarios.serial import serial
from sim.errors import ModelError
from sim.policies.demand import Listed, PoissonDemand, Steady
from sim.policies.forecasting import ExponentialSmoothing, Fixed
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.simulate import simulate
from sim.stock import Costs

chain = partial(
    serial,
    demand=PoissonDemand(5),
    forecasting=ExponentialSmoothing(0.3, initial=5),
    replenishment=OrderUpTo(1.0),
    echelons=2,
    stock=12,
    costs=Costs(1, 9, ordering=2),
)


def demanded(result, agent="customer"):
    return result.levels.loc[result.levels["agent"] == agent, "ordered"].tolist()


def test_messages_in_words():
    told = []
    scenario = partial(
        serial, demand=Listed((3,)), forecasting=Fixed(0), replenishment=BaseStock(2), echelons=1, stock=2
    )
    simulate(scenario, horizon=3, seed=1, listen=told.append)
    assert [" ".join(line.split()) for line in told] == [
        "0 order customer -> stage1: 3 item",
        "0 shipment stage1 -> customer: 2 item",
        "0 order stage1 -> source: 3 item",
        "1 shipment source -> stage1: 3 item",
        "1 shipment stage1 -> customer: 1 item",
    ]


def test_the_same_again():
    one, two = (simulate(chain, horizon=50, seed=3) for _ in range(2))
    assert one.facts == two.facts
    for rows in ("message_rows", "line_rows", "level_rows", "posting_rows"):
        assert getattr(one, rows).tobytes() == getattr(two, rows).tobytes()


def test_seeds_and_replications_differ():
    runs = [simulate(chain, horizon=50, seed=seed, replication=k) for seed, k in ((3, 0), (3, 1), (4, 0))]
    assert len({tuple(demanded(run)) for run in runs}) == 3


def test_customers_want_the_same_whatever_the_policy():
    """Common random numbers."""
    other = partial(chain, replenishment=BaseStock(9), echelons=4)
    assert demanded(simulate(chain, horizon=50, seed=3)) == demanded(simulate(other, horizon=50, seed=3))


def same(one, other):
    """Equal, numbers but for the rounding of sums that were added up in another order."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == (pytest.approx(other) if isinstance(other, float) else other)


@pytest.mark.parametrize("record", ["orders", "totals"])
def test_what_is_counted_does_not_depend_on_what_is_kept(record):
    full = simulate(chain, horizon=60, seed=3, warmup=10, bucket=5).facts
    less = simulate(chain, horizon=60, seed=3, warmup=10, bucket=5, record=record).facts
    assert same(asdict(less), asdict(full))


def test_levels_are_kept_once_a_period_up_to_the_horizon():
    result = simulate(chain, horizon=3, seed=1, period=0.5)
    assert sorted(set(result.levels["time"])) == [0, 0.5, 1, 1.5, 2, 2.5]


def test_integrals_equal_end_of_period_sums():
    result = simulate(chain, horizon=40, seed=1)
    levels = result.levels
    for stock in result.facts.stocks:
        if stock.role == "Warehouse":
            own = levels[levels["agent"] == stock.agent]
            assert stock.on_hand_time == pytest.approx(own["on_hand"].sum())
            assert stock.backlog_time == pytest.approx(own["backlog"].sum())
            spent = sum(
                entry.amount
                for entry in result.facts.money
                if entry.agent == stock.agent and entry.debit in ("holding", "backlog")
            )
            assert spent == pytest.approx(own["on_hand"].sum() + 9 * own["backlog"].sum())


def test_the_warm_up_is_not_counted():
    whole = simulate(chain, horizon=60, seed=3)
    late = simulate(chain, horizon=60, seed=3, warmup=20)
    early = simulate(chain, horizon=20, seed=3)
    for all_, first, rest in zip(whole.facts.stocks, early.facts.stocks, late.facts.stocks, strict=True):
        for name in ("ordered", "demanded", "shipped", "on_hand_time", "backlog_time"):
            assert getattr(rest, name) == pytest.approx(getattr(all_, name) - getattr(first, name))
        assert rest.orders.count == 40
    spent = [sum(entry.amount for entry in run.facts.money) for run in (whole, early, late)]
    assert spent[2] == pytest.approx(spent[0] - spent[1])


def test_a_tree_conserves_its_goods():
    scenario = partial(
        distribution,
        demand=PoissonDemand(4),
        forecasting=Fixed(4),
        replenishment=BaseStock(9),
        warehouse_replenishment=BaseStock(20),
        stock=9,
        warehouse_stock=20,
    )
    levels = simulate(scenario, horizon=100, seed=2).levels
    assert levels["on_hand"].min() >= 0
    houses = levels[levels["agent"] != "customers"]
    opening = houses["agent"].map(lambda name: 20 if name == "warehouse" else 9)
    assert (houses["on_hand"] == opening + houses["received"] - houses["shipped"]).all()
    assert (houses["backlog"] == houses["demanded"] - houses["shipped"] - houses["lost"]).all()
    assert (houses["on_order"] == houses["ordered"] - houses["received"]).all()


def test_settings_of_one_house():
    scenario = partial(serial, demand=Steady(1), forecasting=Fixed(0), replenishment=BaseStock(5), echelons=2, stock=5)
    at = {"stage2": {"product": {"item": {"replenishment": {"S": 8}}}}}
    levels = simulate(scenario, horizon=2, seed=1, at=at).levels
    assert levels.loc[levels["agent"] == "stage2", "ordered"].tolist() == [4, 5]


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ({"stage9": {}}, "at.stage9: no such house; did you mean stage"),
        ({"stage1": {"product": {"beer": {}}}}, "at.stage1.product.beer: stage1 does not stock it; it stocks item"),
    ],
)
def test_settings_of_nothing(at, message):
    with pytest.raises(ModelError, match=message):
        simulate(chain, horizon=1, seed=1, at=at)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"horizon": 0}, "horizon must be a positive time"),
        ({"horizon": float("inf")}, "horizon must be a positive time"),
        ({"warmup": 10}, "warmup must lie between 0 and the horizon 10, got 10"),
        ({"period": 0}, "period must be positive"),
        ({"bucket": 0}, "bucket must be at least one period"),
        ({"record": "some"}, "record is one of full, orders, totals, got 'some'"),
    ],
)
def test_impossible_runs(wrong, message):
    with pytest.raises(ModelError, match=message):
        simulate(chain, **{"horizon": 10, "seed": 1, **wrong})


def test_all_faults_at_once():
    with pytest.raises(ModelError) as error:
        simulate(chain, horizon=-1, seed=1, period=-1)
    assert len(error.value.problems) == 3


def test_a_customer_who_never_wants_anything_waits_for_ever():
    scenario = partial(serial, demand=Steady(0.0), forecasting=Fixed(0), replenishment=BaseStock(0), echelons=1)
    assert set(demanded(simulate(scenario, horizon=20, seed=1))) <= {0.0}
