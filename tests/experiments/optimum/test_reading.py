"""A study file's words become a search, or faults."""

import pytest
import yaml

from experiments.faults import Faults, InputError
from experiments.optimum import Constraint, Final, Objective, Order, Parameter, Response
from experiments.optimum.reading import read_search
from experiments.optimum.starting import start
from experiments.optimum.theory.known import theory_for
from experiments.recipe import prepare
from experiments.tree import Tree

STUDY = """
parameters:
  replenishment.s: {low: -20, high: 60, whole: true}
  replenishment.S: {low: 0, high: 100, whole: true}
objectives: [total cost]
constraints: ["fill rate >= 0.95", replenishment.s <= replenishment.S]
trials: 60
round: 4
replications: 3
"""


def test_a_study_is_read():
    search = read_search(yaml.safe_load(STUDY), 7, Faults())
    assert search.parameters[0] == Parameter("replenishment.s", -20, 60, whole=True)
    assert search.objectives == (Objective(Response("total cost"), "lower"),)
    assert search.constraints == (Constraint(Response("fill rate"), ">=", 0.95),)
    assert search.orders == (Order("replenishment.s", "replenishment.S"),)
    assert (search.trials, search.round, search.replications, search.seed, search.final) == (60, 4, 3, 7, Final(5, 16))
    assert search.responses == (Response("total cost"), Response("fill rate"))


def test_the_direction_is_that_of_the_measure_or_is_said():
    study = yaml.safe_load(STUDY) | {"objectives": ["fill rate", {"measure": "units demanded", "direction": "higher"}]}
    search = read_search(study, 1, Faults())
    assert [objective.direction for objective in search.objectives] == ["higher", "higher"]
    assert search.final.top == 20


def test_all_faults_are_said_at_once():
    study = {
        "parameters": {"replenishment.S": {"low": 9, "high": 1}, "replenishment.s": {"low": 1, "hihg": 2}},
        "objectives": ["total costs", "units demanded"],
        "constraints": ["fil rate >= 0.9", "fill rate about 0.9"],
    }
    faults = Faults()
    assert read_search(study, 1, faults) is None
    with pytest.raises(InputError) as told:
        faults.settle()
    said = str(told.value)
    assert "parameters.replenishment.S: low must be below high, got 9 and 1" in said
    assert "parameters.replenishment.s: needs a low and a high" in said
    assert "no measure is called 'total costs'; did you mean total cost" in said
    assert "units demanded is neither better low nor high" in said
    assert "no measure is called 'fil rate'; did you mean fill rate" in said
    assert "is no constraint" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parameters": {}}, "say what is to be chosen"),
        ({"objectives": []}, "say what is to be best"),
        ({"objectives": "total cost"}, "must be a list"),
        ({"trials": 0}, "trials, round and replications must be 1 or more"),
        ({"final": {"top": 0}}, "top must be 1 or more"),
        ({"final": {"tops": 3}}, "tops"),
        ({"constraints": ["replenishment.s <= replenishment.Q"]}, "no parameter of the search"),
        ({"objectives": ["total cost", "fill rate", "bullwhip ratio", "revenue"]}, "4 are too many"),
    ],
)
def test_a_study_that_cannot_be_searched_is_refused(change, said):
    faults = Faults()
    assert read_search(yaml.safe_load(STUDY) | change, 1, faults) is None
    assert any(said in str(fault) for fault in faults.found)


@pytest.mark.parametrize("name", ["base_stock_serial", "s_S_setup_cost", "smooth_or_serve"])
def test_the_studies_shipped_can_be_searched(name):
    study = yaml.safe_load(Tree().file("experiment", name).read_text(encoding="utf-8"))
    faults = Faults()
    search = read_search(study, 1, faults)
    assert faults.found == []
    config = prepare(study["settings"])[0].config
    begin, theory = start(config, search.keys), theory_for(config, search.keys)
    assert search.allows(search.nearest(begin.values))
    best = {"base_stock_serial": (6.49, 12.02, 22.71), "s_S_setup_cost": (6, 40), "smooth_or_serve": None}[name]
    assert (theory and tuple(theory.values.values())) == (best and pytest.approx(best, abs=0.011))
