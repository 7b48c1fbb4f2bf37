"""The board game exactly: Sterman (1989), rows G1 and G2."""

from functools import partial

import pytest

from scenarios.beer_game import beer_game
from sim.errors import ModelError
from sim.policies.demand import Step
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.replenishment import AnchorAndAdjust
from sim.simulate import simulate

STAGES = ("retailer", "wholesaler", "distributor", "factory")
BEST = (28, 28, 28, 20)


def play(theta=0.0, alpha=1.0, beta=1.0, targets=BEST, weeks=36, **options):
    scenario = partial(
        beer_game,
        demand=Step(before=4, after=8, at=4),
        forecasting=ExponentialSmoothing(theta, initial=4),
        replenishment=AnchorAndAdjust(alpha, beta, target=28, opening=(4, 4, 4, 4)),
        **options,
    )
    at = {stage: {"replenishment": {"target": target}} for stage, target in zip(STAGES, targets, strict=True)}
    return simulate(scenario, horizon=weeks, seed=1, at=at)


def costs(result):
    spent = dict.fromkeys(STAGES, 0.0)
    for entry in result.facts.money:
        spent[entry.agent] += entry.amount
    return list(spent.values())


def series(result, stage):
    levels = result.levels[result.levels["agent"] == stage]
    orders = levels["ordered"].diff().fillna(levels["ordered"]).tolist()
    return orders, (levels["on_hand"] - levels["reserved"] - levels["backlog"]).tolist()


def of(result, stage):
    return next(stock for stock in result.facts.stocks if stock.agent == stage)


@pytest.mark.parametrize("weeks", [36, 50])
def test_G1_benchmark(weeks):
    assert costs(play(weeks=weeks)) == [46, 50, 54, 54]


@pytest.mark.parametrize(
    ("stage", "orders", "net"),
    [
        ("retailer", "4 4 4 4 12 8 8 8 8", "12 12 12 12 8 4 0 -4 0 0 0 -4 0 0 0 -4 0 0 -4 0"),
        ("wholesaler", "4 4 4 4 8 4 12 8 8", "12 12 12 12 12 12 4 0 0 -4 0 0 0 -4 0 0 -4 0"),
        ("distributor", "4 4 4 4 8 4 8 4 12 8", "12 12 12 12 12 12 8 8 4 0 0 -4 0 0 -4 0"),
        ("factory", "4 4 4 4 4 4 8 4 8 4 12 8", "12 12 12 12 12 12 8 8 4 8 0 0 -4 0"),
    ],
)
def test_G1_weeks(stage, orders, net):
    ordered, stock = series(play(), stage)
    for told, expected in ((ordered, orders), (stock, net)):
        numbers = [float(word) for word in expected.split()]
        assert told == numbers + numbers[-1:] * (36 - len(numbers))


def test_G2_every_neighbour_costs_more():
    neighbours = [
        tuple(target + step * (stage == moved) for stage, target in enumerate(BEST))
        for moved in range(4)
        for step in (-1, 1)
    ]
    totals = {targets: sum(costs(play(targets=targets))) for targets in neighbours}
    assert min(totals.values()) == totals[28, 28, 29, 20] == 209.5


def test_people_amplify_stage_by_stage():
    result = play(theta=0.36, alpha=0.26, beta=0.34, targets=(17, 17, 17, 17))
    orders = [of(result, stage).orders for stage in STAGES]
    assert sum(costs(result)) == 2694
    assert [series.highest for series in orders] == [11, 17, 27, 33]
    assert [series.variance for series in orders] == pytest.approx([8.7099, 40.7562, 88.3542, 130.4653], abs=1e-4)


def test_ignoring_the_supply_line_is_worse():
    result = play(theta=0.36, alpha=0.26, beta=0.0, targets=(17, 17, 17, 17))
    assert sum(costs(result)) == 5845
    assert [of(result, stage).orders.highest for stage in STAGES] == [14, 31, 58, 78]


def test_other_lengths():
    scenario = partial(
        beer_game,
        demand=Step(before=4, after=8, at=4),
        forecasting=ExponentialSmoothing(0.0, initial=4),
        replenishment=AnchorAndAdjust(1, 1, 28),
    )
    for echelons, expected in (
        (1, ["factory"]),
        (2, ["retailer", "factory"]),
        (6, ["retailer", "wholesaler", "distributor", "distributor2", "distributor3", "factory"]),
    ):
        result = simulate(partial(scenario, echelons=echelons), horizon=5, seed=1)
        names = [agent.name for agent in result.facts.agents if agent.role == "Warehouse"]
        assert names == expected


def test_longer_delays():
    levels = play(order_delay=1, transit=3, weeks=5).levels
    assert levels.loc[levels["agent"] == "wholesaler", "on_hand"].tolist() == [12] * 5


@pytest.mark.parametrize("wrong", [{"echelons": 0}, {"echelons": 13}, {"order_delay": 0}])
def test_impossible_games(wrong):
    with pytest.raises(ModelError, match=next(iter(wrong))):
        play(**wrong)
