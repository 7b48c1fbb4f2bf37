"""Real customers' purchases: the file as it was published, and every CD of it accounted for."""

import gzip
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from math import ceil
from typing import Any

import pytest

from scenarios.cdnow import TABLE, cdnow, purchases
from sim.agents.customer import Patience
from sim.distributions import Gamma
from sim.errors import ModelError
from sim.facts import Facts, LineFacts
from sim.lane import Carriage
from sim.metrics import measure
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.replenishment import OrderUpTo
from sim.policies.segmentation import AccountView, RecencyFrequencyMoney
from sim.processes.customer_relationship import RelationshipPlan
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.processes.order_fulfilment import Picking
from sim.result import Result
from sim.simulate import simulate

CDS, ORDERS, CUSTOMERS, DOLLARS = 167_881, 69_659, 23_570, 2_500_315.63

SHOP: Mapping[str, Any] = {
    "forecasting": ExponentialSmoothing(0.5, initial=3500.0, initial_sd=700.0),
    "replenishment": OrderUpTo(z=1.9),
    "routing": Routing((Step("press", Gamma(0.5, cv=0.2)), Step("pack", 0.2)), lot=500.0),
    "work_centres": (WorkCentre("press", 2), WorkCentre("pack")),
    "picking": Picking(7, per_order=0.01, per_unit=0.003),
    "patience": Patience(longest=14.0, due_after=4.0),
    "stock": 9000.0,
    "multiple": 100.0,
    "parts": 6000.0,
    "order_delay": 1.0,
    "shipping": Carriage(transit=2.0),
    "trucking": Carriage(transit=2.0),
    "disc_lead_time": 3.0,
    "case_lead_time": 2.0,
}
FEW: Mapping[str, Any] = {
    **SHOP,
    "customers": 600,
    "forecasting": ExponentialSmoothing(0.5, initial=90.0, initial_sd=20.0),
    "stock": 200.0,
    "multiple": 10.0,
    "parts": 150.0,
}


def bought(facts: Facts) -> LineFacts:
    (line,) = (line for line in facts.lines if line.consumer)
    return line


@pytest.fixture(scope="module")
def whole() -> Result:
    """Segmentation alone, without agreements, changes nothing that is bought or served."""
    plan = RelationshipPlan(segmentation=RecencyFrequencyMoney(), look_back=600.0)
    choices = {"*": {"customer_relationship": plan}}
    return simulate(partial(cdnow, **SHOP), horizon=574, seed=1, bucket=7, at=choices)


def test_the_table_is_the_published_one():
    digest = "eff6889ed364c5199d6eacbbeb7a6d559971df4406ac876f322c373f00a072ef"
    assert sha256(gzip.decompress(TABLE.read_bytes())).hexdigest() == digest


def test_its_totals():
    rows = [row for own in purchases().values() for row in own]
    assert len(purchases()) == CUSTOMERS
    assert len(rows) == ORDERS
    assert sum(row.quantity for row in rows) == CDS
    assert round(sum(row.value or 0.0 for row in rows), 2) == DOLLARS
    assert sum(row.value == 0 for row in rows) == 80
    assert (min(row.time for row in rows), max(row.time for row in rows)) == (0, 545)
    assert all(list(own) == sorted(own, key=lambda row: row.time) for own in purchases().values())


def test_all_of_it_is_demanded_at_the_price_paid(whole: Result):
    facts, line = whole.facts, bought(whole.facts)
    assert sum(agent.group == "customers" for agent in facts.agents) == CUSTOMERS
    assert sum(orders.orders for orders in facts.orders if orders.consumer) == line.lines == ORDERS
    assert line.units == CDS
    assert round(line.value, 2) == DOLLARS


def test_every_cd_is_delivered_lost_or_still_owed(whole: Result):
    (crowd,) = (stock for stock in whole.facts.stocks if stock.role == "customers")
    assert (crowd.ordered, crowd.received + crowd.lost + crowd.on_order) == (CDS, CDS)
    line = bought(whole.facts)
    assert (line.delivered, line.lost) == (crowd.received, crowd.lost)


def test_every_cd_was_pressed_from_a_disc_and_a_case(whole: Result):
    stocks = {(stock.agent, stock.product): stock for stock in whole.facts.stocks}
    centre, plant = stocks["distribution_centre", "cd"], stocks["plant", "cd"]
    assert centre.opening + centre.received - centre.shipped == centre.on_hand
    on_the_road = sum(pipe.moving for pipe in whole.facts.pipes if pipe.seller == "plant")
    assert plant.made == plant.shipped + plant.on_hand == centre.received + on_the_road + plant.on_hand
    for part in ("disc", "case"):
        stock = stocks["plant", part]
        assert stock.opening + stock.received - stock.used == stock.on_hand
        assert stock.used == plant.made


def test_the_till_agrees(whole: Result):
    sales = [money for money in whole.facts.money if (money.agent, money.credit) == ("distribution_centre", "sales")]
    line = bought(whole.facts)
    assert line.lost == 0
    assert round(sum(money.amount for money in sales), 2) == DOLLARS
    paid = sum(money.amount for money in whole.facts.money if money.role == "Customer" and money.debit == "purchases")
    assert round(paid, 2) == DOLLARS


def test_the_shop_is_a_good_one(whole: Result):
    line = bought(whole.facts)
    assert 0.95 < line.units_at_once / line.units < 0.99
    assert line.on_time / line.lines > 0.95
    press = next(station for station in whole.facts.stations if station.station == "press")
    assert 0.05 < press.busy_time / (press.machines * whole.facts.span) < 0.9


def test_each_order_line_is_a_row_of_the_table(whole: Result):
    lines = whole.order_lines.query("seller == 'distribution_centre'")
    replayed = lines.groupby("buyer", sort=True).agg(orders=("order", "size"), units=("quantity", "sum"))
    assert list(replayed.index) == [f"customer_{name}" for name in purchases()]
    assert list(replayed["orders"]) == [len(own) for own in purchases().values()]
    assert list(replayed["units"]) == [sum(row.quantity for row in own) for own in purchases().values()]


def test_what_is_short_is_lost_or_owed():
    shop = {**FEW, "stock": 0.0, "patience": Patience(longest=5.0)}
    facts = simulate(partial(cdnow, **shop), horizon=12, seed=1, record="totals").facts
    (crowd,) = (stock for stock in facts.stocks if stock.role == "customers")
    line = bought(facts)
    assert crowd.lost > 0
    assert crowd.on_order > 0
    assert crowd.received + crowd.lost + crowd.on_order == crowd.ordered == line.units


def test_who_has_everything_cancels_nothing():
    waited = replace(SHOP["patience"], longest=300.0)
    messages = simulate(partial(cdnow, **{**FEW, "patience": waited}), horizon=560, seed=1).messages
    assert not (messages["kind"] == "cancellation").any()


def test_same_seed_same_bytes():
    first, second = (simulate(partial(cdnow, **FEW), horizon=200, seed=2) for _ in range(2))
    assert first.message_rows.tobytes() == second.message_rows.tobytes()
    assert first.posting_rows.tobytes() == second.posting_rows.tobytes()
    assert first.facts == second.facts


def test_fewer_customers_than_one():
    with pytest.raises(ModelError, match="customers must be at least one, got 0"):
        simulate(partial(cdnow, **{**FEW, "customers": 0}), horizon=10, seed=1)


# --- segmentation by recency, frequency and money


def test_a_fifth_of_the_customers_brings_two_thirds_of_the_revenue(whole: Result):
    """As reckoned from the file directly; the shop delivers all of it."""
    spent = sorted((sum(row.value or 0.0 for row in own) for own in purchases().values()), reverse=True)
    share = sum(spent[: ceil(CUSTOMERS / 5)]) / sum(spent)
    (measured,) = (kpi.value for kpi in measure(whole, ["top-fifth share of revenue"]) if kpi.agent == "chain")
    assert measured == pytest.approx(share, rel=1e-9)
    assert round(share, 4) == 0.6778


def test_customers_are_classed_by_their_real_purchases(whole: Result):
    """At the last review, after 540 days: the fifth with the highest marks for recency, frequency and money."""
    seen = {name: [row for row in own if row.time < 540] for name, own in purchases().items()}
    views = [
        AccountView(
            f"customer_{name}",
            revenue=sum(row.value or 0.0 for row in own if row.time < 537),
            orders=len(own),
            last=own[-1].time,
        )
        for name, own in seen.items()
    ]
    best = RecencyFrequencyMoney()(views, 540.0, iter(()))
    reckoned = {view.name for view, number in zip(views, best, strict=True) if number == 1}
    placed = {account.customer for account in whole.facts.accounts if account.segment == "class 1"}
    assert len(placed) == round(CUSTOMERS / 5)
    assert len(placed & reckoned) / len(placed) > 0.98


def test_the_first_class_brings_most_of_the_revenue(whole: Result):
    revenue = {kpi.segment: kpi.value for kpi in measure(whole, ["account revenue"]) if kpi.agent == "chain"}
    assert revenue["class 1"] / revenue["all"] > 0.6
    assert revenue["class 1"] > revenue["class 2"] > revenue["class 3"]
    assert revenue["all"] == pytest.approx(DOLLARS)
