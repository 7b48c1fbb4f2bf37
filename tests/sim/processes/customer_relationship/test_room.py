"""Zoe wants 6 a period, bob 4; the depot classes them by revenue, so that zoe is in the first class.

The first review is at 2, after the orders of that instant: what it decides holds for those from 3 on.
"""

import pytest

from sim.decision import Decision
from sim.policies.agreement import Terms
from sim.policies.allocation import CriticalLevel, Priority
from sim.policies.segmentation import ByCount, ByRevenue, RandomLabels
from sim.processes.customer_relationship import AccountManagers, RelationshipPlan
from sim.returning import Returning
from tests.sim.processes.customer_relationship.firm import play

TWO = ByRevenue(ByCount((1,)))
WANTS = {"bob": (4.0,) * 10, "zoe": (6.0,) * 10}


def plan(**choices):
    return RelationshipPlan(TWO, **{"interval": 2.0, "look_back": 10.0, **choices})


def served(result, name):
    """Units filled at once by time of entry."""
    lines = result.order_lines[result.order_lines.buyer == name]
    return lines.groupby("entered")["at_once"].sum().to_dict()


def money(result, *accounts):
    return sum(posting.amount for posting in result.facts.money if posting.debit in accounts)


def test_no_plan_and_a_neutral_plan_are_the_same():
    none, neutral = play(None, WANTS), play(RelationshipPlan(interval=2.0), WANTS)
    assert none.facts.lines == neutral.facts.lines
    assert none.facts.money == neutral.facts.money
    assert [account.segment for account in none.facts.accounts] == ["", ""]
    assert [account.segment for account in neutral.facts.accounts] == ["class 1", "class 1"]


def test_the_first_class_is_served_first_from_the_review_on():
    scarce = {"stock": 6.0, "arrivals": (6.0, 6.0, 30.0, *(6.0,) * 7)}
    without = play(None, WANTS, **scarce)
    chosen = plan(agreements={1: Terms(), 2: Terms(priority=2)})
    result = play(chosen, WANTS, **scarce)
    assert served(without, "zoe")[8] == 0
    assert served(result, "zoe")[0] == served(without, "zoe")[0] == 2
    assert [served(result, "zoe")[time] for time in (6.0, 7.0, 8.0)] == [6, 6, 6]
    assert [served(result, "bob")[time] for time in (6.0, 7.0, 8.0)] == [0, 0, 0]
    rows = result.decisions[["time", "agent", "what", "new", "who"]].values.tolist()
    assert rows == [[2.0, "depot", "allocation", repr(Priority()), "customer relationship"]]


def test_not_published_to_allocation_nothing_changes():
    scarce = {"stock": 6.0, "arrivals": (6.0,) * 10}
    chosen = plan(agreements={1: Terms(), 2: Terms(priority=2)}, publish=["demand"])
    assert play(chosen, WANTS, **scarce).facts.lines == play(None, WANTS, **scarce).facts.lines


def test_reserved_stock_is_for_the_class_it_is_reserved_for():
    chosen = plan(agreements={1: Terms(reserve=7.0), 2: Terms(priority=2)})
    result = play(chosen, WANTS, stock=37.0)
    assert [served(result, "bob")[time] for time in (0.0, 1.0, 2.0)] == [4, 4, 4]
    assert served(result, "bob")[3] == 0
    assert served(result, "zoe")[3] == 6
    assert result.decisions.new.tolist() == [repr(CriticalLevel({1: 0.0, 2: 7.0}))]


def test_agreements_are_sent_and_hold_from_their_start():
    chosen = plan(agreements={1: Terms(discount=0.5)}, ahead=1.0)
    result = play(chosen, WANTS)
    sent = result.messages[result.messages.kind == "agreement"]
    assert sent[["sent", "sender", "receiver"]].values.tolist() == [[2.0, "company", "zoe"]]
    zoe = next(account for account in result.facts.accounts if account.customer == "zoe")
    assert zoe.revenue == 4 * 60 + 6 * 30
    assert money(result, "cash") == zoe.revenue + 400


def test_orders_below_the_minimum_are_gathered():
    result = play(plan(agreements={2: Terms(minimum=12.0)}), WANTS)
    bob = result.order_lines[result.order_lines.buyer == "bob"]
    assert bob[["entered", "quantity"]].values.tolist() == [[0, 4], [1, 4], [2, 4], [5, 12], [8, 12]]


def test_promises_are_those_agreed():
    result = play(plan(agreements={1: Terms(lead_time=3.0)}), WANTS)
    promised = result.messages[result.messages.kind == "promise"]
    assert set(promised.receiver) == {"zoe"}
    assert sorted(set(promised.sent)) == [3, 4, 5, 6, 7, 8, 9]
    assert set(promised.quantity - promised.sent) == {3.0}


def test_customers_move_between_classes_and_that_is_recorded():
    swapped = {"bob": (4.0,) * 4 + (20.0,) * 6, "zoe": (6.0,) * 10}
    result = play(plan(agreements={1: Terms(discount=0.1)}), swapped)
    moved = result.events[result.events.what == "segment changed"]
    assert moved[["time", "agent", "about", "value"]].values.tolist() == [
        [6.0, "company", "bob", 1.0],
        [6.0, "company", "zoe", 2.0],
    ]
    assert {account.customer: account.segment for account in result.facts.accounts} == {
        "zoe": "class 2",
        "bob": "class 1",
    }
    agreed = result.messages[result.messages.kind == "agreement"]
    assert agreed[["sent", "receiver"]].values.tolist() == [[2, "zoe"], [6, "bob"], [6, "zoe"]]


def test_key_accounts_are_named_and_have_terms_of_their_own():
    chosen = plan(agreements={"key": Terms(discount=0.5)}, key_count=1)
    result = play(chosen, WANTS)
    assert result.decisions[["time", "what", "old", "new"]].values.tolist() == [[2.0, "key accounts", "", "zoe"]]
    assert next(a for a in result.facts.accounts if a.customer == "zoe").revenue == 3 * 60 + 7 * 30


def test_visits_cost_what_they_cost():
    managers = AccountManagers(number=1, visits=4, each=1, salary=100.0, cost=7.0)
    result = play(plan(managers=managers), WANTS)
    visits = result.messages[result.messages.kind == "visit"]
    assert visits.sent.tolist() == [2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]
    assert visits.receiver.tolist() == ["zoe", "bob"] * 4
    assert [account.costs for account in result.facts.accounts] == [{"relationship": 4 * (7 + 25)}] * 2
    assert money(result, "relationship") == 8 * 7 + 4 * 100


def test_half_of_what_is_saved_is_paid_back():
    freight = {"bob": 30.0}
    chosen = plan(agreements={2: Terms(minimum=12.0, gain_sharing=0.5)})
    result = play(chosen, WANTS, freight=freight)
    # before: 30 for 4 units; the 12 units that were delivered at 5 took 30, and would have taken 90
    shared = result.events[result.events.what == "gain shared"]
    assert shared[["time", "about", "value"]].values.tolist() == [[6.0, "bob", 30.0]]
    assert money(result, "discounts") == 30


def test_lots_are_drawn_from_a_stream_of_their_own():
    lots = RelationshipPlan(RandomLabels(ByCount((1,))), interval=2.0)
    assert play(lots, WANTS).facts.lines == play(None, WANTS).facts.lines
    classes = [a.segment for a in play(lots, WANTS).facts.accounts]
    assert sorted(classes) == ["class 1", "class 2"]


@pytest.mark.parametrize("record", ["totals", "orders", "full"])
def test_every_record_tells_the_same(record):
    chosen = plan(agreements={1: Terms(discount=0.1, reserve=3.0), 2: Terms(priority=2)})
    result = play(chosen, WANTS, record=record)
    full = play(chosen, WANTS)
    assert result.facts.accounts == full.facts.accounts
    assert result.facts.happenings == full.facts.happenings


def test_a_decision_replaces_the_plan_from_the_next_review_on():
    more = Decision(5.0, "customer_relationship", {"agreements": {1: Terms(discount=0.5)}}, agent="company")
    result = play(plan(), WANTS, decisions=[more])
    agreed = result.messages[result.messages.kind == "agreement"]
    assert agreed[["sent", "receiver"]].values.tolist() == [[6.0, "zoe"]]
    assert result.decisions[["time", "agent", "what"]].values.tolist() == [[5.0, "company", "customer_relationship"]]


def test_classes_can_be_given_up_again():
    scarce = {"stock": 6.0, "arrivals": (6.0, 6.0, 30.0, *(6.0,) * 17), "horizon": 20.0}
    wants = {"bob": (4.0,) * 20, "zoe": (6.0,) * 20}
    ranked = plan(agreements={1: Terms(), 2: Terms(priority=2)})
    alike = Decision(7.0, "customer_relationship", {"differentiation": 0.0}, agent="company")
    result = play(ranked, wants, decisions=[alike], **scarce)
    rules = result.decisions[result.decisions.what == "allocation"]
    assert rules.time.tolist() == [2.0, 8.0]
    last = result.order_lines[result.order_lines.buyer == "bob"]
    assert last.delivered.sum() > 4 * 5


def test_goods_come_back_within_the_window_agreed():
    def returned(window: float | None) -> float:
        result = play(plan(agreements={1: Terms(returns_window=window)}), WANTS, returning=Returning(1.0, delay=3.0))
        return sum(use.sent_back for use in result.facts.uses if use.group == "zoe")

    assert returned(None) == returned(3.0) == 6 * 7
    assert returned(2.0) == 6 * 2


def test_who_loses_money_is_offered_fewer_and_larger_orders():
    result = play(plan(agreements={"loss": Terms(minimum=12.0)}), WANTS, freight={"bob": 30.0})
    bob = result.order_lines[result.order_lines.buyer == "bob"]
    assert bob.quantity.tolist() == [4, 4, 4, 12, 12]
    assert set(result.order_lines[result.order_lines.buyer == "zoe"].quantity) == {6}
