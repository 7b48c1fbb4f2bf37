"""Several alternatives of a group chosen together, as the mechanisms of one plan are."""

import pytest

from experiments.faults import InputError
from experiments.recipe import prepare

FULFILMENT = ("scenario=fulfilment", "horizon=30", "warmup=0", "figures=false")


def test_two_mechanisms_of_a_plan_are_put_together() -> None:
    recipe, choices = prepare([*FULFILMENT, "order_fulfilment=[life_cycle,nearest]"])
    plan = recipe.config["order_fulfilment"]
    assert set(plan) == {"_target_", "steps", "sites"}
    assert choices["order_fulfilment"] == ["life_cycle", "nearest"]
    assert recipe.ready().play(0, 0.0).facts.orders


def test_a_value_reaches_any_of_them() -> None:
    recipe, _ = prepare([*FULFILMENT, "order_fulfilment=[life_cycle,nearest]", "order_fulfilment.steps.pick.time=0.25"])
    assert recipe.config["order_fulfilment"]["steps"]["pick"]["time"] == 0.25


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("[picking,nearest]", "cannot put picking and nearest together"),
        ("[nearest,neerest]", "did you mean nearest"),
        ("[]", "must be one alternative"),
        ("[nearest,split]", "nearest and split both say sites"),
    ],
)
def test_what_does_not_go_together_is_told(said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        prepare([*FULFILMENT, f"order_fulfilment={said}"])


def test_one_scenario_is_played_at_a_time() -> None:
    with pytest.raises(InputError, match="must be one alternative"):
        prepare(["scenario=[serial,tree]"])


def test_a_number_of_what_is_not_chosen_is_told_with_what_could_be() -> None:
    with pytest.raises(InputError, match="nothing of order_fulfilment is chosen") as fault:
        prepare([*FULFILMENT, "order_fulfilment.sites.latency=3"])
    assert "life_cycle" in str(fault.value)


def test_parts_of_one_part_go_together() -> None:
    recipe, _ = prepare(["scenario=small_firm", "strategy=[rule_based,majority,production_only]"])
    team = recipe.config["strategy"]["team"]
    assert (team["search"]["trust"], team["vote"]["share"], team["functions"]) == (2.0, 0.5, {"production": 1.0})


def test_what_is_said_twice_within_a_part_is_told() -> None:
    with pytest.raises(InputError, match=r"rule_based and what_if both say team\.interval, team\.search"):
        prepare(["scenario=small_firm", "strategy=[rule_based,what_if]"])
