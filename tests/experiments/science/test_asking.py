"""Questions that cannot be asked are refused before anything is played, each with one clear error."""

import pytest

import experiments
from experiments.__main__ import main
from experiments.faults import InputError
from experiments.listing import list_studies
from experiments.science.conducting import science
from tests.experiments.science.conftest import Shelf


def refused(shelf: Shelf, *typed: str) -> str:
    with pytest.raises(InputError) as error:
        science(typed, [shelf.folder], write=False)
    assert len(error.value.faults) == 1, error.value
    return str(error.value)


def test_a_question_that_is_not_there_is_named_with_those_like_it(shelf: Shelf) -> None:
    assert "w01_pos_sharin: there is no such question; did you mean w01_pos_sharing" in refused(shelf, "w01_pos_sharin")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    control: [replenishment=base_stock]\n", "", "control is missing"),
        ("expected: falls, ", "", "predictions[0].expected: is missing; say rises, falls or stays"),
        ("expected: falls", "expected: down", "expected must be rises, falls or stays, got 'down'"),
        ("measure: bullwhip ratio", "measure: bulwhip ratio", "no measure is called 'bulwhip ratio'; did you mean"),
        ("    change: [scenario.hears=sales]\n", "", "change is missing"),
        ("kind: confirmatory", "kind: sure", "must be confirmatory, exploratory or band, got 'sure'"),
        ("source: by hand\n", "", "source: is missing"),
        ("smallest: 0.5", "smalest: 0.5", "smalest: there is no such key; did you mean smallest?"),
        ("at_least: 8", "at_least: 1", "at_least must lie in 2..at_most (8), got 1"),
        ("control: [replenishment=base_stock]", "control: [scenario.hears=orders]", "takes the lever away too"),
        ("[replenishment=base_stock]", "[replenishment=base_stok]", "there is no 'base_stok'; did you mean base_stock"),
        ("control: [replenishment=base_stock]", "control: base", "must say exact.base"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(shelf: Shelf, old: str, new: str, said: str) -> None:
    shelf.put("y01_sharing")
    path = shelf.folder / "experiment" / "science" / "y01_sharing.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    told = refused(shelf, "y01")
    assert said in told and told.startswith("y01_sharing")


def test_several_values_and_keys_of_other_verbs_are_refused(shelf: Shelf) -> None:
    shelf.put("y01_sharing")
    assert "has several values" in refused(shelf, "y01", "demand.sd=1,2")
    assert "science does not know it" in refused(shelf, "y01", "replications=5")


def test_other_verbs_say_how_it_is_asked() -> None:
    with pytest.raises(InputError, match="bullwhip science w01_pos_sharing"):
        experiments.sweep(experiment="science/w01_pos_sharing")


def test_the_list_of_studies_has_a_group_of_questions() -> None:
    listed = list_studies()
    assert "bullwhip science NAME" in listed
    assert "  w01_pos_sharing           W1: does sharing" in listed
    assert "\nscience" in listed and "\nw01" not in listed


def test_the_command_line_refuses_with_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["science", "w99"]) == 2
    assert "w99: there is no such question" in capsys.readouterr().err
