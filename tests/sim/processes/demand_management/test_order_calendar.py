"""When houses may order, by the calendar of who sells to them."""

from itertools import pairwise

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.demand_management import DemandPlan, OrderCalendar
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen")


def orders_heard(calendar, horizon=12, seed=1, review=1.0, replication=0):
    """At which times the shop heard orders of which kiosk, by the table of messages."""

    def build(sim):
        plan = DemandPlan(calendar=calendar)
        shop = Warehouse(sim, "shop", stocks={PEN: 1000}, rules=plan, replenishment=BaseStock(1000))
        connect(shop, Supplier(sim, "source"), transit=1)
        for number in range(4):
            kiosk = Warehouse(sim, f"kiosk{number}", stocks={PEN: 10}, replenishment=BaseStock(10), review=review)
            connect(kiosk, shop)
            connect(Customer(sim, f"customer{number}", wants=Single(PEN, Steady(1)), group="customers"), kiosk)

    found: dict[str, list[float]] = {}
    lines: list[str] = []
    simulate(build, horizon=horizon, seed=seed, replication=replication, listen=lines.append)
    for line in lines:
        words = line.split()
        if words[1] == "order" and words[4] == "shop:":
            found.setdefault(words[2], []).append(float(words[0]))
    return found


def test_all_on_the_same_day():
    assert orders_heard(OrderCalendar(every=4, phases="synchronised")) == {
        f"kiosk{number}": [0, 4, 8] for number in range(4)
    }


def test_evenly_spread():
    assert orders_heard(OrderCalendar(every=3, phases="balanced"), horizon=7) == {
        "kiosk0": [0, 3, 6],
        "kiosk1": [1, 4],
        "kiosk2": [2, 5],
        "kiosk3": [0, 3, 6],
    }


def test_days_drawn_anew_in_every_replication():
    first = [orders_heard(OrderCalendar(every=5, phases="random"), replication=number) for number in range(3)]
    again = orders_heard(OrderCalendar(every=5, phases="random"))
    assert first[0] == again
    assert first[0] != first[1] or first[1] != first[2]
    assert all(later - earlier == 5 for days in again.values() for earlier, later in pairwise(days))


def test_a_house_that_reviews_at_every_sale_keeps_to_the_calendar():
    assert orders_heard(OrderCalendar(every=4, phases="synchronised"), review=None)["kiosk0"] == [0, 4, 8]


def test_without_a_calendar_everybody_orders_as_it_reviews():
    assert orders_heard(None, horizon=3)["kiosk3"] == [0, 1, 2]


@pytest.mark.parametrize(("every", "phases"), [(0, "balanced"), (-1, "random"), (5, "staggered")])
def test_bad_calendars(every, phases):
    with pytest.raises(ValueError):
        OrderCalendar(every=every, phases=phases)


def test_a_calendar_needs_a_period_to_choose():
    with pytest.raises(ModelError, match="at least one period"):
        orders_heard(OrderCalendar(every=0.2, phases="balanced"))
