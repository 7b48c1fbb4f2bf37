"""Customers that tell what they will order before they do."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.loyalty import Loyalty
from sim.policies.demand import Dated, Steady
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen")
WISHES = Dated(((0.0, 3.0), (4.0, 5.0), (4.5, 1.0), (9.0, 2.0)))


def told(demand=WISHES, horizon=8.0, meanwhile=lambda sim, ann: None, **customer):
    """What is announced and ordered, in words."""
    words = []

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 99.0}, replenishment=OrderList(()))
        connect(shop, Supplier(sim, "source"), transit=1)
        ann = Customer(sim, "ann", wants=Single(PEN, demand), **customer)
        connect(ann, shop)
        meanwhile(sim, ann)

    simulate(build, horizon=horizon, seed=1, listen=words.append)
    return [" ".join(word.split()) for word in words if "ann -> shop" in word]


def test_every_wish_is_told_so_long_before_it_comes():
    """But the first, which comes at once."""
    assert told(advance=2.0) == [
        "0 order ann -> shop: 3 pen",
        "2 order plan ann -> shop: 5 pen at 4",
        "2.5 order plan ann -> shop: 1 pen at 4.5",
        "4 order ann -> shop: 5 pen",
        "4.5 order ann -> shop: 1 pen",
        "7 order plan ann -> shop: 2 pen at 9",
    ]


def test_several_wishes_ahead():
    assert told(advance=5.0, horizon=3.0) == [
        "0 order ann -> shop: 3 pen",
        "0 order plan ann -> shop: 5 pen at 4",
        "0 order plan ann -> shop: 1 pen at 4.5",
    ]


def test_orders_are_the_same_as_without():
    plain = told()
    assert [word for word in told(advance=3.0) if "plan" not in word] == plain


def test_it_may_begin_later():
    def meanwhile(sim, ann):
        Moment(sim.env, lambda _: ann.announce(3.0), Phase.PLANNING).at(1.5)

    assert told(meanwhile=meanwhile)[:5] == [
        "0 order ann -> shop: 3 pen",
        "1.5 order plan ann -> shop: 5 pen at 4",
        "1.5 order plan ann -> shop: 1 pen at 4.5",
        "4 order ann -> shop: 5 pen",
        "4.5 order ann -> shop: 1 pen",
    ]


def test_who_has_left_announces_nothing():
    words = told(Steady(1.0), 20.0, advance=2.0, loyalty=Loyalty(churn=1.0, month=5.0))
    assert len([word for word in words if "order plan" in word]) == 6
    assert len(words) == 6 + 5


def test_bad_input():
    with pytest.raises(ValueError, match="customer ann: advance must be a positive time, got -1"):
        told(advance=-1.0)
