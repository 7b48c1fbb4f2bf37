"""Customers tell ahead what they will order: an order covers it in time, and no unit is counted twice."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from scenarios.serial import serial
from sim.policies.demand import Listed, PoissonDemand
from sim.policies.forecasting import Fixed, MovingAverage, Naive
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.processes.demand_management import DemandPlan, Forecasts, Information
from sim.processes.demand_management.announcements import Announcements
from sim.processes.demand_management.voice import Voice
from sim.simulate import simulate

SOLD = (1, 2, 4, 8, 16, 32, 64, 128)


@dataclass(frozen=True)
class Diary:
    """Orders what its base orders, and writes down every view."""

    base: object
    pages: list = field(default_factory=list)

    def __call__(self, view):
        self.pages.append(view)
        return self.base(view)


def shop(
    notice, lead_time, policy, *, horizon=120, warmup=20, demand=PoissonDemand(10), forecasting=Fixed(0.0), review=1.0
):
    """One house whose customer tells so long ahead what it will order."""
    plan = DemandPlan(information=Information(notice=notice), forecasts=Forecasts())
    scenario = partial(
        serial,
        demand=demand,
        forecasting=forecasting,
        replenishment=policy,
        echelons=1,
        stock=20.0,
        pipeline=10.0,
        transit=float(lead_time),
        review=review,
    )
    return simulate(scenario, horizon=horizon, seed=1, warmup=warmup, at={"*": {"demand_management": plan}})


def net(result):
    facts = next(stock for stock in result.facts.stocks if stock.agent == "stage1")
    return facts.on_hand_time, facts.backlog_time, facts.net.variance


@pytest.mark.parametrize("review", [1.0, None])
def test_notice_is_worth_as_much_lead_time(review):
    """X2 (Hariharan and Zipkin 1995): the same stock at every instant."""
    with_notice = net(shop(2.0, 5, BaseStock(33.0), review=review))
    assert with_notice == net(shop(0.0, 3, BaseStock(33.0), review=review))
    assert with_notice[1] > 0


def test_an_order_known_before_the_lead_time_is_ordered_to_arrive_with_it():
    """Notice of more than the lead time: nothing is kept but the level, and nothing comes early."""
    assert net(shop(8.0, 3, BaseStock(10.0)))[1:] == (0.0, 0.0)


def test_what_is_announced_is_covered_once():
    diary = Diary(BaseStock(100))
    shop(2.0, 5, diary, demand=Listed(SOLD), horizon=6, warmup=0)
    assert [page.position for page in diary.pages][3:] == [100 - SOLD[5], 100 - SOLD[6], 100 - SOLD[7]]


def test_an_order_must_last_for_less_where_demand_is_known():
    diary = Diary(OrderUpTo(1.0))
    shop(2.0, 5, diary, forecasting=MovingAverage(5, initial=10.0), horizon=300)
    assert diary.pages[0].lead == 5
    assert diary.pages[-1].protection == pytest.approx(3.0, abs=0.01)


def test_the_next_period_is_known_where_all_is_announced():
    result = shop(2.0, 5, BaseStock(45.0), forecasting=Naive(initial=10.0))
    assert sum(event.total for event in result.facts.happenings if event.what == "forecast miss") == pytest.approx(0)
    assert sum(event.total for event in result.facts.happenings if event.what == "naive miss") > 0


class TestAnnouncements:
    def test_an_order_uses_up_what_was_announced_for_it(self):
        plans = Announcements()
        plans.announce("a", 5.0, 3.0)
        plans.announce("a", 7.0, 4.0)
        assert plans.settle("a", 6.0, 3.0) == 5.0
        assert plans.open == 7.0
        assert (plans.due(3.0), plans.due(4.0)) == (0.0, 7.0)

    def test_what_does_not_come_in_its_time_will_not_come(self):
        plans = Announcements()
        plans.announce("a", 5.0, 3.0)
        plans.announce("a", 7.0, 4.0)
        assert plans.settle("a", 7.0, 4.0) == 7.0
        assert plans.open == 0.0
        plans.announce("a", 5.0, 6.0)
        plans.expire(6.0)
        assert plans.open == 5.0
        plans.expire(6.5)
        assert plans.open == 0.0

    def test_nobody_orders_what_others_have_announced(self):
        plans = Announcements()
        plans.announce("a", 5.0, 3.0)
        assert plans.settle("b", 5.0, 3.0) == 0.0
        assert plans.open == 5.0

    def test_part_of_what_comes_was_known(self):
        """Half of the demand is announced a period ahead: of the next period, half is certain, half as expected."""
        voice = Voice()
        for period in range(50):
            voice.announce("a", 5.0, 1.0, period, 1.0)
            voice.arrived = 10.0
            voice.known = voice.announced.settle("a", 5.0, period)
            voice.close()
            expected = voice.expected(10.0, period, 1.0)
            voice.turn()
        assert expected == pytest.approx(5.0 + 0.5 * 10.0)
