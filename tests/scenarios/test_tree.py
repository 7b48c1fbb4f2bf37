"""Trees of any shape."""

from functools import partial

import pytest

from scenarios.tree import tree
from sim.errors import ModelError
from sim.policies.demand import Listed, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, EchelonBaseStock
from sim.simulate import simulate

plant = partial(tree, demand=Steady(1), forecasting=Fixed(0), replenishment=BaseStock(5))


@pytest.mark.parametrize(("branches", "houses"), [((), 1), ((3,), 4), ((2, 2), 7), ((1, 2, 3), 10)])
def test_houses_of_a_tree(branches, houses):
    facts = simulate(partial(plant, branches=branches), horizon=1, seed=1).facts
    assert sum(agent.role == "Warehouse" for agent in facts.agents) == houses


def test_names_tell_the_way_from_the_root():
    facts = simulate(partial(plant, branches=(1, 2)), horizon=1, seed=1).facts
    lanes = [(lane.seller, lane.buyer) for lane in facts.lanes]
    assert lanes == [
        ("source", "site"),
        ("site", "site_1"),
        ("site_1", "site_1_1"),
        ("site_1", "site_1_2"),
        ("site_1_1", "customer_1_1"),
        ("site_1_2", "customer_1_2"),
    ]


def test_orders_climb_to_the_root_within_the_instant():
    scenario = partial(plant, demand=[Listed((1,)), Listed((2,)), Listed((3,)), Listed((4,))])
    levels = simulate(partial(scenario, stock=5), horizon=1, seed=1).levels
    ordered = dict(zip(levels["agent"], levels["ordered"], strict=True))
    assert [ordered[name] for name in ("site_1", "site_2", "site")] == [3, 7, 10]


def test_echelon_levels_do_as_local_ones():
    levels = {}
    for name, policies in (
        ("local", [BaseStock(20), BaseStock(9), BaseStock(4)]),
        ("echelon", [EchelonBaseStock(54), EchelonBaseStock(17), EchelonBaseStock(4)]),
    ):
        demand = [Listed((3, 1, 4, 1, 5, 9, 2, 6)), Listed((2, 7, 1, 8, 2, 8, 1, 8)), Steady(1), Steady(2)]
        scenario = partial(plant, demand=demand, replenishment=policies, stock=[20, 9, 4])
        levels[name] = simulate(scenario, horizon=8, seed=1).levels
    assert levels["local"].equals(levels["echelon"])


def test_impossible_trees():
    with pytest.raises(ModelError, match="branches"):
        simulate(partial(plant, branches=(2, 0)), horizon=1, seed=1)
    with pytest.raises(ModelError, match="demand: give one value for all, or a list of 4; got a list of 1"):
        simulate(partial(plant, demand=[Steady(1)]), horizon=1, seed=1)
