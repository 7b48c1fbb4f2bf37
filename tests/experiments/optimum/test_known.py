"""Theory is asked for a configuration, and answers only where its assumptions hold."""

import pytest

from experiments.optimum.starting import start
from experiments.optimum.theory.known import theory_for
from experiments.recipe import prepare

SETUP = ["scenario.costs.ordering=64", "scenario.costs.holding=1", "scenario.costs.backlog=9"]
REORDER = ["replenishment=s_S", "demand=poisson", "demand.mean=10", *SETUP]
LEVELS = [f"at.stage{number}.replenishment.S" for number in (1, 2, 3)]
SERIAL = [
    "scenario=serial",
    "scenario.echelons=3",
    "scenario.transit=[1,1,2]",
    "scenario.costs=[{holding:7,backlog:37.12},{holding:4,backlog:0},{holding:2,backlog:0}]",
    "demand.mean=5",
    "demand.sd=1",
    "forecasting=fixed",
]


def asked(keys, *typed):
    return theory_for(prepare(typed)[0].config, keys)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ([], {"replenishment.S": 56.604}),
        (["demand=poisson"], {"at.shop.replenishment.S": 56}),
        (["scenario.transit=2", "scenario.order_delay=1"], {"replenishment.S": 150 + 8 * 3**0.5 * 0.82550}),
        (["replenishment=order_up_to"], {"replenishment.z": 0.82550}),
        (REORDER, {"replenishment.s": 6, "replenishment.S": 40}),
        (["demand=arrivals", "scenario.review=null"], {"replenishment.S": 56}),
    ],
)
def test_a_single_stock(typed, values):
    theory = asked(values, "scenario=newsvendor", *typed)
    assert theory.values == pytest.approx(values, abs=0.002)


def test_a_chain_by_echelon_and_by_its_own_stock():
    theory = asked(LEVELS, *SERIAL, "replenishment=echelon_base_stock")
    assert "Clark and Scarf" in theory.source and theory.cost == pytest.approx(47.66, abs=0.01)
    assert list(theory.values.values()) == pytest.approx([6.49, 12.02, 22.71], abs=0.011)
    alone = asked(["replenishment.S", *LEVELS[1:]], *SERIAL, "replenishment=base_stock")
    assert list(alone.values.values()) == pytest.approx([6.49, 5.53, 10.69], abs=0.021)


@pytest.mark.parametrize(
    "typed",
    [
        ["scenario.patience.backorder=0"],
        ["scenario.review=2"],
        ["scenario.transit=1.5"],
        ["scenario.transit={_target_:sim.distributions.Uniform,low:1,high:2}"],
        ["scenario.rules.multiple=10"],
        ["scenario.costs.backlog=0"],
        ["scenario.costs.ordering=5"],
        ["demand=autoregressive"],
        ["replenishment=s_S"],
        ["disruption=markov", "disruption.agent=shop", "disruption.what=receipts"],
        ["allow_negative=true"],
    ],
)
def test_where_an_assumption_fails_theory_is_silent(typed):
    assert asked(["replenishment.S"], "scenario=newsvendor", *typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        ["scenario.costs=[{holding:7,backlog:37},{holding:4,backlog:1},{holding:2,backlog:0}]"],
        ["scenario.costs=[{holding:1,backlog:37},{holding:4,backlog:0},{holding:2,backlog:0}]"],
        ["scenario.order_delay=1"],
        ["at.stage2.replenishment=base_stock"],
        ["at.stage2.replenishment=s_S"],
    ],
)
def test_a_chain_that_clark_and_scarf_did_not_think_of(typed):
    assert asked(LEVELS, *SERIAL, "replenishment=echelon_base_stock", *typed) is None


def test_parameters_that_theory_does_not_speak_of():
    assert asked(["replenishment.S", "scenario.stock"], "scenario=newsvendor") is None
    assert asked(LEVELS[:2], *SERIAL, "replenishment=base_stock") is None
    assert asked(["replenishment.S"], "scenario=beer_game") is None


def test_the_start_is_what_the_configuration_has():
    config = prepare([*SERIAL, "replenishment=base_stock", "at.stage2.replenishment.S=44"])[0].config
    assert start(config, LEVELS).values == {LEVELS[0]: 30, LEVELS[1]: 44, LEVELS[2]: 30}
    assert start(config, ["at.stage1.replenishment.z"]) is None
    assert start(config, ["scenario.costs.0.holding", "scenario.transit.2"]).values["scenario.transit.2"] == 2
