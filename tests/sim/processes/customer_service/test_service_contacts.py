"""The desk: who waits how long, and what is answered."""

import pytest

from sim.columns import Kind
from sim.policies.promising import CapableToPromise
from sim.processes.customer_service import ContactDesk, Interfaces, ServicePlan, Staffing
from tests.sim.processes.customer_service.shop import happened, said, shop

USE = ((1.0, "use"),)
THREE = {"ann": (), "bob": (), "key": ()}


def waits(result):
    return happened(result, "responded")


def test_nobody_answers_where_there_is_no_desk():
    assert said(shop(ServicePlan(), THREE, asks=dict.fromkeys(THREE, USE)), Kind.ANSWER) == []


def test_contacts_queue_for_agents():
    alone = shop(ServicePlan(desk=ContactDesk(1, handling=0.5)), THREE, asks=dict.fromkeys(THREE, USE))
    assert [time for time, *_ in said(alone, Kind.ANSWER)] == [1.5, 2.0, 2.5]
    assert waits(alone) == [3, 1.5]
    assert happened(alone, "waited") == [2, 1.5]
    two = shop(ServicePlan(desk=ContactDesk(2, handling=0.5)), THREE, asks=dict.fromkeys(THREE, USE))
    assert waits(two) == [3, 0.5]


def test_the_first_class_is_taken_up_first():
    desk = ContactDesk(1, handling=0.5, priorities={"ann": 3, "bob": 2})
    result = shop(ServicePlan(desk=desk), THREE, asks=dict.fromkeys(THREE, USE))
    rows = result.message_rows[result.message_rows["kind"] == int(Kind.ANSWER)]
    names = [result.facts.agents[receiver].name for receiver in rows["receiver"]]
    assert names == ["ann", "key", "bob"]  # ann found somebody free


def test_a_closed_desk_takes_up_contacts_when_it_opens_and_the_first_class_first():
    desk = ContactDesk(1, handling=0.25, priorities={"ann": 2}, opens=0.5, closes=0.75)
    result = shop(ServicePlan(desk=desk), THREE, asks={"ann": ((1.25, "use"),), "bob": ((1.25, "use"),), "key": ()})
    assert [time for time, *_ in said(result, Kind.ANSWER)] == [1.75, 2.75]
    assert waits(result) == [2, 0.25 + 1.25]


def test_a_desk_is_open_at_the_hour_at_which_it_opens_however_that_is_rounded():
    desk = ContactDesk(opens=0.33, closes=0.75)
    for day in range(1000):
        night = day + 0.1
        assert desk.closed_for(night + desk.closed_for(night)) == 0.0


def test_where_is_my_order():
    wants = {"ann": ((1.0, 3.0),)}
    asks = {"ann": ((1.25, "where"),)}
    result = shop(ServicePlan(desk=ContactDesk()), wants, asks=asks, shipping=1.5)
    assert result.facts.happenings
    assert happened(result, "answer error") == [1, 0.0]
    blind = ServicePlan(desk=ContactDesk(), interfaces=Interfaces(manufacturing=False))
    waiting = {"works": 2.0, "stock": 0.0, "asks": asks, "shipping": 1.5}
    # the machine works two days on each of three units; the catalogue says two days in all
    assert happened(shop(ServicePlan(desk=ContactDesk()), wants, **waiting), "answer error") == [1, 0.0]
    assert happened(shop(blind, wants, **waiting), "answer error") == [1, 4.0]


def test_old_information_answers_with_what_was():
    plan = ServicePlan(desk=ContactDesk(), latency=2.0, promise=CapableToPromise())
    result = shop(plan, {"ann": ((1.0, 3.0),)}, works=2.0, stock=0.0, asks={"ann": ((4.0, "where"),)})
    assert happened(result, "answer error") == [1, 0.0]


def test_calling_back_is_no_resolution_at_the_first_contact():
    plan = ServicePlan(desk=ContactDesk(), interfaces=Interfaces(manufacturing_delay=0.5))
    asks = {"ann": ((2.0, "where"), (2.0, "use"))}
    result = shop(plan, {"ann": ((1.0, 3.0),)}, works=2.0, stock=0.0, asks=asks)
    assert happened(result, "resolved") == [2, 1.0]
    assert [time for time, *_ in said(result, Kind.ANSWER)] == [2.0, 2.5]


def test_is_it_available():
    asks = {"ann": ((1.0, "available"),)}
    seen = shop(ServicePlan(desk=ContactDesk()), {"ann": ()}, stock=2.0, branch=5.0, asks=asks)
    assert [units for *_, units in said(seen, Kind.ANSWER)] == [2.0]
    blind = shop(ServicePlan(desk=ContactDesk(), visible=False), {"ann": ()}, stock=2.0, asks=asks)
    assert [units for *_, units in said(blind, Kind.ANSWER)] == [3.0]


def test_contacts_and_people_cost_money():
    plan = ServicePlan(desk=ContactDesk(2, per_contact=5.0, wage=10.0))
    result = shop(plan, THREE, asks=dict.fromkeys(THREE, USE), horizon=11.0)
    spent = sum(money.amount for money in result.facts.money if money.debit == "service")
    assert spent == 3 * 5.0 + 2 * 10.0 * 10.0


def test_the_desk_is_staffed_anew_by_what_customers_waited():
    plan = ServicePlan(desk=ContactDesk(1, handling=0.5), staffing=Staffing(every=5.0, target=0.1))
    busy = {name: tuple((float(day), "use") for day in range(1, 5)) for name in THREE}
    result = shop(plan, THREE, asks=busy)
    rows = result.decisions.itertuples()
    # two contacts of day 4 are still waiting on day 5, and waited long
    assert [(row.time, row.old, row.new, row.who) for row in rows] == [
        (5.0, "agents=1", "agents=2", "customer service"),
        (10.0, "agents=2", "agents=3", "customer service"),
        (15.0, "agents=3", "agents=2", "customer service"),
    ]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: ContactDesk(0), "at least one agent, got 0"),
        (lambda: ContactDesk(opens=0.8, closes=0.2), "opens and closes within 0..1 of a day, got 0.8..0.2"),
        (lambda: ContactDesk(priorities={"ann": 0}), "the class of ann is 1 for the first, got 0"),
        (lambda: ContactDesk(wage=-1.0), "wage must not be negative"),
        (lambda: ServicePlan(latency=-1.0), "latency must not be negative, got -1"),
        (lambda: ServicePlan(staffing=Staffing()), "staffing needs a desk"),
        (lambda: Staffing(every=0.0), "every must be positive"),
        (lambda: Staffing(least=3, most=2), "got 3..2"),
        (lambda: Interfaces(logistics_delay=-1.0), "logistics_delay must not be negative"),
    ],
)
def test_bad_input(make, words):
    with pytest.raises(ValueError, match=words):
        make()
