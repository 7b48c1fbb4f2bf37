from functools import partial
from itertools import islice

import pytest

from scenarios.newsvendor import newsvendor
from sim.disruption import AlternatingOutages, Disruption, ListedOutages, MarkovOutages, ScheduledOutages
from sim.distributions import Constant, Exponential
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.simulate import simulate
from sim.streams import Streams


@pytest.fixture
def stream():
    return Streams(seed=1)("shop", "disruption")


def test_listed(stream):
    assert list(ListedOutages((False, True, True, False, True), period=2)(stream)) == [
        (2, True),
        (6, False),
        (8, True),
        (10, False),
    ]


def test_down_from_the_start(stream):
    assert list(ListedOutages((True,))(stream)) == [(0, True), (1, False)]


def test_scheduled(stream):
    assert list(ScheduledOutages(((1, 3), (7, 7.5)))(stream)) == [(1, True), (3, False), (7, True), (7.5, False)]


@pytest.mark.parametrize("windows", [((3, 1),), ((1, 4), (3, 5)), ((2, 2),), ((-1, 2),)])
def test_windows_neither_overlap_nor_vanish(windows):
    with pytest.raises(ValueError, match="windows"):
        ScheduledOutages(windows)


def test_alternating(stream):
    changes = AlternatingOutages(up=Constant(3), down=Constant(2))(stream)
    assert list(islice(changes, 4)) == [(3, True), (5, False), (8, True), (10, False)]


def test_alternating_by_plain_numbers(stream):
    assert list(islice(AlternatingOutages(3.0, 1.0)(stream), 3)) == [(3.0, True), (4.0, False), (7.0, True)]


def test_markov_is_down_as_often_as_its_chain(stream):
    """fail / (fail + recover) of the time, with mean spells of 1 / recover periods."""
    changes = list(islice(MarkovOutages(fail=0.04, recover=0.25)(stream), 20_000))
    spells = [up - down for (down, _), (up, _) in zip(changes[::2], changes[1::2], strict=True)]
    assert all(spell == int(spell) >= 1 for spell in spells)
    assert sum(spells) / len(spells) == pytest.approx(4, rel=0.05)
    assert sum(spells) / changes[-1][0] == pytest.approx(0.04 / 0.29, rel=0.05)


@pytest.mark.parametrize("wrong", [{"fail": 0, "recover": 0.5}, {"fail": 0.5, "recover": 1.5}])
def test_impossible_chains(wrong):
    with pytest.raises(ValueError, match="probabilities"):
        MarkovOutages(**wrong)


def test_what_can_be_paused():
    with pytest.raises(ValueError, match="orders, shipments, transit, receipts, supply or production, got 'sleep'"):
        Disruption("shop", "sleep", ListedOutages((True,)))


def test_an_unknown_house():
    scenario = partial(newsvendor, demand=Steady(1), forecasting=Fixed(0), replenishment=BaseStock(1))
    with pytest.raises(ModelError, match="disruption of depot: no such house; there are customer, shop, source"):
        simulate(scenario, horizon=1, seed=1, disruptions=[Disruption("depot", "orders", ListedOutages((True,)))])


def test_a_spell_drawn_anew_goes_on_from_now():
    streams = Streams(seed=1)
    changes = AlternatingOutages(Exponential(100), Exponential(20))(streams("shop", "disruption"))
    first, down = next(changes)
    ends = []
    for branch in range(1, 2001):
        streams.switch(branch)
        ends.append(changes.renew(first / 2)[0])
    assert down and min(ends) > first / 2
    assert len(set(ends)) == 2000
    assert sum(ends) / 2000 - first / 2 == pytest.approx(100, rel=0.1)


def test_a_chain_drawn_anew_keeps_to_its_periods():
    streams = Streams(seed=1)
    changes = MarkovOutages(0.05, 0.2, period=2)(streams("shop", "disruption"))
    now = next(changes)[0] - 1
    streams.switch(1)
    time, down = changes.renew(now)
    assert down and time > now and time % 2 == 0


def test_what_is_certain_is_not_drawn_otherwise():
    streams = Streams(seed=1)
    changes = AlternatingOutages(0.1, 0.2)(streams("shop", "disruption"))
    for _ in range(10):
        before = next(changes)
        streams.switch(streams.branch + 1)
        assert changes.renew(before[0] - 0.05) == before


def test_a_spell_that_its_law_cannot_draw_is_kept():
    changes = AlternatingOutages(3.0, 1.0)(Streams(seed=1)("shop", "disruption"))
    assert next(changes) == (3.0, True)
    assert changes.renew(10.0) == (3.0, True)
