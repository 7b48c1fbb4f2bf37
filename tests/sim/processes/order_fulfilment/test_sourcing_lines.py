"""Which house serves an order line, and what is done where it has not got the goods."""

import pytest

from sim.agents.company import Company
from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.decision import Decision
from sim.policies.demand import Listed, PoissonDemand
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.site_choice import DropShip, MostAvailable, NearestSite, NearestWithStock, SplitLine
from sim.policies.wishes import Assortment, Single
from sim.processes.order_fulfilment import FulfilmentPlan, Sites, Substitution, Transshipment
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from tests.invariants.audit import audited

PEN, INK = Product("pen", price=5.0), Product("ink", price=3.0)


def told(build, horizon=20, **options):
    lines = []
    simulate(build, horizon=horizon, seed=1, listen=lines.append, **options)
    return [" ".join(line.split()) for line in lines if "source" not in line]


def firm(choice, *wants, near=2.0, far=9.0, plant=50.0, latency=0.0, lateral=None, decisions=()):
    """A plant, two sites at 10 and 30 km of ann, and no regular supply within the time that matters."""

    def build(sim):
        houses = {}
        for name, units in (("plant", plant), ("near", near), ("far", far)):
            houses[name] = Warehouse(
                sim,
                name,
                stocks={PEN: units},
                replenishment=OrderList(()),
                picking=FulfilmentPlan(transshipment=lateral),
            )
        connect(houses["plant"], Supplier(sim, "source"), transit=1)
        ann = Customer(sim, "ann", wants=Single(PEN, Listed(wants)))
        for name, distance in (("near", 10.0), ("far", 30.0), ("plant", 90.0)):
            connect(ann, houses[name], carriage=Carriage(distance=distance))
        for name, other in (("near", "far"), ("far", "near")):
            connect(houses[name], houses["plant"], transit=1)
            houses[name].agreed = {PEN: ("plant",)}
            connect(houses[name], houses[other], order_delay=0.5, transit=1)
        if choice is not None:
            Company(sim, sites=list(houses.values()))

    sites = None if choice is None else Sites(choice, latency)
    at = {} if sites is None else {"company": {"order_fulfilment": FulfilmentPlan(sites=sites)}}
    return told(build, at=at, decisions=decisions)


def shipped(lines):
    return sorted(line for line in lines if "shipment" in line)


@pytest.mark.parametrize(
    ("choice", "deliveries"),
    [
        (None, ["near -> ann: 2 pen"]),
        (NearestSite(), ["near -> ann: 2 pen"]),
        (NearestWithStock(), ["far -> ann: 5 pen"]),
        (MostAvailable(), ["far -> ann: 5 pen"]),
        (SplitLine(), ["far -> ann: 3 pen", "near -> ann: 2 pen"]),
        (SplitLine(least=3.0), ["far -> ann: 5 pen"]),
        (DropShip(at_least=5.0), ["plant -> ann: 5 pen"]),
        (DropShip(at_least=6.0), ["far -> ann: 5 pen"]),
    ],
)
def test_where_an_order_line_comes_from(choice, deliveries):
    assert shipped(firm(choice, 5)) == [f"0 shipment {line}" for line in deliveries]


def test_an_old_picture_of_stock_sends_the_second_order_to_an_empty_house():
    fresh = shipped(firm(NearestWithStock(), 5, 5, near=6.0))
    stale = shipped(firm(NearestWithStock(), 0, 5, 5, near=6.0, far=5.0, latency=10.0))
    assert fresh == ["0 shipment near -> ann: 5 pen", "1 shipment far -> ann: 5 pen"]
    assert stale == ["1 shipment near -> ann: 5 pen", "2 shipment far -> ann: 5 pen"]


def test_a_decision_changes_how_houses_are_chosen():
    plan = FulfilmentPlan(sites=Sites(MostAvailable()))
    decision = Decision(time=1.0, agent="company", what="order_fulfilment", value=plan, who="planner", why="a try")
    lines = firm(NearestSite(), 1, 1, near=5.0, decisions=(decision,))
    assert shipped(lines) == ["0 shipment near -> ann: 1 pen", "1 shipment near -> ann: 1 pen"]
    lines = firm(NearestSite(), 1, 1, 1, near=5.0, decisions=(decision,))
    assert shipped(lines)[2] == "2 shipment far -> ann: 1 pen"


def test_where_no_customer_has_a_choice_that_is_said():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 2.0})
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((5,)))), shop)

    plan = FulfilmentPlan(sites=Sites(NearestSite()))
    with pytest.raises(ValueError, match="no customer has lanes to two of its houses"):
        simulate(build, horizon=5, seed=1, at={"company": {"order_fulfilment": plan}})


def test_a_house_that_is_short_gets_goods_from_another():
    lines = firm(None, 5, lateral=Transshipment())
    assert lines[1:] == [
        "0 shipment near -> ann: 2 pen",
        "0.5 order near -> far: 3 pen",
        "1.5 shipment far -> near: 3 pen",
        "1.5 shipment near -> ann: 3 pen",
    ]


def test_who_helps_keeps_what_it_needs():
    assert shipped(firm(None, 5, lateral=Transshipment(keep=8.0))) == [
        "0 shipment near -> ann: 2 pen",
        "1.5 shipment far -> near: 1 pen",
        "1.5 shipment near -> ann: 1 pen",
    ]
    assert shipped(firm(None, 5, lateral=Transshipment(keep=8.0, least=2.0))) == ["0 shipment near -> ann: 2 pen"]


def test_another_product_is_taken_instead():
    def build(sim):
        rule = Substitution({"pen": "ink"})
        shop = Warehouse(
            sim,
            "shop",
            stocks={PEN: 2.0, INK: 9.0},
            replenishment=OrderList(()),
            picking=FulfilmentPlan(substitution=rule),
        )
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((5,)))), shop)

    assert told(build)[1:] == [
        "0 refusal shop -> ann: 3 pen",
        "0 shipment shop -> ann: 2 pen",
        "0 shipment shop -> ann: 3 ink",
    ]


def test_an_unknown_substitute_is_named():
    def build(sim):
        rule = Substitution({"pen": "chalk"})
        shop = Warehouse(sim, "shop", stocks={PEN: 2.0}, picking=FulfilmentPlan(substitution=rule))
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((5,)))), shop)

    with pytest.raises(ValueError, match="cannot offer chalk instead of pen: it does not stock chalk; it stocks pen"):
        simulate(build, horizon=5, seed=1)


@pytest.mark.parametrize(
    ("patience", "rule"),
    [
        (Patience(), {"accept": 0.5}),
        (Patience(backorder=0.0), {"accept": 0.5}),
        (Patience(longest=2.0), {"accept": 1.0}),
        (Patience(complete=True), {"accept": 0.7}),
    ],
)
def test_nothing_is_lost_between_houses_and_products(patience, rule):
    plan = FulfilmentPlan(
        substitution=Substitution({"pen": "ink", "ink": "pen"}, **rule), transshipment=Transshipment()
    )

    def build(sim):
        stocks = {PEN: 4.0, INK: 4.0}
        depot = Warehouse(sim, "depot", stocks={PEN: 30.0, INK: 30.0}, replenishment=BaseStock(30.0))
        connect(depot, Supplier(sim, "source"), transit=1)
        sites = [Warehouse(sim, n, stocks=stocks, replenishment=BaseStock(4.0), picking=plan) for n in ("near", "far")]
        for site, other in (sites, sites[::-1]):
            connect(site, depot, transit=2)
            site.agreed = {PEN: ("depot",), INK: ("depot",)}
            connect(site, other, order_delay=0.1, transit=0.5)
        for name in ("ann", "bob"):
            wants = Assortment({PEN: PoissonDemand(1.5), INK: PoissonDemand(1.0)})
            customer = Customer(sim, name, wants=wants, patience=patience)
            for site in sites:
                connect(customer, site, transit=0.2)

    build.disruptions = build.decisions = ()
    result, audit = audited(build)
    assert audit.events > 100
    expected = {"substituted", "transshipped"} if patience.backorder else {"substituted"}
    assert expected <= set(result.events.what)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: Sites(latency=-1.0), "two looks"),
        (lambda: SplitLine(least=-1.0), "least part"),
        (lambda: DropShip(at_least=-1.0), "drop-shipped"),
        (lambda: Transshipment(keep=-1.0), "keep"),
        (lambda: Substitution(accept=2.0), "accepted"),
        (lambda: Substitution({"pen": "pen"}), "instead of itself"),
    ],
)
def test_impossible_choices(make, word):
    with pytest.raises(ValueError, match=word):
        make()
