"""A company: whose customer is whose, what each brings and costs, and what happens in its processes."""

from math import isnan

import pytest

from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.happenings import RelationshipEvent
from sim.policies.demand import Dated
from sim.policies.wishes import Single
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.stock import Costs
from sim.street import connect

TEA = Product("tea", price=10.0, cost=6.0)


def shop(sim: Simulation, *, company: bool = True) -> None:
    """Ann buys 2 at time 0, 3 at 1 and 1 at 5; Bob 4 at time 1; freight is 1 a shipment, handling 0.5 a unit."""
    depot = Warehouse(sim, "depot", stocks={TEA: 100.0}, costs=Costs(handling=0.5))
    connect(depot, Supplier(sim, "source"))
    for name, wanted in (("ann", ((0.0, 2.0), (1.0, 3.0), (5.0, 1.0))), ("bob", ((1.0, 4.0),))):
        customer = Customer(sim, name, wants=Single(TEA, Dated(wanted)), group="families")
        connect(customer, depot, carriage=Carriage(fixed=1.0))
    if company:
        sim.segments["ann"] = "A"
        Company(sim, sites=[depot])


def played(warmup: float = 0.0, *, company: bool = True) -> Result:
    return simulate(lambda sim: shop(sim, company=company), horizon=10, seed=1, warmup=warmup)


def test_every_customer_has_a_page_with_what_it_brought_and_cost() -> None:
    ann, bob = played().facts.accounts
    assert (ann.company, ann.customer, ann.group, ann.segment) == ("company", "ann", "families", "A")
    assert (ann.orders, ann.lines, ann.ordered, ann.units, ann.revenue, ann.goods) == (3, 3, 6.0, 6.0, 60.0, 36.0)
    assert ann.costs == {"transport": 3.0, "handling": 3.0}
    assert (ann.first, ann.last) == (0.0, 5.0)
    assert (bob.units, bob.revenue, bob.segment) == (4.0, 40.0, "")


def test_after_a_warm_up_only_what_came_since_is_counted() -> None:
    ann, bob = played(warmup=3.0).facts.accounts
    assert (ann.orders, ann.ordered, ann.units, ann.revenue, ann.goods) == (1, 1.0, 1.0, 10.0, 6.0)
    assert ann.costs == {"transport": 1.0, "handling": 0.5}
    assert (bob.orders, bob.revenue) == (0, 0.0) and bob.first == 1.0


def test_accounts_agree_with_the_ledger() -> None:
    result = played()
    sold = sum(money.amount for money in result.facts.money if money.credit == "sales" and money.agent == "depot")
    freight = sum(money.amount for money in result.facts.money if money.debit == "transport")
    assert sum(page.revenue for page in result.facts.accounts) == sold
    assert sum(page.costs["transport"] for page in result.facts.accounts) == freight


def test_without_a_company_there_are_no_accounts() -> None:
    assert played(company=False).facts.accounts == ()


def test_a_customer_who_never_ordered_has_no_page_and_a_house_of_the_company_is_no_customer() -> None:
    def street(sim: Simulation) -> None:
        upper, lower = (Warehouse(sim, name, stocks={TEA: 5.0}) for name in ("upper", "lower"))
        connect(lower, upper)
        connect(upper, Supplier(sim, "source"))
        connect(Customer(sim, "ann", wants=Single(TEA, Dated(((0.0, 9.0),)))), lower)
        connect(Customer(sim, "bob", wants=Single(TEA, Dated(()))), lower)
        Company(sim, sites=[upper, lower])

    (ann,) = simulate(street, horizon=5, seed=1).facts.accounts
    assert ann.customer == "ann" and not isnan(ann.first)


def happy(sim: Simulation) -> None:
    """Two events at time 0, one at time 4."""
    shop(sim)
    depot, ann = sim.agents["depot"], sim.agents["ann"]
    for value in (1.0, 3.0):
        sim.record.happen(RelationshipEvent.SEGMENT_CHANGED, depot, about=ann, product=TEA, order=7, value=value)
    later = sim.env.timeout(4.0)
    assert later.callbacks is not None
    later.callbacks.append(lambda _: sim.record.happen(RelationshipEvent.SEGMENT_CHANGED, depot, value=5.0))


@pytest.mark.parametrize("record", ["totals", "orders", "full"])
def test_events_are_counted_at_every_level_of_detail(record: str) -> None:
    first, last = simulate(happy, horizon=10, seed=1, record=record).facts.happenings  # type: ignore[arg-type]
    assert (first.what, first.agent, first.group, first.segment, first.product) == (
        "segment changed",
        "depot",
        "families",
        "A",
        "tea",
    )
    assert (first.count, first.total, first.squared) == (2, 4.0, 10.0)
    assert (last.count, last.total, last.group, last.product) == (1, 5.0, "", "")


def test_events_have_a_row_each_and_come_back_from_disk(tmp_path: object) -> None:
    result = simulate(happy, horizon=10, seed=1)
    result.save(str(tmp_path))
    for table in (result.events, Result.load(str(tmp_path)).events):
        assert table["about"].tolist() == ["ann", "ann", ""]
        assert table["product"].tolist() == ["tea", "tea", ""]
        assert table["order"].tolist() == [7, 7, 0]
        assert table["time"].tolist() == [0.0, 0.0, 4.0]


def test_events_before_the_end_of_the_warm_up_are_not_counted() -> None:
    (only,) = simulate(happy, horizon=10, seed=1, warmup=2.0).facts.happenings
    assert (only.count, only.total) == (1, 5.0)


def test_what_a_strategic_half_decides_is_in_the_table_of_decisions() -> None:
    def street(sim: Simulation) -> None:
        shop(sim)
        sim.decide("customer relationship", sim.agents["depot"], "agreement", TEA, "none", "first class", "it pays")

    (row,) = simulate(street, horizon=5, seed=1).decisions.to_dict("records")
    assert row["who"] == "customer relationship" and row["product"] == "tea" and row["why"] == "it pays"
