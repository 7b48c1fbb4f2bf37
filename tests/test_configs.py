"""Every YAML is composed, built and played for a little while."""

from pathlib import Path

import pytest

from experiments.composing import compose
from experiments.faults import Faults
from experiments.recipe import prepare
from experiments.tree import SHIPPED, Tree

TREE = Tree()
SCENARIOS = TREE.options("scenario")
ALTERNATIVES = [(group, option) for group in TREE.ways() for option in TREE.options(group)]

WHERE = {
    "customer_service": "service_desk",
    "manufacturing_flow": "job_line",
    "returns_management": "take_back",
    "strategy": "small_firm",
    "supplier_relationship": "procurement",
}
"""The scenario in which somebody has the choice, where not in a serial chain."""
LONGER = {"company": 15}
"""Days, where ten are too few: forecasts are for a week, and held against what came."""
SOON = "product_development.rollout.build_up=4"
"""A launch within the few days that are played here."""
ROLLOUTS = ("none", "launch_now", "build_up", "phased", "pilot_build", "solo_rollover", "dual_rollover")
OF_ITS_OWN = {
    "contingency_overtime": ["scenario=planning"],
    "contingency_second_source": ["scenario=serial", "scenario.sources=[0.0, 1.0]"],
    "demand_review": ["scenario=planning"],
    **{choice: ["scenario=recall"] for choice in ("recall", "incoming_inspection", "final_inspection")},
    **{choice: ["scenario=mrp_job_shop"] for choice in ("mrp", "mrp_shared", "mrp_expedited", "reorder_point")},
    **{
        choice: ["scenario=fulfilment"]
        for choice in ("nearest", "cheapest", "most_available", "nearest_with_stock", "split", "drop_ship")
    },
    **{choice: ["scenario=development"] for choice in TREE.options("product_development") if choice not in ROLLOUTS},
    **{choice: ["scenario=product_launch", SOON] for choice in ("launch_now", "build_up", "phased", "pilot_build")},
    **{choice: ["scenario=product_rollover", SOON] for choice in ("solo_rollover", "dual_rollover")},
    **{f"sales_and_operations_{strategy}": ["scenario=planning"] for strategy in ("chase", "level", "mixed")},
}
"""The words with which an alternative is played that needs more than the others of its group."""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_is_played(scenario: str) -> None:
    soon = [SOON] if scenario in ("product_launch", "product_rollover") else []
    horizon = LONGER.get(scenario, 10)
    recipe, _ = prepare([f"scenario={scenario}", *soon, "warmup=0", f"horizon={horizon}", "record=totals"])
    assert recipe.ready().play(0, 0.0).facts.horizon == horizon


@pytest.mark.parametrize(("group", "option"), ALTERNATIVES)
def test_every_alternative_is_played(group: str, option: str) -> None:
    whom = ["disruption.agent=stage1"] if group == "disruption" and option != "none" else []
    where = OF_ITS_OWN.get(option, [f"scenario={WHERE.get(group, 'serial')}"])
    recipe, _ = prepare([*where, f"{group}={option}", *whom, "warmup=0", "horizon=15", "record=totals"])
    assert recipe.ready().play(0, 0.0).facts.horizon == 15.0


@pytest.mark.parametrize("preset", TREE.options("preset"))
def test_every_preset_is_played(preset: str) -> None:
    recipe, _ = prepare(["scenario=company", f"preset={preset}", "warmup=0", "horizon=15", "record=totals"])
    assert recipe.ready().play(0, 0.0).facts.horizon == 15.0


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_says_first_what_it_is(path: Path) -> None:
    comments = [line for line in path.read_text(encoding="utf-8").splitlines()[:2] if line.startswith("# ")]
    assert [comment for comment in comments if "@package" not in comment]


def test_every_group_has_a_default() -> None:
    composition = compose(["scenario=serial"], (), Faults())
    assert set(composition.choices) == set(TREE.groups())
