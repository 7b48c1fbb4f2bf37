"""A run is a pure function of supply chain, seed and decisions, whoever else is there and whatever is kept."""

from dataclasses import asdict, replace
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.decision import Decision
from sim.policies.allocation import ProportionalShare, UniformShare
from sim.policies.demand import PoissonDemand
from sim.policies.replenishment import BaseStock
from sim.policies.sourcing import Split
from sim.policies.wishes import Single
from sim.result import Result
from sim.simulate import simulate
from sim.street import connect
from tests.invariants.audit import near, played
from tests.invariants.settings import few
from tests.invariants.streets import BELL, HORIZON, House, Way, replenishments, streets

ROWS = ("message_rows", "line_rows", "level_rows", "posting_rows", "job_rows")
FLOWS = ("ordered", "demanded", "received", "shipped", "lost", "made", "used", "returned", "scrapped", "order_lines")


def same(one, other):
    """Equal, numbers but for the rounding of sums that were added up in another order."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isnan(one):
        return isnan(other)
    return one == (pytest.approx(other, rel=1e-9, abs=1e-7) if isinstance(other, float) else other)


def by_name(facts):
    """Facts in the order of their names, without what depends on who was built first."""
    groups = {}
    for key, value in asdict(facts).items():
        if isinstance(value, list | tuple):
            value = sorted(value, key=lambda fact: [str(word) for word in fact.values() if isinstance(word, str)])
        groups[key] = value
    return groups


def wished(result, customer):
    """When a customer ordered how much of what."""
    rows = result.messages
    rows = rows[(rows["kind"] == "order") & (rows["sender"] == customer)]
    return list(zip(rows["sent"], rows["product"], rows["quantity"], strict=True))


@few(10)
@given(streets())
def test_the_same_bytes(street):
    one, other = played(street), played(street)
    for rows in ROWS:
        assert getattr(one, rows).tobytes() == getattr(other, rows).tobytes()
    assert same(asdict(one.facts), asdict(other.facts))
    assert one.decisions_taken == other.decisions_taken


@few(12)
@given(streets(), st.sampled_from([0.0, 7.0, 10.5]), st.sampled_from([1, 4]))
def test_facts_do_not_depend_on_what_is_kept(street, warmup, bucket):
    full, orders, totals = (
        played(street, record=record, warmup=warmup, bucket=bucket).facts for record in ("full", "orders", "totals")
    )
    assert same(by_name(orders), by_name(full))
    assert same(by_name(totals), by_name(full))


@few(10)
@given(streets(disturbed=False), replenishments)
def test_customers_want_the_same_whatever_a_house_does(street, policy):
    """Common random numbers: neither another policy nor another house shifts anybody's demand."""
    before = played(street)
    house = street.of(Warehouse)[0]
    other = tuple(
        replace(h, given={**h.given, "replenishment": policy}) if h.name == house else h for h in street.houses
    )
    stranger = House(Customer, "aaa", {"wants": Single(_product(street), PoissonDemand(3.0))})
    more = replace(street, houses=(stranger, *other), ways=(*street.ways, Way("aaa", house, {})), returning=())
    after = played(more)
    for customer in street.of(Customer):
        assert wished(before, customer) == wished(after, customer)


def _product(street):
    return next(iter(next(house for house in street.houses if issubclass(house.kind, Warehouse)).given["stocks"]))


@few(12)
@given(streets(disturbed=False))
def test_it_does_not_matter_who_is_built_first(street):
    """Where neither a seller's list of customers nor the instant's queue decides who is served."""
    fair = {"FixedOrder": UniformShare(), "FirstCome": ProportionalShare(), "Priority": ProportionalShare()}
    houses = tuple(
        replace(
            house,
            given={
                **house.given,
                "allocation": fair.get(type(house.given["allocation"]).__name__, UniformShare()),
                "sourcing": Split(),
                "picking": None,
            },
        )
        if issubclass(house.kind, Warehouse)
        else replace(house, given={**house.given, "capacity": float("inf"), "reliability": None, "lead_time": 0.0})
        if "capacity" in house.given
        else house
        for house in street.houses
    )
    street = replace(street, houses=houses, returning=())

    forth = by_name(played(street).facts)
    back = by_name(played(Backwards(street)).facts)
    for one, other in zip(forth["stocks"], back["stocks"], strict=True):
        for name in FLOWS:
            assert one[name] == near(other[name]), (one["agent"], one["product"], name)


class Backwards:
    """A supply chain whose houses are built last first."""

    def __init__(self, street):
        self.street = street
        self.disruptions, self.decisions = street.disruptions, street.decisions

    def __call__(self, sim):
        self.street(sim, backwards=True)


@few(10)
@given(streets())
def test_the_warm_up_is_the_difference_of_two_runs(street):
    whole, early = played(street).facts, played(street, horizon=10.0).facts
    late = played(street, warmup=10.0).facts
    first = {(stock.agent, stock.product): stock for stock in early.stocks}
    for all_, rest in zip(whole.stocks, late.stocks, strict=True):
        before = first.get((all_.agent, all_.product))
        for name in (*FLOWS, "on_hand_time", "backlog_time", "ready_time"):
            assert getattr(rest, name) == near(getattr(all_, name) - (getattr(before, name) if before else 0.0)), name
    money = [sum(entry.amount for entry in run.money) for run in (whole, early, late)]
    assert money[2] == near(money[0] - money[1])
    times = [sum(pipe.moving_time + pipe.at_door_time for pipe in run.pipes) for run in (whole, early, late)]
    assert times[2] == near(times[0] - times[1])


@few(5)
@given(street=streets())
def test_saved_and_loaded(street, tmp_path_factory):
    result = played(street)
    folder = tmp_path_factory.mktemp("result")
    result.save(folder)
    loaded = Result.load(folder)
    assert same(asdict(loaded.facts), asdict(result.facts))
    for rows in ROWS:
        assert getattr(loaded, rows).tobytes() == getattr(result, rows).tobytes(), rows
    assert [tuple(row) for row in loaded.decisions_taken] == result.decisions_taken


@few(8)
@given(streets(), st.sampled_from([5.0, 12.5]))
def test_a_branch_keeps_the_past(street, time):
    decisions = (*street.decisions, Decision(time, "branch", 1))
    one, other = played(street), played(street, decisions=decisions)
    again = played(street, decisions=decisions)
    for rows in ROWS[:1]:
        past = [getattr(run, rows)[getattr(run, rows)["arrived"] < time].tobytes() for run in (one, other)]
        assert past[0] == past[1]
    assert getattr(other, rows).tobytes() == getattr(again, rows).tobytes()


def test_a_branch_changes_the_future():
    def shop(sim):
        warehouse = Warehouse(sim, "shop", stocks={BELL: 9.0}, replenishment=BaseStock(9.0))
        connect(Customer(sim, "ann", wants=Single(BELL, PoissonDemand(5.0))), warehouse)
        connect(warehouse, Supplier(sim, "source"))

    runs = [
        wished(simulate(shop, horizon=HORIZON, seed=1, decisions=[Decision(10.0, "branch", branch)]), "ann")
        for branch in (0, 1, 2)
    ]
    past = [[wish for wish in run if wish[0] <= 10.0] for run in runs]
    assert past[0] == past[1] == past[2]
    assert runs[0] != runs[1] != runs[2] != runs[0]
