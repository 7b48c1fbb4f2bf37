"""Serial chains: amplification as in the literature (rows B1-B8, short), echelon stock, lists of stages."""

from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

import pytest

import experiments
from scenarios.serial import serial
from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Exponential
from sim.errors import ModelError
from sim.policies.demand import Arrivals, Autoregressive, NormalDemand, PoissonDemand
from sim.policies.forecasting import AutoregressiveForecast, ExponentialSmoothing, Fixed, MovingAverage
from sim.policies.replenishment import BaseStock, EchelonBaseStock, OrderUpTo, Proportional
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

NORMAL = NormalDemand(100, 10)
CORRELATED = Autoregressive(100, 10, 0.5)


def amplification(periods=4000, **parameters):
    """Order variance of every stage against that of demand, where negative orders are allowed."""
    scenario = partial(serial, stock=200, **parameters)
    result = simulate(scenario, horizon=periods, warmup=100, seed=7, record="totals", allow_negative=True)
    demand = result.facts.consumers["item"].variance
    stages = [stock for stock in result.facts.stocks if stock.role == "Warehouse"]
    return [stock.orders.variance / demand for stock in stages], [stock.net.variance / demand for stock in stages]


@pytest.mark.parametrize(
    ("name", "demand", "forecasting", "transit", "ratio"),
    [
        ("B1", NORMAL, MovingAverage(5), 1, 1.48),
        ("B1", NORMAL, MovingAverage(5), 2, 2.12),
        ("B1", NORMAL, MovingAverage(10), 4, 2.12),
        ("B2", CORRELATED, MovingAverage(5), 2, 2.085),
        ("B6", NORMAL, ExponentialSmoothing(0.2), 1, 1.44444),
        ("B6", CORRELATED, ExponentialSmoothing(0.3), 2, 2.24887),
        ("B7", CORRELATED, AutoregressiveForecast(mean=100, correlation=0.5), 1, 1.75),
        ("B7", CORRELATED, AutoregressiveForecast(mean=100, correlation=0.5), 2, 2.3125),
    ],
)
def test_order_up_to_amplifies(name, demand, forecasting, transit, ratio):
    orders, _ = amplification(
        demand=demand, forecasting=forecasting, replenishment=OrderUpTo(), echelons=1, transit=transit
    )
    assert orders == [pytest.approx(ratio, rel=0.05)], name


def test_B3_safety_stock_amplifies_more():
    orders, _ = amplification(
        demand=NORMAL, forecasting=MovingAverage(5), replenishment=OrderUpTo(2.0), echelons=1, transit=2
    )
    assert orders[0] > 2.2


def test_B4_B5_telling_sales_up_the_chain_amplifies_less():
    chain = partial(
        amplification, demand=NORMAL, forecasting=MovingAverage(5), replenishment=OrderUpTo(), echelons=3, transit=1
    )
    told, _ = chain(hears="sales")
    untold, _ = chain(hears="orders")
    assert told == pytest.approx([1.48, 2.12, 2.92], rel=0.05)
    assert untold[1] > 2.1904
    assert untold[2] > 3.2418


@pytest.mark.parametrize(("Ti", "Tp"), [(4, 2), (2, 1), (1, 1)])
def test_B8_proportional_order_up_to_smooths(Ti, Tp):
    orders, net = amplification(
        demand=NORMAL, forecasting=Fixed(100), replenishment=Proportional(Ti), echelons=1, transit=Tp + 1
    )
    assert orders == [pytest.approx(1 / (2 * Ti - 1), rel=0.05)]
    assert net == [pytest.approx(Tp + Ti**2 / (2 * Ti - 1), rel=0.05)]


@dataclass(frozen=True)
class Watched:
    """Orders up to S by the echelon, and notes what was seen."""

    S: float
    by_echelon: bool = True
    seen: list = field(default_factory=list)

    def __call__(self, view):
        self.seen.append((view.now, view.position, view.echelon_position))
        return self.S - view.echelon_position


@pytest.mark.parametrize("backorder", [1.0, 0.5, 0.0])
@pytest.mark.parametrize("review", [1.0, None])
def test_echelon_position_is_everything_downstream(review, backorder):
    stages = [Watched(S) for S in (7, 12, 20)]
    scenario = partial(
        serial,
        demand=PoissonDemand(3) if review else Arrivals(Exponential(0.25)),
        forecasting=Fixed(0),
        replenishment=stages,
        echelons=3,
        stock=[9, 2, 4],
        pipeline=1,
        transit=2,
        review=review,
        patience=Patience(backorder=backorder),
    )
    simulate(scenario, horizon=60, seed=1)
    last = [{now: (position, echelon) for now, position, echelon in stage.seen} for stage in stages]
    assert len(last[0]) > 40
    for now in set(last[0]) & set(last[1]) & set(last[2]):
        ordered = [max(0.0, stage.S - watched[now][1]) for stage, watched in zip(stages, last, strict=True)]
        below = 0.0
        for watched, order in zip(last, ordered, strict=True):
            position, echelon = watched[now]
            assert echelon == pytest.approx(position + below)
            below = echelon + order


def test_I12_echelon_and_local_levels_are_the_same_policy():
    """Snyder and Shen, example 6.1: the echelon levels are the sums of the local ones."""
    play = partial(
        serial,
        demand=NormalDemand(5, 1),
        forecasting=Fixed(5),
        echelons=3,
        stock=[6.49, 5.53, 10.69],
        transit=[1, 1, 2],
        costs=[Costs(7, 37.12), Costs(4), Costs(2)],
    )
    local = simulate(partial(play, replenishment=[BaseStock(S) for S in (6.49, 5.53, 10.69)]), horizon=500, seed=1)
    echelon = simulate(
        partial(play, replenishment=[EchelonBaseStock(S) for S in (6.49, 12.02, 22.71)]), horizon=500, seed=1
    )
    spent = [{(entry.agent, entry.debit): entry.amount for entry in run.facts.money} for run in (local, echelon)]
    assert spent[0] == pytest.approx(spent[1])
    per_period = sum(spent[0].values()) / 500
    assert per_period == pytest.approx(47.66, rel=0.1)


def test_nothing_is_lost_where_goods_may_go_back():
    scenario = partial(
        serial,
        demand=NormalDemand(10, 8),
        forecasting=MovingAverage(2),
        replenishment=OrderUpTo(),
        echelons=3,
        transit=3,
        stock=10,
    )
    levels = simulate(scenario, horizon=200, seed=3, allow_negative=True).levels
    stages = [levels[levels["agent"] == f"stage{number}"].reset_index() for number in (1, 2, 3)]
    assert any((stage["ordered"].diff() < 0).any() for stage in stages)
    for stage in stages:
        assert (stage["on_hand"] - 10 - stage["received"] + stage["shipped"]).abs().max() < 1e-9
        assert (stage["demanded"] - stage["shipped"] - stage["backlog"]).abs().max() < 1e-9
        assert (stage["on_order"] - stage["ordered"] + stage["received"]).abs().max() < 1e-9
    for buyer, seller in pairwise(stages):
        assert (buyer["on_order"] - buyer["in_transit"] - seller["backlog"]).abs().max() < 1e-9


@pytest.mark.parametrize("wrong", [{"stock": [1, 2]}, {"transit": [1]}, {"costs": [Costs()] * 5}, {"echelons": 0}])
def test_lists_of_another_length(wrong):
    scenario = partial(
        serial, demand=NORMAL, forecasting=Fixed(0), replenishment=BaseStock(1), **{"echelons": 3, **wrong}
    )
    with pytest.raises(ModelError, match=next(iter(wrong))):
        simulate(scenario, horizon=1, seed=1)


def test_the_echelon_counts_what_was_really_ordered():
    """A source that rounds orders up, and leaves half of some out, does not make the position drift."""
    stage = Watched(40)

    def street(sim):
        item = Product("item")
        shop = Warehouse(sim, "shop", stocks={item: 10}, replenishment=BaseStock(10))
        depot = Warehouse(sim, "depot", stocks={item: 30}, replenishment=stage)
        source = Supplier(sim, "source", multiple=7, reliability=Reliability(in_full=0.5, short=0.5))
        connect(Customer(sim, "customer", wants=Single(item, PoissonDemand(3))), shop)
        connect(shop, depot, transit=2)
        connect(depot, source, transit=3)

    levels = simulate(street, horizon=200, seed=1).levels
    shop, depot = (levels[levels["agent"] == name].reset_index() for name in ("shop", "depot"))
    position = depot["on_hand"] + depot["on_order"] + shop["on_hand"] + shop["in_transit"] - shop["backlog"]
    sold = shop["demanded"].diff()
    for now, _, echelon in stage.seen[1:]:
        assert echelon == pytest.approx(position[now - 1] - sold[now])


def test_a_second_source_is_bought_from_while_the_first_is_out() -> None:
    words = ["scenario.echelons=1", "scenario.transit=1", "demand=steady", "replenishment=base_stock", "horizon=20"]
    words += ["warmup=0", "scenario.sources=[1, 3]", "sourcing=contingent", "disruption=scheduled", "figures=false"]
    words += ["disruption.agent=source", "disruption.what=supply", "disruption.when.windows=[[5, 8]]"]
    words += ["scenario.stock=20", "scenario.pipeline=10"]
    kpis = experiments.run(*words, scenario="serial").kpis
    whole = kpis[(kpis["agent"] == "chain") & (kpis["product"] == "all") & (kpis["segment"] == "all")]
    found = whole.set_index("measure")["value"]
    assert found["fill rate"] == 1
    assert found["purchase cost"] == 10 * 17 + 30 * 3  # what comes by week 19; three weeks of it is the dearer
