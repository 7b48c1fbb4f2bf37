from pathlib import Path

import pytest

import experiments
from experiments.composing import Composition, compose
from experiments.faults import Faults, InputError


def composed(*typed: str, dirs: tuple[Path, ...] = ()) -> Composition:
    faults = Faults()
    composition = compose(["scenario=serial", *typed], dirs, faults)
    faults.settle()
    return composition


def test_the_scenario_brings_its_choices_and_what_is_typed_wins() -> None:
    assert composed().choices["replenishment"] == "order_up_to"
    assert composed("replenishment=base_stock").choices["replenishment"] == "base_stock"


def test_values_are_set_where_they_stand_and_new_fields_of_a_policy_are_known() -> None:
    config = composed("seed=7", "scenario.echelons=3", "demand.start=2.0", "sourcing.seller=source").config
    assert (config.seed, config.scenario.echelons, config.demand.start) == (7, 3, 2.0)


def test_numbers_fitted_to_a_choice_hold_while_it_holds() -> None:
    assert composed("replenishment=base_stock").config.replenishment.S == 30.0
    assert composed("replenishment=base_stock", "replenishment.S=5").config.replenishment.S == 5
    assert "S" not in composed().config.replenishment


def test_a_house_may_have_a_policy_of_its_own() -> None:
    own = composed("at.stage2.replenishment=s_S", "at.stage2.replenishment.S=70").config.at.stage2.replenishment
    assert own == {"_target_": "sim.policies.replenishment.ReorderUpTo", "s": 30.0, "S": 70}


def test_numbers_fitted_to_a_choice_hold_for_one_house_too() -> None:
    assert composed("at.stage2.replenishment=base_stock").config.at.stage2.replenishment.S == 30.0


def test_numbers_fitted_to_a_house_that_is_not_built_are_put_aside() -> None:
    keys = {"scenario": "serial", "horizon": 10, "warmup": 0, "record": "totals", "replenishment": "echelon_base_stock"}
    assert experiments.run("scenario.echelons=2", **keys).kpis["agent"].isin(["stage2"]).any()
    with pytest.raises(InputError, match=r"at\.stage4: no such house"):
        experiments.run("scenario.echelons=2", "at.stage4.replenishment.S=5", **keys)


def test_a_house_may_change_a_field_of_whatever_applies_and_a_product_too() -> None:
    at = composed("at.stage1.replenishment.z=2", "at.dc1.product.p7.replenishment.S=40").config.at
    assert at == {
        "stage1": {"replenishment": {"z": 2}},
        "dc1": {"product": {"p7": {"replenishment": {"S": 40}}}},
    }


def test_a_file_may_choose_by_name_for_one_house(tmp_path: Path) -> None:
    folder = tmp_path / "scenario"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "# @package _global_\ndefaults:\n  - serial\nat:\n  stage1: {replenishment: s_S}\n"
        "  stage2: {replenishment: {z: 2}, product: {item: {replenishment: base_stock}}}\n"
    )
    faults = Faults()
    at = compose(["scenario=mine", "at.stage2.replenishment=r_nQ"], [tmp_path], faults).config.at
    assert not faults.found
    assert at.stage1.replenishment.S == 60.0
    assert at.stage2.replenishment.Q == 20.0
    assert at.stage2.product.item.replenishment.S == 30.0


def test_a_users_folder_adds_files_to_the_tree(own: Path) -> None:
    composition = composed("replenishment=half", "allow=[half_policies]", dirs=(own / "mine",))
    assert composition.config.replenishment.share == 0.5
    assert composition.allowed == ("sim", "scenarios", "half_policies")
    assert composition.config.seed == 1


def test_a_users_file_wins_over_a_shipped_one_of_the_same_name(own: Path) -> None:
    (own / "mine" / "replenishment" / "s_S.yaml").write_text(
        "# Mine.\n_target_: sim.policies.replenishment.BaseStock\nS: 7.0\n"
    )
    config = composed("replenishment=s_S", "at.stage2.replenishment=s_S", dirs=(own / "mine",)).config
    assert config.replenishment.S == 7.0
    assert config.at.stage2.replenishment.S == 7.0
    assert composed("replenishment=s_S").config.replenishment.S == 60.0


def test_the_keys_of_every_run_stay_ours(own: Path) -> None:
    with pytest.raises(InputError, match="would stand in for the keys of every run"):
        composed(dirs=(own / "configs",))


def test_a_list_may_stand_in_place_of_one_thing() -> None:
    costs = composed("scenario.costs=[{holding: 3}, {backlog: 2}, {_target_: sim.stock.Costs}]").config.scenario.costs
    assert costs[0] == {"_target_": "sim.stock.Costs", "holding": 3, "backlog": 10.0}
    assert costs[1] == {"_target_": "sim.stock.Costs", "holding": 1.0, "backlog": 2}
    assert costs[2] == {"_target_": "sim.stock.Costs"}
    assert composed("scenario.stock=[30, 40, 50, 60]").config.scenario.stock == [30, 40, 50, 60]


def test_entries_of_a_list_keep_what_they_do_not_say() -> None:
    costs = compose(["scenario=tree", "scenario.costs=[{}, {}, {holding: 2}]"], (), Faults()).config.scenario.costs
    assert [cost.holding for cost in costs] == [0.33, 0.67, 2]
    assert costs[2].backlog == 20.0


def test_a_file_may_not_allow_modules(tmp_path: Path) -> None:
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "sly.yaml").write_text("# @package _global_\ndefaults:\n  - serial\nallow: [subprocess]\n")
    faults = Faults()
    with pytest.raises(InputError, match="a configuration file may not allow"):
        compose(["scenario=sly"], [tmp_path], faults)
