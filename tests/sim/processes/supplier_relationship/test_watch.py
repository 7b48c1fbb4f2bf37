"""What a buyer sees of its sellers' outages, and what it knows to be due."""

import pytest

from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.disruption import Disruption, ScheduledOutages
from sim.policies.replenishment import OrderList
from sim.policies.sourcing import Offer
from sim.policies.sourcing.protocol import buy_from
from sim.processes.supplier_relationship.watch import Seen
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen", cost=2)


class Noting:
    """Buys from the first, and notes every offer."""

    by_position = True

    def __init__(self):
        self.noted = []

    def __call__(self, quantity, offers):
        self.noted.append(tuple(offers))
        return buy_from(0, quantity, offers)


def noted(orders, disruptions=(), horizon=10):
    """The offers of a slow seller, three days away, and a fast one, one day away, at every review."""
    sourcing = Noting()

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 5}, replenishment=OrderList(orders), sourcing=sourcing)
        connect(shop, Supplier(sim, "slow"), transit=3)
        connect(shop, Supplier(sim, "fast"), transit=1)

    simulate(build, horizon=horizon, seed=1, disruptions=disruptions)
    return sourcing.noted


def out(*windows):
    return [Disruption("slow", "supply", ScheduledOutages(windows))]


def test_what_is_due_within_the_lead_time_of_each():
    """Of 8, 4 and 2 ordered on days 0, 1 and 2, the first come by day 4, of which it is time on day 3."""
    slow, fast = zip(*noted((8, 4, 2, 1)), strict=True)
    assert [offer.position for offer in slow] == [5, 13, 17, 19]
    assert [offer.soon for offer in slow] == [5, 13, 17, 19]
    assert [offer.soon for offer in fast] == [5, 5, 13, 17]


def test_what_a_seller_that_is_down_has_not_sent_is_not_due():
    slow, fast = zip(*noted((8, 4, 2, 1, 1), out((1, 4))), strict=True)
    assert [offer.position for offer in slow] == [5, 13, 17, 19, 20]
    assert [offer.soon for offer in slow] == [5, 13, 13, 13, 20]
    assert [offer.up for offer in slow] == [True, False, False, False, True]
    assert [offer.soon for offer in fast] == [5, 5, 13, 13, 13]


def test_outages_are_remembered():
    slow, _ = zip(*noted((1,) * 9, out((1, 3), (5, 8))), strict=True)
    assert [offer.down_for for offer in slow] == [0, 0, 1, 0, 0, 0, 1, 2, 0]
    assert [offer.outage for offer in slow][3:] == pytest.approx([2, 2, 1, 1.5, 2, 2.5])
    assert slow[8].uptime == pytest.approx(1 - 5 / 8)


def test_as_perfect_as_long_as_nothing_is_seen():
    seen = Seen(0.0, 0.0)
    seen.look(4.0, up=True)
    assert (seen.uptime, seen.outage, seen.down_for(4.0)) == (1.0, 0.0, 0.0)
    bare = Offer("somebody")
    assert (bare.uptime, bare.outage, bare.on_time, bare.defects, bare.position) == (1.0, 0.0, 1.0, 0.0, 0.0)


def test_others_are_not_asked_what_they_do_not_look_at():
    class Blind(Noting):
        by_position = False

    sourcing = Blind()

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: 5}, replenishment=OrderList((3, 2)), sourcing=sourcing)
        connect(shop, Supplier(sim, "slow"), transit=3)
        connect(shop, Supplier(sim, "fast"), transit=1)
        assert shop.suppliers.schedule is None

    simulate(build, horizon=5, seed=1)
    assert [offer.position for offers in sourcing.noted for offer in offers] == [0.0] * 4
