"""Tiers and what stands behind them; the bullwhip of houses side by side is that of what they order together."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.echelons import Echelon, behind, echelons
from sim.metrics import bullwhip_by_bucket, measure
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect


def test_a_row_of_houses_is_a_row_of_tiers():
    single = behind([("shop", "p"), None, ("mill", "p")], [("shop", "mill"), ("customer", "shop")])
    assert single == [Echelon(1, "p", (0,), (0,)), Echelon(2, "p", (2,), (0, 2))]


def test_the_longest_way_down_counts_and_parallel_houses_are_one_echelon():
    places = [("a", "p"), ("b", "p"), ("dc", "p"), ("dc", "part")]
    single = behind(places, [("a", "dc"), ("b", "dc"), ("customer", "dc")])
    assert [one.tier for one in single] == [1, 1, 2, 1]
    assert echelons(single) == [
        Echelon(1, "p", (0, 1), (0, 1)),
        Echelon(2, "p", (2,), (0, 1, 2)),
        Echelon(1, "part", (3,), (3,)),
    ]


def test_houses_that_help_each_other_out_stand_behind_the_same():
    single = behind([("a", "p"), ("b", "p"), ("dc", "p")], [("a", "b"), ("b", "a"), ("a", "dc")])
    assert [(one.tier, one.behind) for one in single] == [(1, (0, 1)), (1, (0, 1)), (2, (0, 1, 2))]


def side_by_side(sim: Simulation) -> None:
    """Two shops below a centre that also sells to consumers itself."""
    item = Product("item")
    source, stock = Supplier(sim, "source"), {item: 100.0}
    centre = Warehouse(sim, "centre", stocks=stock, replenishment=OrderList((0.0, 8.0, 0.0, 8.0)))
    connect(centre, source)
    wanted = {"a": (1.0, 3.0, 1.0, 3.0), "b": (2.0, 0.0, 0.0, 2.0), "centre": (0.0, 0.0, 4.0, 0.0)}
    ordered = {"a": (4.0, 0.0, 0.0, 4.0), "b": (0.0, 2.0, 2.0, 0.0)}
    for name, quantities in wanted.items():
        house = centre
        if name in ordered:
            house = Warehouse(sim, name, stocks=stock, replenishment=OrderList(ordered[name]))
            connect(house, centre)
        customer = Customer(sim, f"customers_{name}", wants=Single(item, Listed(quantities)), group="customers")
        connect(customer, house)


@pytest.fixture(scope="module", params=["full", "orders", "totals"])
def result(request: pytest.FixtureRequest) -> Result:
    return simulate(side_by_side, horizon=4, seed=1, record=request.param)


def test_each_house_is_compared_with_the_consumers_it_supplies(result: Result):
    ratios = {k.agent: k.value for k in measure(result, ["bullwhip ratio"]) if k.product == "all"}
    # a: 4 over 1; b: 1 over 1; centre: 16 over Var(3, 3, 5, 5); a and b together: 1 over Var(3, 3, 1, 5)
    assert ratios == {"chain": 16.0, "a": 4.0, "b": 1.0, "centre": 16.0}


def test_houses_side_by_side_are_added_up_before_they_are_compared(result: Result):
    first, second = result.facts.echelons
    assert (first.tier, first.agents, second.tier, second.agents) == (1, ("a", "b"), 2, ("centre",))
    assert (first.orders.variance, first.consumed.variance, first.orders.mean) == (1.0, 2.0, 3.0)
    assert (second.orders.variance, second.consumed.variance, second.consumed.mean) == (16.0, 1.0, 4.0)


def test_buckets_tell_the_same(result: Result):
    if len(result.level_rows):
        expected = {("a", "item"): 4.0, ("b", "item"): 1.0, ("centre", "item"): 16.0}
        assert bullwhip_by_bucket(result, 1) == pytest.approx(expected)
