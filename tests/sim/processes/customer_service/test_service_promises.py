"""What orders are promised, on what the desk knows."""

import pytest

from sim.agents.customer import Patience
from sim.columns import Kind
from sim.distributions import Empirical, Gamma
from sim.errors import ModelError
from sim.inquiring import Inquiring
from sim.policies.promising import AvailableToPromise, CapableToPromise, FixedQuote, ProfitableToPromise
from sim.processes.customer_service import ContactDesk, Interfaces, ServicePlan
from tests.sim.processes.customer_service.shop import closed, happened, said, shop

ONE = {"ann": ((1.0, 3.0),)}
THREE = {"ann1": ((1.0, 3.0),), "ann2": ((1.0, 3.0),), "ann3": ((1.0, 3.0),)}


def promised(result):
    return [date for _, _, date in said(result, Kind.PROMISE)]


def test_nothing_is_promised_where_nothing_is_chosen():
    assert promised(shop(None, ONE)) == promised(shop(ServicePlan(), ONE)) == []


def test_a_fixed_quote_is_the_same_for_all():
    assert promised(shop(ServicePlan(promise=FixedQuote(4.0)), THREE, stock=0.0)) == [5.0, 5.0, 5.0]


def test_available_to_promise_knows_what_is_promised_already_and_what_is_on_its_way():
    plan = ServicePlan(promise=AvailableToPromise())
    # 4 on hand, 3 ordered at 0 and there at 2, then a lead time of 2 from now; a day on the way
    result = shop(plan, THREE, stock=4.0, arrivals=(3.0, 3.0))
    assert promised(result) == [2.0, 3.0, 4.0]
    assert closed(result) == [2.0, 3.0, 4.0]
    assert happened(result, "promise kept") == [3, 0.0]
    assert happened(result, "said available") == [1, 3.0]


def test_capable_to_promise_loads_the_machine():
    plan = ServicePlan(promise=CapableToPromise())
    result = shop(plan, THREE, stock=0.0, works=0.5)
    # nine units of half a day each, in the order in which they were ordered, and a day on the way
    assert promised(result) == [3.5, 5.0, 6.5]
    assert closed(result) == promised(result)


def test_without_an_interface_to_manufacturing_the_planned_time_is_promised():
    plan = ServicePlan(promise=CapableToPromise(), interfaces=Interfaces(manufacturing=False))
    assert promised(shop(plan, THREE, stock=0.0, works=0.5)) == [2.5, 2.5, 2.5]


def test_an_answer_from_the_factory_takes_its_time_and_stock_needs_none():
    plan = ServicePlan(
        promise=CapableToPromise(), interfaces=Interfaces(manufacturing_delay=0.25, logistics_delay=0.25)
    )
    result = shop(plan, THREE, stock=3.0, works=0.5)
    assert [(time, date) for time, _, date in said(result, Kind.PROMISE)] == [(1.0, 2.0), (1.5, 3.5), (1.5, 5.0)]


def test_old_information_promises_what_is_gone():
    late = {"ann": ((1.0, 3.0),), "bob": ((3.0, 3.0),)}
    fresh = shop(ServicePlan(promise=AvailableToPromise()), late, stock=4.0)
    stale = shop(ServicePlan(promise=AvailableToPromise(), latency=3.0), late, stock=4.0, arrivals=(0.0,) * 5 + (9.0,))
    assert promised(fresh) == [2.0, 6.0]
    assert promised(stale) == [2.0, 4.0]
    assert happened(stale, "falsely promised") == [1, 4.0]


def test_profitable_to_promise_keeps_goods_for_those_who_pay():
    plan = ServicePlan(promise=ProfitableToPromise(window=10.0))
    wants = {"rich": tuple((float(day), 2.0) for day in range(6)), "poor": ((5.5, 2.0),)}

    def poor_pays_less(sim, customers):
        sold = customers["poor"].wants.product
        customers["poor"].wants = Cheap(sold)

    result = shop(plan, wants, stock=20.0, supply=10.0, furnish=poor_pays_less)
    # rich asked for 12 in 5.5 days, so for 21.8 until more can be bought; 8 are left, wanted at 4 of margin
    assert happened(result, "declined") == [1, 2.0]
    assert happened(shop(plan, wants, stock=200.0, supply=10.0, furnish=poor_pays_less), "declined") == []
    assert happened(shop(plan, wants, stock=20.0, supply=1.0, furnish=poor_pays_less), "declined") == []


class Cheap:
    """Two units at 7 where others pay 10."""

    def __init__(self, product):
        self.product = product

    def __call__(self, stream_of):
        return iter([(5.5, ((self.product, 2.0, 7.0),))])


def test_a_promise_that_needs_a_factory_says_where_there_is_none():
    with pytest.raises(ModelError, match=r"CapableToPromise asks a factory .*, and there is none among shop;"):
        shop(ServicePlan(promise=CapableToPromise()), ONE)


def test_lost_orders_break_promises():
    result = shop(ServicePlan(promise=FixedQuote(2.0)), ONE, stock=1.0, patience=Patience(backorder=0.0))
    assert happened(result, "promise broken")[0] == 1
    assert happened(result, "said available") == happened(result, "falsely promised") == []


def asks_first(plan, stock):
    """Ann asks whether there are three before she orders."""
    return shop(plan, ONE, stock=stock, inquiring=Inquiring(before=1.0), horizon=9.0)


def test_who_is_told_that_there_is_enough_is_promised_what_is_available():
    blind = ServicePlan(promise=FixedQuote(2.0), visible=False, desk=ContactDesk())
    seeing = ServicePlan(promise=FixedQuote(2.0), desk=ContactDesk())
    assert happened(asks_first(blind, 1.0), "said available") == [1, 3.0]
    assert happened(asks_first(blind, 1.0), "falsely promised")[0] == 1
    assert happened(asks_first(seeing, 9.0), "said available") == [1, 3.0]
    assert happened(asks_first(seeing, 9.0), "falsely promised") == []
    assert happened(asks_first(seeing, 1.0), "said available") == []


def test_goods_on_their_way_are_expected_by_how_far_they_are():
    """They take four days, or eight, where six are planned: nobody knows which when they set out."""
    late = {"ann": ((0.5, 3.0),), "bob": ((2.0, 3.0),)}
    options = {"stock": 0.0, "arrivals": (6.0,), "supply": Empirical((4.0, 8.0)), "horizon": 12.0}
    dates, blind = (
        promised(
            shop(ServicePlan(promise=AvailableToPromise(), interfaces=Interfaces(logistics=tracked)), late, **options)
        )
        for tracked in (True, False)
    )
    came = closed(shop(ServicePlan(promise=AvailableToPromise()), late, **options))[0] - 1.0
    assert blind == [7.0, 7.0]
    # what is left of the way, at the planned pace, and a day to the customer
    assert dates == pytest.approx([time + (1.0 - time / came) * 6.0 + 1.0 for time in (0.5, 2.0)])


def test_nobody_knows_how_long_goods_will_take_when_they_set_out():
    """An order comes as they leave: the error of its date is that of the plan, whatever is drawn."""
    plan = ServicePlan(promise=AvailableToPromise())
    for transit in (Empirical((4.0, 8.0)), Gamma(6.0, 0.5)):
        result = shop(plan, {"ann": ((0.001, 3.0),)}, stock=0.0, arrivals=(3.0,), supply=transit, horizon=40.0)
        assert promised(result) == pytest.approx([7.0], abs=0.01)
        assert abs(closed(result)[0] - 7.0) > 0.1


def test_what_is_overdue_is_expected_any_day_and_is_not_there():
    blind = ServicePlan(promise=AvailableToPromise(), interfaces=Interfaces(logistics=False))
    slow = {"stock": 0.0, "arrivals": (3.0,), "supply": Empirical((8.0, 0.0), (3.0, 1.0)), "horizon": 20.0}
    late = shop(blind, {"ann": ((6.5, 3.0),)}, **slow)
    assert closed(late) == [9.0]  # eight were drawn, where six are planned
    assert promised(late) == [6.5 + 1.0 + 1.0]
    assert happened(late, "said available") == []
