"""Corners in which supply chains have been caught: each a supply chain of its own, told message by message."""

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.decision import Decision
from sim.disruption import Disruption, ScheduledOutages
from sim.distributions import Constant, Empirical, Normal, Poisson
from sim.errors import ModelError
from sim.policies.demand import Arrivals, Dated, Listed, Steady
from sim.policies.forecasting import Fixed, Holt, MovingAverage
from sim.policies.replenishment import BaseStock, OrderList, OrderUpTo
from sim.policies.sourcing import Contingent
from sim.policies.wishes import Baskets, Historic, Single
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN, INK = Product("pen", price=2.0, cost=3.0), Product("ink", cost=5.0)


def played(build, horizon=10, **options):
    return simulate(build, horizon=horizon, seed=1, **options)


def told(build, word, horizon=10, **options):
    """Every message of a kind in words."""
    lines = []
    played(build, horizon, listen=lines.append, **options)
    return [" ".join(line.split()) for line in lines if f" {word} " in line]


def shop_of(sim, stock=0.0, orders=(), transit=1.0, **given):
    """A shop that orders what is listed."""
    shop = Warehouse(sim, "shop", stocks={PEN: stock}, replenishment=OrderList(orders), **given)
    connect(shop, Supplier(sim, "source"), transit=transit)
    return shop


# --- customers


def test_who_has_no_patience_still_takes_what_is_there():
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((3,))), patience=Patience(longest=0)), shop_of(sim, 2))

    assert told(build, "shipment") == ["0 shipment shop -> ann: 2 pen"]
    assert told(build, "refusal") == ["0 refusal shop -> ann: 1 pen"]


def test_goods_of_the_last_instant_of_patience_are_taken():
    def build(sim):
        shop = shop_of(sim, orders=(3,), transit=2.0)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((3,))), patience=Patience(longest=2)), shop)

    assert told(build, "shipment")[-1] == "2 shipment shop -> ann: 3 pen"
    assert told(build, "refusal") == []


def test_a_cancellation_does_not_overtake_its_order():
    def build(sim):
        shop = shop_of(sim)
        ann = Customer(sim, "ann", wants=Single(PEN, Listed((3,))), patience=Patience(longest=1))
        connect(ann, shop, order_delay=2)

    assert told(build, "order")[0] == "2 order ann -> shop: 3 pen"
    assert told(build, "refusal") == ["3 refusal shop -> ann: 3 pen"]
    assert played(build).facts.stocks[-1].on_order == 0


def test_all_or_nothing_at_once():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 2, INK: 0}, replenishment=OrderList(()))
        both = Historic(((0.0, ((PEN, 2), (INK, 1))),))
        connect(Customer(sim, "ann", wants=both, patience=Patience(complete=True, backorder=0)), shop)
        connect(Customer(sim, "bob", wants=Single(PEN, Listed((1,)))), shop)

    assert told(build, "shipment", horizon=2) == ["0 shipment shop -> bob: 1 pen"]
    assert told(build, "refusal", horizon=2) == ["0 refusal shop -> ann: 2 pen", "0 refusal shop -> ann: 1 ink"]


def test_a_whole_order_waits_as_a_whole():
    with pytest.raises(ValueError, match="as a whole"):
        Patience(complete=True, backorder=0.5)


def test_baskets_hold_no_empty_lines():
    def build(sim):
        wants = Baskets((PEN, INK), gap=0.5, lines=2, size=Poisson(0.7))
        shop = Warehouse(sim, "shop", stocks={PEN: 99, INK: 99}, replenishment=OrderList(()))
        connect(Customer(sim, "ann", wants=wants), shop)

    runs = [played(build, record=record).facts for record in ("full", "totals")]
    assert played(build).order_lines["quantity"].min() > 0
    assert runs[0].orders == runs[1].orders
    assert runs[0].orders[0].closed == runs[0].orders[0].orders


def test_time_does_not_go_back():
    def build(sim):
        wants = Single(PEN, Arrivals(Normal(0.5, 1.0)))
        connect(Customer(sim, "ann", wants=wants), shop_of(sim, 99))

    sent = played(build).messages["sent"]
    assert (sent.diff().dropna() >= 0).all()


def test_a_customer_whose_seller_does_not_offer_what_it_wants():
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(INK, Listed((3,)))), shop_of(sim, 2))

    with pytest.raises(ModelError, match="ann wants ink, which shop does not stock"):
        played(build)


# --- money and books


@pytest.mark.parametrize("transit", [0.0, 1.0])
def test_the_first_delivery_is_paid_for(transit):
    def build(sim):
        shop_of(sim, orders=(1, 1, 1), transit=transit)

    assert {entry.amount for entry in played(build).facts.money} == {9.0}


def test_an_order_closes_once():
    """What is left of a line after rounding is no second line."""

    class Crumbs:
        def __call__(self, available, claims):
            return [min(claim.owed, available) * (1 - 1e-13) for claim in claims]

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 10, INK: 0}, replenishment=OrderList(()), allocation=Crumbs())
        pens = [(float(k), ((PEN, 0.25),)) for k in range(1, 9)]
        wants = Historic(((0.0, ((PEN, 3), (INK, 1))), *pens))
        connect(Customer(sim, "ann", wants=wants), shop)

    for record in ("full", "totals"):
        orders = played(build, record=record).facts.orders[0]
        assert (orders.orders, orders.closed) == (9, 8)
    lines = played(build).order_lines
    assert not lines.duplicated(["order", "product"]).any()


def test_goods_set_aside_are_not_ready():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 2, INK: 0}, replenishment=OrderList(()))
        both = Historic(((0.0, ((PEN, 2), (INK, 1))),))
        connect(Customer(sim, "ann", wants=both, patience=Patience(complete=True)), shop)

    pens = next(stock for stock in played(build).facts.stocks if stock.product == "pen" and stock.agent == "shop")
    assert (pens.on_hand_time, pens.ready_time) == (20.0, 0.0)


# --- lanes


def test_goods_do_not_overtake_across_a_standstill():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((1, 0, 0, 2)))
        law = Empirical((8.0, 1.0), (0.5, 0.5))
        connect(shop, Supplier(sim, "source"), carriage=Carriage(transit=law, crossing=False))

    stand = [Disruption("shop", "transit", ScheduledOutages(((1.0, 3.0),)))]
    for seed in range(20):
        table = simulate(build, horizon=40, seed=seed, disruptions=stand).messages
        arrived = table[table["kind"] == "shipment"].set_index("quantity")["arrived"]
        assert arrived[1.0] <= arrived[2.0]


def test_goods_held_for_a_full_lane_leave_in_turn():
    """One unit a period: what comes at the instant at which the lane is free waits behind what waited before."""

    def build(sim):
        source = Supplier(sim, "source", lead_time=2.0)
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((2, 3, 4, 5)))
        connect(shop, source, carriage=Carriage(transit=1.0, capacity=1.0))

    table = played(build, horizon=30).messages
    assert table.loc[table["kind"] == "shipment", "quantity"].tolist() == [2, 3, 4, 5]


# --- disruptions


def outage(agent, what, start=1.0, end=4.0):
    return Disruption(agent, what, ScheduledOutages(((start, end),)))


def test_a_source_that_is_down_keeps_its_goods():
    def build(sim):
        shop_of(sim, orders=(1, 2, 3))

    assert told(build, "shipment", disruptions=[outage("source", "supply")]) == [
        "1 shipment source -> shop: 1 pen",
        "5 shipment source -> shop: 2 pen",
        "5 shipment source -> shop: 3 pen",
    ]


def test_a_warehouse_whose_supply_is_down_keeps_its_goods_reserved():
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1, 2, 3)))), shop_of(sim, 9))

    result = played(build, disruptions=[outage("shop", "supply")])
    shop = result.levels[result.levels["agent"] == "shop"]
    assert shop["reserved"].tolist()[:6] == [0, 2, 5, 5, 0, 0]
    assert shop["on_hand"].tolist()[:6] == [8, 8, 8, 8, 3, 3]


def test_who_buys_elsewhere_while_the_source_is_down():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((1,) * 6), sourcing=Contingent())
        for name in ("near", "far"):
            connect(shop, Supplier(sim, name), transit=1)

    table = played(build, disruptions=[outage("near", "supply")]).messages
    assert table.loc[table["kind"] == "order", "receiver"].tolist() == ["near", "far", "far", "far", "near", "near"]


@pytest.mark.parametrize(
    ("agent", "what", "remedy"), [("source", "receipts", "buys from nobody"), ("ann", "supply", "sells to nobody")]
)
def test_what_a_house_does_not_do_cannot_be_disrupted(agent, what, remedy):
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1,)))), shop_of(sim, 9))

    with pytest.raises(ModelError, match=remedy):
        played(build, disruptions=[outage(agent, what)])


def test_a_customer_that_is_down_does_not_order():
    def build(sim):
        connect(Customer(sim, "ann", wants=Single(PEN, Steady(1.0))), shop_of(sim, 99))

    assert len(told(build, "order", disruptions=[outage("ann", "orders")])) == 7


def test_a_house_that_watches_its_stock_looks_again_when_it_is_up():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 5}, replenishment=BaseStock(5), review=None)
        connect(shop, Supplier(sim, "source"), transit=1)
        connect(Customer(sim, "ann", wants=Single(PEN, Dated(((2.0, 3.0),)))), shop)

    assert told(build, "order", disruptions=[outage("shop", "orders")])[1:] == ["4 order shop -> source: 3 pen"]


# --- negative orders


class Both:
    """Takes back pens and wants ink."""

    def __call__(self, view):
        return {1: view.on_hand - 7.0}.get(view.review, 0.0)


def test_a_source_keeps_wanted_and_returned_goods_apart():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 2, INK: 9}, replenishment=Both())
        connect(shop, Supplier(sim, "source"), transit=2)

    assert told(build, "shipment", allow_negative=True) == [
        "1 shipment source -> shop: -5 pen",
        "3 shipment source -> shop: 2 ink",
    ]


# --- rounding and decisions


def test_a_multiple_is_not_exceeded_for_a_crumb():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((5.000000000001,)))
        connect(shop, Supplier(sim, "source", multiple=5))

    assert told(build, "order") == ["0 order shop -> source: 5 pen"]


@pytest.mark.parametrize("review", [1.0, None])
@pytest.mark.parametrize("later", [Holt(0.5, 0.1), MovingAverage(3), Fixed(4.0)])
def test_another_way_to_forecast_goes_on_from_the_last(later, review):
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 9}, forecasting=Fixed(2.0), replenishment=OrderUpTo(), review=review)
        connect(shop, Supplier(sim, "source", lead_time=Constant(0.0)), transit=3)
        connect(Customer(sim, "ann", wants=Single(PEN, Steady(4.0))), shop)

    result = played(build, 40, decisions=[Decision(10.0, "forecasting", later, "shop")])
    shop = result.levels[result.levels["agent"] == "shop"]
    position = (shop["on_hand"] - shop["reserved"] - shop["backlog"] + shop["on_order"]).tolist()
    assert position[5] == pytest.approx(6)
    assert position[-1] == pytest.approx(12, rel=0.05)


def test_a_source_that_never_delivers_does_not_stop_the_clock():
    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=BaseStock(8), review=None)
        connect(shop, Supplier(sim, "source", reliability=Reliability(in_full=0, short=1.0)))

    assert played(build, 3).facts.stocks[0].received == 0


def test_what_rounding_leaves_is_not_shipped():
    """0.1 + 0.2 is a little more than 0.3: no shipment, and no freight, for the difference."""

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 0}, replenishment=OrderList((0.1, 0.2)))
        connect(shop, Supplier(sim, "source"), transit=1)
        tastes = Historic(((0.0, ((PEN, 0.3),)), (3.0, ((PEN, 1.0),))))
        connect(Customer(sim, "ann", wants=tastes), shop, carriage=Carriage(fixed=5.0))

    assert [line for line in told(build, "shipment") if "ann" in line] == [
        "1 shipment shop -> ann: 0.1 pen",
        "2 shipment shop -> ann: 0.2 pen",
    ]
