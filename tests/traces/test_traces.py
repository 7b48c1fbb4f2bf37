"""Every field of every period of the exact traces, by the scenarios and by hand-laid streets in any order."""

from functools import partial

import pytest

from scenarios.distribution import distribution
from scenarios.newsvendor import newsvendor
from scenarios.serial import serial
from scenarios.tree import tree
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.allocation import FixedOrder
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from tests.traces.observed import differences, observed
from tests.traces.spec import TRACES, Network

AFTER = 12
"""Periods played on, so that what is under way at the end arrives and is recorded."""
SERIAL = ["G1_beer4_step", "G5_serial3_ex61", "G10_cap", "G12_disr_SP", "G14_disr_RP"]
SINGLE = ["G2_newsvendor_BS", "G3_sS", "G4_rQ"]
STARS = ["G7_owmr3", "G15_mixed_policies"]
WITHOUT_ASSEMBLY = [name for name in TRACES if name != "G6_assembly3"]


def money(result):
    accounts = ("holding", "holding in transit", "backlog")
    return sum(entry.amount for entry in result.facts.money if entry.debit in accounts)


def check(scenario, network, names, customers, **options):
    play = partial(simulate, scenario, seed=1, disruptions=network.disruptions(names))
    result = play(horizon=network.periods + AFTER)
    assert differences(observed(result, network, names, customers, **options), network.trace) == []
    assert money(play(horizon=network.periods, record="totals")) == pytest.approx(network.total_cost, abs=1e-9)


@pytest.mark.parametrize("name", SINGLE)
def test_newsvendor(name):
    network = Network(name)
    node = network.nodes["0"]
    scenario = partial(
        newsvendor,
        demand=node.demand,
        forecasting=Fixed(0),
        replenishment=node.policy,
        stock=node.stock,
        order_delay=node.order_delay,
        transit=node.transit,
        costs=node.costs,
    )
    check(scenario, network, {"0": "shop"}, {"0": "customer"})


@pytest.mark.parametrize("name", SERIAL)
def test_serial(name):
    network = Network(name)
    stages = [network.nodes[node] for node in reversed(network.upstream)]
    names = {node: f"stage{number}" for number, node in enumerate(reversed(network.upstream), start=1)}
    scenario = partial(
        serial,
        demand=stages[0].demand,
        forecasting=Fixed(0),
        replenishment=[stage.policy for stage in stages],
        echelons=len(stages),
        stock=[stage.stock for stage in stages],
        order_delay=[stage.order_delay for stage in stages],
        transit=[stage.transit for stage in stages],
        rules=[stage.rules for stage in stages],
        costs=[stage.costs for stage in stages],
    )
    check(scenario, network, names, {network.upstream[-1]: "customer"})


@pytest.mark.parametrize("name", STARS)
def test_distribution(name):
    network = Network(name)
    root, *leaves = network.upstream
    above, shops = network.nodes[root], [network.nodes[leaf] for leaf in leaves]
    names = {root: "warehouse"} | {leaf: f"retailer{number}" for number, leaf in enumerate(leaves, start=1)}
    scenario = partial(
        distribution,
        demand=[shop.demand for shop in shops],
        forecasting=Fixed(0),
        replenishment=[shop.policy for shop in shops],
        warehouse_replenishment=above.policy,
        allocation=FixedOrder(),
        retailers=len(shops),
        stock=[shop.stock for shop in shops],
        warehouse_stock=above.stock,
        order_delay=[shop.order_delay for shop in shops],
        transit=[shop.transit for shop in shops],
        warehouse_transit=above.transit,
        costs=[shop.costs for shop in shops],
        warehouse_costs=above.costs,
    )
    check(scenario, network, names, {leaf: f"customer{number}" for number, leaf in enumerate(leaves, start=1)})


def test_tree():
    network = Network("G8_tree7_ras1a")
    ways = ["", "_1", "_2", "_1_1", "_1_2", "_2_1", "_2_2"]
    names = {str(number): f"site{way}" for number, way in enumerate(ways)}
    customers = {str(number): f"customer{way}" for number, way in enumerate(ways)}
    levels = [network.nodes[node] for node in "013"]
    scenario = partial(
        tree,
        demand=[network.nodes[leaf].demand for leaf in "3456"],
        forecasting=Fixed(0),
        replenishment=[level.policy for level in levels],
        allocation=FixedOrder(),
        branches=(2, 2),
        stock=[level.stock for level in levels],
        transit=[level.transit for level in levels],
        costs=[level.costs for level in levels],
    )
    check(scenario, network, names, customers)


def street(sim, *, network, backwards):
    """The network laid by hand, its houses and its lanes from the first to the last or backwards."""
    item = Product("item")
    turn = reversed if backwards else iter
    houses = {}

    def site(node):
        spec = network.nodes[node]
        houses[node] = Warehouse(
            sim,
            f"n{node}",
            stocks={item: spec.stock},
            replenishment=spec.policy,
            allocation=FixedOrder(),
            rules=spec.rules,
            costs=spec.costs,
        )

    def outside(node):
        if "demand" in network.nodes[node].spec:
            houses["to", node] = Customer(sim, f"to{node}", wants=Single(item, network.nodes[node].demand))
        if node not in [buyer for _, buyer in network.lanes]:
            houses["from", node] = Supplier(sim, f"from{node}")

    for build in turn((site, outside)):
        for node in turn(list(network.nodes)):
            build(node)
    for node in turn(network.upstream):
        buyers = [buyer for seller, buyer in network.lanes if seller == node]
        for buyer in buyers:
            spec = network.nodes[buyer]
            connect(houses[buyer], houses[node], order_delay=spec.order_delay, transit=spec.transit)
        if ("to", node) in houses:
            connect(houses["to", node], houses[node])
        if ("from", node) in houses:
            spec = network.nodes[node]
            connect(houses[node], houses["from", node], order_delay=spec.order_delay, transit=spec.transit)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("name", WITHOUT_ASSEMBLY)
def test_street_in_any_order_of_creation(name, backwards):
    network = Network(name)
    names = {node: f"n{node}" for node in network.nodes}
    check(
        partial(street, network=network, backwards=backwards),
        network,
        names,
        {node: f"to{node}" for node in network.nodes},
        source=f"from{network.upstream[0]}",
    )


def test_the_check_sees_a_wrong_demand():
    network = Network("G2_newsvendor_BS")
    node = network.nodes["0"]
    scenario = partial(newsvendor, demand=Steady(50), forecasting=Fixed(0), replenishment=node.policy, stock=node.stock)
    result = simulate(scenario, horizon=network.periods, seed=1)
    assert differences(observed(result, network, {"0": "shop"}, {"0": "customer"}), network.trace)
