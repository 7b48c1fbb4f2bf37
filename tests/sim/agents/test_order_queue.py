"""Whose order is made first where capacity is scarce."""

import pytest

from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.agents.workshop import Making
from sim.clock import Moment, Phase
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.supply_agreement import SupplyAgreement
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from sim.supplier_words import SupplyAgreed
from sim.trust import Trust

PEN = Product("pen", cost=1.0)
TRUST = Trust(start=0.0, swings=0.0, head_start=3.0)


def arrivals(levels, *, trust=TRUST, making=None, reserves=()):
    """When each shop has its 4 pens, of a maker of one a day; the shops order one day after another."""
    shops = []

    def scenario(sim):
        seller = Supplier(sim, "maker", capacity=1.0, trust=trust, making=making)
        for day, name in enumerate(levels):
            shop = Warehouse(sim, name, stocks={PEN: 0.0}, replenishment=OrderList((4.0,)), review=100.0, first=day)
            connect(shop, seller)
            shops.append(shop)
            if levels[name] and seller.relations.trust is not None:
                seller.relations.standing(shop).level = levels[name]

        def agree(_):
            for shop in shops:
                if shop.name in reserves:
                    seller.receive(SupplyAgreed(shop, seller, SupplyAgreement(reserved=1.0, period=4.0), 0.0))

        Moment(sim.env, agree, Phase.OPENING).at(0.0)

    table = simulate(scenario, horizon=60, seed=1).messages
    table = table[table["kind"] == "shipment"]
    return dict(zip(table["receiver"], table["arrived"], strict=True))


def test_first_come_first_served_without_trust():
    assert arrivals({"ann": 0, "bob": 0, "cay": 0}) == {"ann": 4, "bob": 8, "cay": 12}
    assert arrivals({"ann": 0, "bob": 0, "cay": 0}, trust=None) == {"ann": 4, "bob": 8, "cay": 12}


def test_a_trusted_buyer_is_served_before_one_who_came_shortly_before():
    assert arrivals({"ann": 0, "bob": 0, "cay": 1.0}) == {"ann": 4, "cay": 8, "bob": 12}


def test_but_not_before_one_who_came_long_before():
    assert arrivals({"ann": 0, "bob": 0, "cay": 0.3})["bob"] == 8


@pytest.mark.parametrize("trust", [TRUST, None])
def test_reserved_capacity_comes_first(trust):
    assert arrivals({"ann": 0, "bob": 0, "cay": 0}, trust=trust, reserves=("cay",)) == {"ann": 4, "cay": 8, "bob": 12}


def test_others_who_order_later_than_a_trusted_buyer_seems_to_are_made_after():
    others = Making(others=Listed((0, 10)))  # 10 pens on day 1
    assert arrivals({"ann": 0, "bob": 0}, making=others)["bob"] == 18
    assert arrivals({"ann": 0, "bob": 1.0}, making=others)["bob"] == 8
