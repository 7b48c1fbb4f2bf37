"""Orders that will be late: when that is seen, and what is done."""

import pytest

from sim.agents.customer import Patience
from sim.columns import Kind
from sim.distributions import Empirical
from sim.policies.promising import FixedQuote
from sim.processes.customer_service import Interfaces, Monitoring, Procedures, ServicePlan, Support
from tests.sim.processes.customer_service.shop import closed, happened, said, shop

LATE = {"ann": ((1.0, 3.0),), "key": ((1.0, 3.0),)}
"""Nothing is there; both are promised their goods in five days, and the shop orders more in seven."""
NOTHING_COMES = (0.0,) * 7 + (6.0,)


def plan(ahead=100.0, **procedures):
    rules = {"late_cost": 10.0, **procedures}
    return ServicePlan(promise=FixedQuote(4.0), monitoring=Monitoring(ahead=ahead, procedures=Procedures(**rules)))


def late_shop(plan, **options):
    return shop(plan, LATE, stock=0.0, supply=2.0, shipping=2.0, arrivals=NOTHING_COMES, **options)


def test_an_order_is_seen_to_be_late_before_it_is():
    result = late_shop(plan())
    # on day 4 what could be ordered then would be there on day 8, and later every day: the promise is 5
    seen = happened(result, "alarmed")
    assert seen == [2, 2 * 3.0]
    assert [(time, date) for time, _, date in said(result, Kind.NOTICE)] == [(2.0, 0.0)] * 2
    assert happened(result, "cause stock") == [2, 2.0]


def test_a_reactive_desk_sees_it_when_it_is_late():
    result = late_shop(plan(ahead=0.0))
    assert happened(result, "alarmed") == [2, 0.0]
    assert happened(result, "late told") == [2, 0.0]
    assert happened(late_shop(plan()), "late told") == [2, 2.0]


def test_a_new_promise_is_watched_again():
    told = happened(late_shop(plan(allowed=("notify",))), "notified")
    again = happened(late_shop(plan(allowed=("repromise",))), "notified")
    assert told == [2, 6.0]
    assert again[0] > 2
    assert happened(late_shop(plan(allowed=("repromise",))), "promise broken")[0] == 2


def test_the_one_whose_lateness_costs_more_is_put_first_and_travels_fast():
    rules = {"allowed": ("expedite",), "expedite": 15.0, "haste": 0.5, "late_cost_of": {"key": 100.0}}
    result = late_shop(plan(**rules))
    assert happened(result, "expedited") == [1, 15.0]
    # six units come on day 9: the key customer's travel one day, ann's two
    assert closed(result) == [10.0, 11.0]
    spent = [money.amount for money in result.facts.money if money.debit == "expediting"]
    assert spent == [15.0]


def test_another_house_sends_what_it_has():
    result = late_shop(plan(allowed=("elsewhere",)), branch=3.0)
    assert happened(result, "sent from elsewhere") == [1, 3.0]
    assert closed(result) == [4.0, 11.0]
    shipped = {stock.agent: stock.shipped for stock in result.facts.stocks if stock.role == "Warehouse"}
    assert shipped == {"shop": 3.0, "branch": 3.0}
    assert {
        stock.agent: (stock.backlog, stock.demanded) for stock in result.facts.stocks if stock.agent in shipped
    } == {
        "shop": (0.0, 3.0),
        "branch": (0.0, 3.0),
    }


def test_an_order_that_is_to_be_whole_is_split():
    whole = {"ann": ((1.0, 3.0),), "key": ((1.0, 5.0),)}
    patience = Patience(complete=True)
    rules = plan(allowed=("split",), split=2.0)
    arrivals = (4.0, *NOTHING_COMES)
    options = {"stock": 0.0, "supply": 2.0, "shipping": 2.0, "arrivals": arrivals, "patience": patience}
    result = shop(rules, whole, **options)
    assert happened(result, "split") == [1, 1.0]
    assert sum(money.amount for money in result.facts.money if money.debit == "expediting") == 2.0


def test_money_is_given_where_it_soothes_more_than_it_costs():
    result = late_shop(plan(allowed=("credit", "notify"), credit=0.1))
    assert happened(result, "credited") == [2, 6.0]
    assert sum(money.amount for money in result.facts.money if money.debit == "credits") == 6.0
    assert happened(late_shop(plan(allowed=("credit",), credit=0.1, late_cost=0.1)), "credited") == []


def test_segments_have_their_own_procedures():
    result = late_shop(plan(allowed=(), by_segment={"key": ("notify",)}))
    assert happened(result, "alarmed")[0] == 2
    assert happened(result, "notified") == [1, 3.0]


def test_goods_that_are_slow_on_their_way_are_seen_by_those_who_can_ask():
    slow = {"stock": 10.0, "shipping": Empirical((6.0,))}
    tracked = shop(plan(), {"ann": ((1.0, 3.0),)}, **slow)
    assert happened(tracked, "cause transport") == [1, 2.0]
    blind = ServicePlan(promise=FixedQuote(4.0), monitoring=Monitoring(), interfaces=Interfaces(logistics=False))
    assert happened(shop(blind, {"ann": ((1.0, 3.0),)}, **slow), "alarmed")[0] == 1


def test_help_costs_money_for_every_order():
    result = shop(ServicePlan(support=Support(effort=0.5, cost=4.0)), LATE)
    assert happened(result, "supported") == [2, 4.0]
    assert Support(effort=0.0).remaining == 1.0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Procedures(allowed=("pray",)), "allowed: a response is one of notify, .*, got 'pray'"),
        (lambda: Procedures(by_segment={"key": ("pray",)}), "key: a response is one of"),
        (lambda: Procedures(haste=2.0), "haste must lie in 0..1, got 2"),
        (lambda: Procedures(expedite=-1.0), "expedite must not be negative"),
        (lambda: Monitoring(every=0.0), "every must be a positive time"),
        (lambda: Monitoring(ahead=-1.0), "ahead must not be negative"),
        (lambda: Support(effort=-1.0), "effort must not be negative"),
    ],
)
def test_bad_input(make, words):
    with pytest.raises(ValueError, match=words):
        make()
