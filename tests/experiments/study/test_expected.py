import pandas as pd
import pytest

import experiments
from experiments.faults import Faults
from experiments.study.expected import Expected, expected_of, expected_table

POINTS = pd.DataFrame({"point": [0, 1, 2], "name": "", "x": [1, 2, 3], "kind": ["a", "a", "b"]})


def kpis(values: dict[int, list[float]]) -> pd.DataFrame:
    rows = [
        (point, number, "bullwhip ratio", agent, "all", "all", value + 10 * (agent == "stage2"), "ratio")
        for point, own in values.items()
        for agent in ("stage1", "stage2")
        for number, value in enumerate(own)
    ]
    return pd.DataFrame(
        rows, columns=["point", "replication", "measure", "agent", "product", "segment", "value", "unit"]
    )


def test_a_formula_is_worked_out_for_every_house_where_it_holds() -> None:
    theory = Expected(
        "by hand", "bullwhip ratio", "1 + x**2 + 10*(k - 1)", {"x": "x"}, {"kind": "a"}, ("stage1", "stage2")
    )
    assert theory(POINTS).to_dict("list") == {
        "point": [0, 1, 0, 1],
        "agent": ["stage1", "stage1", "stage2", "stage2"],
        "expected": [2.0, 5.0, 12.0, 15.0],
    }


@pytest.mark.parametrize(("bound", "agrees"), [(False, [True, False, True, False]), (True, [True, True, True, True])])
def test_theory_agrees_where_the_interval_holds_it_or_lies_above_a_bound(bound: bool, agrees: list[bool]) -> None:
    theory = Expected(
        "by hand", "bullwhip ratio", "1 + x**2 + 10*(k - 1)", {"x": "x"}, {"kind": "a"}, ("stage1", "stage2"), bound
    )
    table = expected_table([theory], POINTS, kpis({0: [1.9, 2.0, 2.2], 1: [6.0, 6.001, 6.002], 2: [1.0, 1.0, 1.0]}))
    assert table["agrees"].tolist() == agrees
    assert table["n"].tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize(
    "formula", ["x.real", "__import__('os')", "x if k else 1", "@x", "y + 1", "x[0]", "x.__class__"]
)
def test_nothing_but_arithmetic_of_the_names_is_worked_out(formula: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        Expected("", "bullwhip ratio", formula, {"x": "x"})


def test_what_is_wrong_with_an_expectation_is_named() -> None:
    faults = Faults()
    said = [{"source": "me", "measure": "bulwhip", "formula": "x", "names": {"x": "demand.sdd"}, "wen": 1}]
    expected_of(said, ["demand.sd"], faults)
    told = [str(fault) for fault in faults.found]
    assert any("demand.sdd does not vary in this study; did you mean demand.sd?" in each for each in told)
    assert any("no measure is called 'bulwhip'" in each for each in told)
    assert any("wen" in each and "did you mean when?" in each for each in told)


def test_every_study_shipped_is_read_and_its_points_can_be_played() -> None:
    from experiments.study.asking import asked
    from experiments.study.expanding import expand
    from experiments.study.reading import points_of, read_study
    from experiments.tree import STUDIES, Tree

    for name in Tree().options(STUDIES):
        faults = Faults()
        verb = Tree().file(STUDIES, name).read_text().split("\nverb: ")[1].split()[0]
        study = read_study(asked([f"experiment={name}"], verb, (), faults), (), faults)
        assert study.question
        assert len(expand(study.settings, points_of(study))) >= 1


def test_the_chain_of_chen_et_al_in_small() -> None:
    found = experiments.sweep(
        "scenario.transit=1,2", "forecasting.span=10", "demand_management.multiple=0", experiment="bullwhip_causes",
        replications=4, horizon=1200, figures=False, workers=1, expected=[
            {"source": "Chen et al. (2000)", "measure": "bullwhip ratio", "formula": "1 + 2*k*L/p + 2*(k*L)**2/p**2",
             "names": {"L": "scenario.transit", "p": "forecasting.span"},
             "when": {"scenario.hears": "sales"}, "agents": ["stage1", "stage2"]}],
    )  # fmt: skip
    assert found.further["expected"]["agrees"].tolist() == [True] * 4
    assert "4 of 4 values, all houses, agree" in found.report
