"""What is heard becomes a forecast, and forecast and stock become a wanted quantity."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from scenarios.newsvendor import newsvendor
from scenarios.serial import serial
from sim.errors import ModelError
from sim.policies.demand import Dated, Listed, Steady
from sim.policies.forecasting import Fixed, MovingAverage, Naive
from sim.policies.replenishment import BaseStock
from sim.processes.demand_management import OrderRules
from sim.simulate import simulate


@dataclass(frozen=True)
class Diary:
    """Orders what its base orders, and writes down every view."""

    base: BaseStock
    pages: list = field(default_factory=list)

    def __call__(self, view):
        self.pages.append(view)
        return self.base(view)


def diary(horizon=6, S=10, base=newsvendor, **parameters):
    policy = Diary(BaseStock(S))
    parameters = {"forecasting": Naive(initial=0), "stock": S, **parameters}
    simulate(partial(base, replenishment=policy, **parameters), horizon=horizon, seed=1)
    return policy.pages


def test_a_review_sees_the_demand_of_its_own_instant():
    pages = diary(demand=Listed((4, 0, 3)), horizon=4, transit=2)
    assert [(page.now, page.review, page.observed, page.forecast.mean) for page in pages] == [
        (0, 0, 4, 4),
        (1, 1, 0, 0),
        (2, 2, 3, 3),
        (3, 3, 0, 0),
    ]
    assert [(page.on_hand, page.on_order, page.position) for page in pages] == [
        (6, 0, 6),
        (6, 4, 10),
        (7, 0, 7),
        (7, 3, 10),
    ]


def test_a_review_every_few_periods_hears_them_all():
    pages = diary(demand=Listed((1, 2, 3, 4, 5, 6)), review=2.0, first=1.0)
    assert [(page.now, page.observed) for page in pages] == [(1, 3), (3, 7), (5, 11)]


@pytest.mark.parametrize(
    ("review", "order_delay", "transit", "lead", "protection"),
    [(1.0, 0, 2, 2, 2), (1.0, 1, 2, 3, 3), (4.0, 0, 2, 0.5, 1.25), (None, 0.0, 2.5, 2.5, 2.5), (1.0, 0, 0, 0, 0)],
)
def test_the_span_that_an_order_must_last_for(review, order_delay, transit, lead, protection):
    """In forecast periods: order delay + transit + review - the period of demand that a review has seen already."""
    page = diary(demand=Steady(1), review=review, order_delay=order_delay, transit=transit)[0]
    assert (page.lead, page.protection) == (lead, protection)


def test_continuous_review_looks_whenever_something_is_sold():
    pages = diary(demand=Dated(((0.5, 2), (0.75, 1), (3.0, 4))), review=None, forecasting=Fixed(1), transit=1.0)
    assert [(page.now, page.position) for page in pages] == [(0, 10), (0.5, 8), (0.75, 9), (3, 6)]


def test_forecast_periods_go_on_where_review_is_continuous():
    pages = diary(demand=Dated(((0.5, 2), (0.75, 1), (3.25, 4))), review=None, forecasting=MovingAverage(2), horizon=5)
    assert [(page.now, page.forecast.mean) for page in pages if page.now == int(page.now)] == [
        (0, 0),
        (1, 3),
        (2, 1.5),
        (3, 0),
        (4, 2),
    ]


def test_who_hears_sales_forecasts_sales():
    def heard(hears):
        policy = Diary(BaseStock(0))
        parameters = {"demand": Listed((2, 2, 2)), "forecasting": Naive(initial=0), "echelons": 2, "hears": hears}
        simulate(partial(serial, replenishment=[BaseStock(9), policy], **parameters), horizon=3, seed=1)
        return [page.observed for page in policy.pages]

    assert heard("orders") == [11, 2, 2]
    assert heard("sales") == [2, 2, 2]


def test_reports_are_sent_only_where_somebody_listens():
    scenario = partial(serial, demand=Steady(2), forecasting=Naive(), replenishment=BaseStock(9), echelons=3)
    for hears, expected in (("orders", 0), ("sales", 2)):
        messages = simulate(partial(scenario, hears=hears), horizon=1, seed=1).messages
        assert (messages["kind"] == "sales report").sum() == expected


def test_no_order_below_zero():
    pages = diary(demand=Listed((1,)), stock=50, S=10)
    assert pages[-1].position == 49


@pytest.mark.parametrize(
    ("rules", "quantities"),
    [
        (OrderRules(), [(-3, -3), (0, 0), (2.5, 2.5)]),
        (OrderRules(minimum=4), [(-3, -3), (0, 0), (2.5, 4), (6, 6)]),
        (OrderRules(multiple=4), [(0, 0), (4, 4), (4.1, 8)]),
        (OrderRules(cap=5, minimum=2, multiple=4), [(1, 4), (4.1, 5)]),
    ],
)
def test_rules_of_an_order(rules, quantities):
    assert [(wanted, rules(wanted)) for wanted, _ in quantities] == quantities


@pytest.mark.parametrize("wrong", [{"cap": -1}, {"minimum": -1}, {"multiple": -1}, {"cap": 3, "minimum": 4}])
def test_impossible_rules(wrong):
    with pytest.raises(ValueError, match=r"not be negative|exceeds the cap"):
        OrderRules(**wrong)


@pytest.mark.parametrize(
    ("wrong", "message"), [({"review": 0}, "between reviews"), ({"hears": "rumours"}, "'rumours'")]
)
def test_impossible_reviews(wrong, message):
    scenario = partial(serial, demand=Steady(1), forecasting=Naive(), replenishment=BaseStock(1), echelons=2, **wrong)
    with pytest.raises(ValueError, match=message):
        simulate(scenario, horizon=1, seed=1)


@dataclass(frozen=True)
class Unsound:
    """A policy that does not answer with a quantity."""

    answer: object

    def __call__(self, view):
        return self.answer.wanted if self.answer == "a text without that attribute" else self.answer


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (float("nan"), "wants nan, which is no quantity"),
        (float("inf"), "wants inf, which is no quantity"),
        ("ten", "failed: TypeError"),
        ("a text without that attribute", "failed: AttributeError"),
    ],
)
def test_a_policy_that_answers_no_quantity_is_named_with_house_and_time(answer, said):
    scenario = partial(serial, demand=Steady(5.0), forecasting=Fixed(5), replenishment=Unsound(answer), echelons=2)
    with pytest.raises(ModelError, match=f"stage1, item, time 0: Unsound.* {said}"):
        simulate(scenario, horizon=5, seed=1)
