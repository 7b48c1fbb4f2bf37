import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulation import Simulation
from sim.street import connect, ranked

ITEM = Product("item")


@pytest.fixture
def sim():
    return Simulation(seed=1)


def houses(sim, *names):
    return [Warehouse(sim, name, stocks={ITEM: 0}) for name in names]


def ranks(sim):
    return [agent.name for agent in ranked(sim.agents.values(), sim.lanes)]


def test_buyers_come_before_sellers_and_names_break_ties(sim):
    root, *leaves = houses(sim, "a root", "z leaf", "y leaf")
    for leaf in leaves:
        connect(leaf, root)
    assert ranks(sim) == ["y leaf", "z leaf", "a root"]


def test_lanes_with_an_order_delay_do_not_bind(sim):
    a, b = houses(sim, "a", "b")
    connect(b, a, order_delay=1)
    assert ranks(sim) == ["a", "b"]


def test_the_longest_chain_decides(sim):
    a, b, c, d = houses(sim, "a", "b", "c", "d")
    connect(d, c)
    connect(c, a)
    connect(d, a)
    connect(b, a)
    assert ranks(sim) == ["b", "d", "c", "a"]


def test_a_circle_needs_a_delay_somewhere(sim):
    a, b = houses(sim, "a", "b")
    connect(a, b)
    back = connect(b, a)
    with pytest.raises(ModelError, match=r"lanes without order delay form a circle: .*give one of them an order delay"):
        ranks(sim)
    back.order_delay = 1
    assert ranks(sim) == ["a", "b"]


def test_two_houses_are_joined_once(sim):
    a, b = houses(sim, "a", "b")
    connect(a, b)
    with pytest.raises(ModelError, match="a and b are joined by a lane already"):
        connect(a, b)


def test_a_name_is_taken_once(sim):
    houses(sim, "a")
    with pytest.raises(ModelError, match="two houses are called a"):
        houses(sim, "a")


def test_sellers_list_their_customers_in_the_order_of_the_lanes(sim):
    root, a, b = houses(sim, "root", "a", "b")
    assert [connect(buyer, root).rank for buyer in (b, a)] == [0, 1]
    assert list(root.customers) == ["b", "a"]


def test_the_pipeline_is_on_order(sim):
    shop = houses(sim, "shop")[0]
    lane = connect(shop, Supplier(sim, "source"), order_delay=2, transit=3, pipeline=4)
    assert shop.stocks[ITEM].on_order == 4 * 5
    assert lane.pipe(ITEM).moving == 4 * 3
    assert lane.lead_time == 5


def test_only_what_the_seller_offers_is_under_way(sim):
    shop = houses(sim, "shop")[0]
    connect(shop, Supplier(sim, "source", products=[Product("other")]), transit=3, pipeline=4)
    assert shop.stocks[ITEM].on_order == 0


def test_every_problem_is_told_at_once():
    sim = Simulation(seed=1)
    for name in ("ann", "bob"):
        Customer(sim, name, wants=Single(ITEM, Steady(1)))
    with pytest.raises(ModelError) as error:
        sim.open()
    assert error.value.problems == ("customer ann has no lane to a seller", "customer bob has no lane to a seller")
