from functools import partial

import pytest

from scenarios.serial import serial
from sim.decision import Decision
from sim.policies.demand import PoissonDemand, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, EchelonBaseStock, OrderList
from sim.simulate import simulate

chain = partial(serial, forecasting=Fixed(0), replenishment=BaseStock(10), echelons=2, stock=10)


def play(*decisions, demand=Steady(3), horizon=6):
    return simulate(partial(chain, demand=demand), horizon=horizon, seed=1, decisions=decisions)


def ordered(result, stage="stage1"):
    levels = result.levels[result.levels["agent"] == stage]
    return levels["ordered"].diff().fillna(levels["ordered"]).tolist()


def test_a_changed_field():
    assert ordered(play(Decision(3, "replenishment", {"S": 15}, "stage1"))) == [3, 3, 3, 8, 3, 3]


def test_another_policy_for_one_product():
    decision = Decision(2.5, "replenishment", OrderList((0, 0, 0, 7)), "stage1", product="item")
    assert ordered(play(decision)) == [3, 3, 3, 7, 0, 0]


def test_a_house_can_turn_to_its_echelon():
    decision = Decision(3, "replenishment", EchelonBaseStock(20), "stage2")
    assert ordered(play(decision), "stage2") == [3] * 6
    decision = Decision(3, "replenishment", EchelonBaseStock(26), "stage2")
    assert ordered(play(decision), "stage2") == [3, 3, 3, 9, 3, 3]


def test_every_decision_is_written_down():
    result = play(Decision(3, "replenishment", {"S": 15}, "stage1", who="sales", why="promotion"))
    assert result.decisions.to_dict("records") == [
        {
            "time": 3,
            "agent": "stage1",
            "what": "replenishment",
            "product": "",
            "old": "BaseStock(S=10)",
            "new": "BaseStock(S=15)",
            "who": "sales",
            "why": "promotion",
        }
    ]


def test_the_future_on_another_branch():
    before, after = (
        play(*decisions, demand=PoissonDemand(3), horizon=40) for decisions in ((), (Decision(20, "branch", 1),))
    )
    one, other = ordered(before, "customer"), ordered(after, "customer")
    assert one[:20] == other[:20]
    assert one[21:] != other[21:]


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision(1, "replenishment", {"S": 1}, "stage9"), "no house is called 'stage9'"),
        (Decision(1, "colour", "red", "stage1"), "stage1 has no colour to decide about"),
        (Decision(1, "replenishment", {"s": 1}, "stage1"), "BaseStock has no s; it has S"),
        (Decision(1, "replenishment", {"S": 1}, "stage1", product="beer"), "stage1 does not stock beer"),
    ],
)
def test_decisions_that_cannot_be_taken(decision, message):
    with pytest.raises(ValueError, match=message):
        play(decision)


def test_no_decision_about_the_past():
    with pytest.raises(ValueError, match="got time -1"):
        Decision(-1, "replenishment", {"S": 1}, "stage1")
