"""What one run tells of a stock, and what several together do not need, by hand."""

import json

import numpy as np
import pytest

from experiments.recipe import prepare
from experiments.stocking.estimate import surplus_of
from experiments.stocking.standing import History, histories, packed, standing, standings, unpacked
from experiments.stocking.surplus import surplus, surplus_of_units
from experiments.stocking.target import Target

AFTER = np.array([50.0, 10.0, 30.0, 20.0, 40.0])
UNITS = np.array([4.0, 2.0, 4.0, 8.0, 2.0])
NONE = np.zeros(5)
RECEIVED = np.array([0.0, 0.0, 9.0, 0.0, 9.0])
SHOP = ("scenario=newsvendor", "replenishment.S=400", "demand=steady", "demand.quantity=10", "horizon=60", "warmup=20")


def test_a_run_in_a_few_numbers():
    """Deliveries come in the third and the last period, which 10 and 20 are left for; one unit of 20 may be short."""
    stood = standing(History(AFTER, UNITS, RECEIVED, NONE), 0.95, "fill rate")
    assert (stood.units, stood.served, stood.held) == (20, 20, 15)
    assert stood.short[:6] == pytest.approx([0, 0.0125, 0.025, 0.0375, 0.045, 0.05])
    assert stood.cuts[[0, 2, 5]] == pytest.approx([10, 10.5, 11])
    below = standing(History(AFTER - 12, UNITS, RECEIVED, NONE), 0.95, "fill rate")
    assert (below.served, below.held) == (18, 3)
    assert standing(History(AFTER - 12, UNITS, RECEIVED, NONE), 0.95, "orders in full").served == 18
    assert standing(History(AFTER, UNITS, NONE, NONE), 0.95, "fill rate").held == 30


def test_what_was_lost_was_lacking():
    """An order of eight finds five, of which nothing is owed afterwards."""
    lost = History(np.array([0.0, 4.0]), np.array([8.0, 2.0]), np.array([0.0, 9.0]), np.array([3.0, 0.0]))
    stood = standing(lost, 0.9, "fill rate")
    assert (stood.units, stood.served, stood.held) == (10, 7, 0)
    assert surplus_of([stood], 0.9, "fill rate") == pytest.approx(-2)


@pytest.mark.parametrize("service", ["fill rate", "orders in full"])
@pytest.mark.parametrize("share", [0.4, 0.85, 0.9, 0.95])
def test_of_one_run_the_surplus_is_that_of_the_planners_rule(service, share):
    rule = {"fill rate": surplus_of_units, "orders in full": surplus}[service]
    stood = standing(History(AFTER, UNITS, RECEIVED, NONE), share, service)
    assert surplus_of([stood], share, service) == pytest.approx(rule(AFTER, UNITS, share), abs=1e-9)


@pytest.mark.parametrize("service", ["fill rate", "orders in full"])
def test_of_several_runs_it_is_that_of_all_their_orders(service):
    """Whole units of ten runs, some of which have twice the shortage of others."""
    rng = np.random.default_rng(3)
    runs = [
        History(rng.poisson(60 - 2 * (number % 3), 400) - 30.0, rng.poisson(10, 400) + 0.0, np.ones(400), np.zeros(400))
        for number in range(10)
    ]
    net, units = (np.concatenate([run[column] for run in runs]) for column in (0, 1))
    found = surplus_of([standing(run, 0.95, service) for run in runs], 0.95, service)
    if service == "fill rate":
        short = np.minimum(units, np.maximum(0, found - net)).sum() / units.sum()
        assert short == pytest.approx(0.05, rel=0.01)
    else:
        assert found == surplus(net, units, 0.95)


def test_it_travels_and_is_noted_to_the_last_bit():
    stood = standing(History(AFTER / 3, UNITS, RECEIVED, NONE), 0.9, "orders in full")
    again = unpacked(json.loads(json.dumps(list(packed(stood)))))
    assert again[:3] == stood[:3]
    np.testing.assert_array_equal(again.cuts, stood.cuts)
    np.testing.assert_array_equal(again.short, stood.short)


def test_a_history_is_that_of_the_levels():
    """Ten units a day from a shelf of 400, delivered the next day; a stock that is left alone is not told of."""
    result = prepare(SHOP)[0].ready().play(0, 20.0, "full")
    (net, units, received, lost) = dict(histories(result))["shop", "item"]
    assert len(net) == 40 and set(net) == {390.0} and set(units) == set(received) == {10.0} and not lost.any()
    stood = unpacked(standings(result, Target(0.9))["shop.product.item"])
    assert (stood.units, stood.served, stood.held) == (400, 400, 390)
    assert standings(result, Target(0.9, places={"shop": None})) == {}


def test_without_levels_there_is_nothing_to_go_by():
    bare = prepare(SHOP)[0].ready().play(0, 20.0, "totals")
    with pytest.raises(ValueError, match="record=full"):
        standings(bare, Target(0.9))
    with pytest.raises(ValueError, match="no run"):
        surplus_of([], 0.9, "fill rate")
