"""The market of a new product at the doors of sellers of all kinds."""

from __future__ import annotations

import pytest

from sim.agents.market import Market
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.diffusion import Bass
from sim.disruption import Disruption, ScheduledOutages
from sim.distributions import Exponential
from sim.metrics import measure
from sim.policies.allocation import FirstCome, ProportionalShare
from sim.policies.replenishment import BaseStock
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from tests.invariants.audit import Audit

NEW = Product("new", price=10.0, cost=4.0)


def shop(sim, *, bass, level=10.0, lead=3.0, audits=None, allocation=FirstCome(), lane=None, opens=True):
    house = Warehouse(sim, "shop", stocks={NEW: level}, replenishment=BaseStock(level), allocation=allocation)
    market = Market(sim, "market", NEW, bass, opens=opens)
    connect(market, house, **(lane or {}))
    connect(house, Supplier(sim, "supplier", lead_time=lead))
    if audits is not None:
        audits.append(Audit(sim))


def happened(run) -> dict[str, float]:
    return {each.what: each.total for each in run.facts.happenings}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"lane": {"order_delay": 1.0, "transit": 2.0}},
        {"lane": {"order_delay": 0.5, "transit": Exponential(1.5)}},
        {"lane": {"transit": 3.0}, "allocation": ProportionalShare()},
        {"bass": Bass(200, 0.05, 0.5, every=0.5, leaving=1.0)},
        {"bass": Bass(200, 0.05, 0.5, leaving=0.0)},
    ],
)
def test_people_and_goods_add_up_wherever_they_are(given) -> None:
    audits: list[Audit] = []
    chosen = {"bass": Bass(200, 0.05, 0.5, leaving=0.4), "audits": audits, **given}
    run = simulate(lambda sim: shop(sim, **chosen), horizon=25.0, seed=5)
    audits[0].close()
    people = happened(run)
    page = next(stock for stock in run.facts.stocks if stock.role == "customers")
    served, lost = people.get("adopter served", 0.0), people.get("adopter lost", 0.0)
    assert (served, lost) == pytest.approx((page.received, page.lost))
    assert people["adopted"] == pytest.approx(served + lost + page.on_order)


def test_people_are_served_in_time_where_they_expect_the_way_to_take_some() -> None:
    """Goods are two under way, so nobody who wants them at once has them in time; all have who want them in three."""

    def street(sim, due_after):
        house = Warehouse(sim, "shop", stocks={NEW: 500.0}, replenishment=BaseStock(500.0))
        connect(Market(sim, "market", NEW, Bass(50, 0.2, 0.2), opens=True, due_after=due_after), house, transit=2.0)
        connect(house, Supplier(sim, "supplier"))

    def in_time(due_after):
        run = simulate(lambda sim: street(sim, due_after), horizon=20.0, seed=5)
        return next(kpi.value for kpi in measure(run, ["OTIF to request"]) if kpi.agent == "shop")

    assert (in_time(0.0), in_time(3.0)) == (0.0, 1.0)


def test_who_never_waits_gives_up_at_once() -> None:
    """Everybody decides in the first period, and three are there."""
    everybody = Bass(8, 1.0, 0.0, leaving=1.0)
    run = simulate(lambda sim: shop(sim, bass=everybody, level=3.0, lead=9.0), horizon=5.0, seed=1)
    assert happened(run) == {"adopted": 8.0, "adopter served": 3.0, "adopter lost": 5.0}


def test_who_is_patient_is_served_when_goods_come() -> None:
    everybody = Bass(8, 1.0, 0.0)
    run = simulate(lambda sim: shop(sim, bass=everybody, level=3.0, lead=2.0), horizon=9.0, seed=1)
    assert happened(run) == {"adopted": 8.0, "adopter served": 8.0}


def test_nobody_decides_while_no_orders_can_be_sent() -> None:
    outage = Disruption("market", "orders", ScheduledOutages(((0.5, 6.5),)))
    run = simulate(lambda sim: shop(sim, bass=Bass(8, 1.0, 0.0)), horizon=12.0, seed=1, disruptions=[outage])
    orders = run.messages[run.messages["kind"] == "order"]
    assert orders[orders["sender"] == "market"]["sent"].tolist() == [7.0]


def test_nobody_buys_what_is_not_on_sale() -> None:
    run = simulate(lambda sim: shop(sim, bass=Bass(8, 1.0, 0.0), opens=False), horizon=9.0, seed=1)
    assert happened(run) == {}
