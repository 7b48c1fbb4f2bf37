from functools import partial
from typing import Any

from experiments.building import Builder
from experiments.faults import Faults
from sim.policies.demand import Seasonal, Steady
from sim.policies.replenishment import ReorderUpTo


def built(config: dict[str, Any], key: str) -> tuple[Any, list[str]]:
    faults = Faults()
    made = Builder(config, ["sim", "scenarios"], faults)(key)
    return made, [str(fault) for fault in faults.found]


STEADY = {"_target_": "sim.policies.demand.Steady", "quantity": 4.0}


def test_objects_are_made_from_the_inside_out_and_lists_are_tuples() -> None:
    made, faults = built(
        {"d": {"_target_": "sim.policies.demand.Seasonal", "base": STEADY, "factors": [1.0, 2.0]}}, "d"
    )
    assert (made, faults) == (Seasonal(Steady(4.0), (1.0, 2.0)), [])


def test_what_two_places_take_from_one_is_one_object() -> None:
    made, _ = built({"demand": STEADY, "a": {"x": "${demand}", "y": "${demand}"}}, "a")
    assert made["x"] is made["y"]


def test_keys_that_are_numbers_stay_numbers() -> None:
    made, _ = built({"p": {"_target_": "sim.policies.allocation.CriticalLevel", "levels": {1: 0.0, 2: 5.0}}}, "p")
    assert made.levels == {1: 0.0, 2: 5.0}


def test_a_scenario_waits_for_its_simulation() -> None:
    made, _ = built(
        {
            "s": {
                "_target_": "scenarios.serial.serial",
                "demand": STEADY,
                "forecasting": 1,
                "replenishment": {"_target_": "sim.policies.replenishment.ReorderUpTo", "s": 1.0, "S": 2.0},
            }
        },
        "s",
    )
    assert isinstance(made, partial)
    assert made.keywords["replenishment"] == ReorderUpTo(1.0, 2.0)


def test_every_fault_is_found_and_carries_its_path() -> None:
    _, faults = built(
        {
            "a": {
                "p": {"_target_": "sim.policies.replenishment.ReorderUpTo", "s": 5.0, "S": 2.0},
                "q": {"_target_": "sim.policies.replenishment.BaseStock", "s": 5.0},
                "r": {"_target_": "sim.policies.demand.Steady", "quantity": "four"},
                "t": {"_target_": "sim.policies.demand.Steady", "quantity": "???"},
                "u": "${nowhere}",
            }
        },
        "a",
    )
    assert [fault.split(":")[0] for fault in faults] == [
        "a.p.s",
        "a.q.s",
        "a.q.S",
        "a.r.quantity",
        "a.t.quantity",
        "a.u",
    ]
    assert "did you mean" in faults[1] or "choose from" in faults[1]
    assert "must be a number, got 'four'" in faults[3]


def test_a_fault_in_a_shared_place_is_told_once() -> None:
    _, faults = built(
        {"p": {"_target_": "sim.policies.replenishment.ReorderUpTo", "s": 5.0, "S": 2.0}, "a": ["${p}", "${p}"]}, "a"
    )
    assert len(faults) == 1
    assert faults[0].startswith("p.s: ")
