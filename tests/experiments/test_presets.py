from pathlib import Path
from typing import Any

import pytest
from omegaconf import OmegaConf

import experiments
from experiments.composing import Composition, compose
from experiments.faults import Faults, InputError
from experiments.listing import list_policies
from experiments.recipe import prepare
from experiments.showing import show
from experiments.study.expanding import expand
from experiments.study.point import Point
from experiments.tree import Tree
from experiments.words import check_choices

LEAN = """\
# @package _global_
# Little stock and one plan.
defaults:
  - override /replenishment: base_stock
  - override /demand_management: [point_of_sale, sales_and_operations_mixed]
horizon: 700
preset:
  - when: {replenishment: base_stock}
    replenishment: {S: 77.0}
  - when: {replenishment: s_S}
    replenishment: {s: 11.0}
"""
BARE = "# @package _global_\n# Nothing shared.\ndefaults:\n  - override /demand_management: none\n"
FIRM = """\
# @package _global_
# The same plant, with numbers of its own.
defaults:
  - planning
  - override /demand_management: [measured, order_calendar]
fitted:
  - when: {replenishment: base_stock}
    replenishment: {S: 5.0}
  - when: {demand_management: order_calendar}
    demand_management: {calendar: {every: 3.0}}
  - when: {preset: lean}
    demand_management: {planning: {safety: 3.0}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for group, name, text in (("preset", "lean", LEAN), ("preset", "bare", BARE), ("scenario", "firm", FIRM)):
        (tmp_path / group).mkdir(exist_ok=True)
        (tmp_path / group / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def composed(folder: Path, *typed: str) -> Composition:
    faults = Faults()
    composition = compose(typed, (folder,), faults)
    faults.settle()
    return composition


def refused(folder: Path, *typed: str) -> str:
    with pytest.raises(InputError) as error:
        prepare(typed, (folder,))
    return str(error.value)


def test_a_preset_wins_over_the_scenario(folder: Path) -> None:
    own = composed(folder, "scenario=planning").config
    config = composed(folder, "scenario=planning", "preset=lean").config
    assert (own.preset, own.horizon, own.replenishment._target_.rpartition(".")[2]) == (None, 1092, "OrderUpTo")
    assert (config.preset, config.horizon, config.replenishment.S) == ("lean", 700, 77.0)
    assert {"information", "planning"} <= set(config.demand_management)


def test_typed_words_win_over_the_preset(folder: Path) -> None:
    config = composed(folder, "scenario=planning", "preset=lean", "demand_management=none", "horizon=900").config
    assert (config.demand_management, config.horizon, config.replenishment.S) == (None, 900, 77.0)
    assert composed(folder, "scenario=planning", "preset=lean", "replenishment.S=9").config.replenishment.S == 9
    other = composed(folder, "preset=lean", "scenario=planning", "replenishment=s_S").config.replenishment
    assert (other.s, other.S) == (11.0, 60.0)


def test_what_is_chosen_is_known_lists_too(folder: Path) -> None:
    choices = composed(folder, "scenario=firm", "preset=lean").choices
    assert choices["preset"] == "lean"
    assert choices["demand_management"] == ["point_of_sale", "sales_and_operations_mixed"]
    assert composed(folder, "scenario=firm").choices["demand_management"] == ["measured", "order_calendar"]


def test_a_choice_of_several_in_a_scenario_has_its_fitted_numbers(folder: Path) -> None:
    assert composed(folder, "scenario=firm").config.demand_management.calendar.every == 3.0


def test_numbers_come_from_the_scenario_then_the_preset_then_the_scenario_for_a_preset(folder: Path) -> None:
    config = composed(folder, "scenario=firm", "preset=lean").config
    assert (config.replenishment.S, config.demand_management.planning.safety) == (77.0, 3.0)
    assert composed(folder, "scenario=firm", "replenishment=base_stock").config.replenishment.S == 5.0


def test_what_a_preset_chooses_is_for_every_house_where_the_scenario_does_not_take_it(folder: Path) -> None:
    common: Any = OmegaConf.to_container(composed(folder, "scenario=planning", "preset=lean").config.at, resolve=False)
    assert common["*"]["demand_management"] == "${demand_management}"
    assert "*" not in composed(folder, "scenario=planning").config.at


def test_a_preset_is_for_the_whole_run(folder: Path) -> None:
    assert "a preset is chosen for the whole run" in refused(folder, "scenario=planning", "at.plant.preset=lean")
    assert "one alternative" in refused(folder, "scenario=planning", "preset=[lean,bare]")
    assert "did you mean lean?" in refused(folder, "scenario=planning", "preset=laen")
    assert "preset" not in Tree().ways()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("  - override /replenishment: bas_stock\n", "preset=odd: replenishment: there is no 'bas_stock'"),
        ("  - override /scenario: serial\n", "may not choose a scenario"),
        ("  - override /demand_management: [point_of_sale, forecast_broadcast]\n", "both say forecasts"),
        ("  - override /pricing: none\npreset: {when: x}\n", "list of entries with `when`"),
        (
            "  - override /replenishment: s_S\n"
            "preset: [{when: {replenishment: s_S}, replenishment: {s: 9.0, S: 1.0}}]\n",
            "preset=odd: has chosen replenishment=s_S",
        ),
    ],
)
def test_faults_name_the_preset(folder: Path, text: str, wrong: str) -> None:
    (folder / "preset" / "odd.yaml").write_text(f"# @package _global_\ndefaults:\n{text}", encoding="utf-8")
    assert wrong in refused(folder, "scenario=planning", "preset=odd")


def test_points_of_a_study_may_differ_in_their_preset(folder: Path) -> None:
    points = [
        Point(0, "", {"preset": "lean", "replenishment.S": 4.0}),
        Point(1, "", {"preset": "bare", "replenishment.z": 1.0}),
        Point(2, "arm", {}, ("preset=lean", "demand_management=none")),
    ]
    first, second, third = expand(["scenario=planning", "horizon=800"], points, (folder,))
    assert (first.config["preset"], first.config["replenishment"]["S"]) == ("lean", 4.0)
    assert (second.config["preset"], second.config["replenishment"]["z"]) == ("bare", 1.0)
    assert (third.config["preset"], third.config["demand_management"]) == ("lean", None)


def test_a_preset_is_listed_and_shown(folder: Path) -> None:
    assert "preset\n  bare" in list_policies((folder,))
    assert "preset: lean" in show(["scenario=planning", "preset=lean"], (folder,))


def test_no_preset_changes_nothing() -> None:
    words = ("scenario=planning", "horizon=400", "warmup=100", "record=totals")
    own, none = experiments.run(*words), experiments.run(*words, "preset=none")
    assert own.kpis.equals(none.kpis)


@pytest.mark.parametrize("name", ["siloed", "coordinated", "integrated"])
def test_shipped_presets_choose_what_is_there(name: str) -> None:
    from experiments.presets import chosen_in

    faults, tree = Faults(), Tree()
    for group, option in chosen_in(tree, "preset", name).items():
        check_choices(group, option, tree, faults)
    faults.settle()
    assert {"strategy", "demand_management", "sourcing"} <= set(chosen_in(tree, "preset", name))
