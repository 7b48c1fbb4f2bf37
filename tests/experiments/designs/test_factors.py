from pathlib import Path
from typing import Any

import pytest
import yaml
from hydra.core.override_parser.overrides_parser import OverridesParser

from experiments.designs import Factor, Levels, Span, factor, factors_of
from experiments.faults import Faults
from experiments.tree import Tree

TREE = Tree()


def typed(word: str, tree: Tree = TREE) -> Factor | list[str] | None:
    faults = Faults()
    found = factor(OverridesParser.create().parse_override(word), tree, faults)
    return [str(fault) for fault in faults.found] or found


def written(text: str) -> list[Factor] | list[str]:
    faults = Faults()
    found = factors_of(yaml.safe_load(text), TREE, faults)
    return [str(fault) for fault in faults.found] or found


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("key=10,20", (10, 20)),
        ("key=1.0,2,x,true", (1.0, 2, "x", True)),
        ("key='a b',null,[1,'x y'],{a:1}", ("a b", None, [1, "x y"], {"a": 1})),
        ("key=choice(3,1)", (3, 1)),
        ("key=range(1,10,3)", (1, 4, 7)),
        ("key=range(3)", (0, 1, 2)),
        ("key=range(0,0.3,0.1)", (0.0, 0.1, 0.2)),
        ("key=range(0.1,0.45,0.1)", (0.1, 0.2, 0.3, 0.4)),
        ("key=range(1,0,-0.25)", (1.0, 0.75, 0.5, 0.25)),
        ("key=sort(3,1,2)", (1, 2, 3)),
        ("key=sort(range(1,4),reverse=true)", (3, 2, 1)),
        ("key=float(1,2)", (1.0, 2.0)),
    ],
)
def test_sweeps_of_the_command_line_are_levels(word: str, values: tuple) -> None:
    found = typed(word)
    assert isinstance(found, Levels)
    assert [(type(value), value) for value in found.values] == [(type(value), value) for value in values]


@pytest.mark.parametrize(
    ("word", "span"),
    [
        ("key=interval(5,15)", Span("key", 5, 15)),
        ("key=int(interval(5,15))", Span("key", 5, 15, whole=True)),
        ("key=tag(int,interval(5,15))", Span("key", 5, 15, whole=True)),
        ("key=tag(log,interval(1,100))", Span("key", 1, 100, log=True)),
    ],
)
def test_intervals_are_ranges(word: str, span: Span) -> None:
    assert typed(word) == span


def test_a_glob_is_every_alternative_of_a_group_the_users_own_among_them(tmp_path: Path) -> None:
    (tmp_path / "allocation").mkdir()
    (tmp_path / "allocation" / "first_mine.yaml").write_text("# Mine.\n")
    assert typed("allocation=glob(f*)", Tree([tmp_path])) == Levels(
        "allocation", ("fair_share", "first_come", "first_mine", "fixed_order")
    )
    assert typed("at.stage1.allocation=glob(*,exclude=[f*,c*])") == Levels(
        "at.stage1.allocation", ("linear", "past_sales", "priority", "proportional", "reserved", "uniform")
    )


def test_shuffled_levels_come_in_the_same_order_again() -> None:
    found = typed("key=shuffle(range(1,20))")
    assert isinstance(found, Levels)
    assert found == typed("key=shuffle(range(1,20))")
    assert found.values != tuple(range(1, 20)) and sorted(found.values) == list(range(1, 20))


def test_a_key_that_is_added_stays_so() -> None:
    assert typed("+demand.start=1,2") == Levels("+demand.start", (1, 2))


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("demand.sd=10", "demand.sd: has one value and does not vary; give several: demand.sd=10,20"),
        ("demand.sd=10,10.0", "demand.sd: has the level 10.0 twice; as in demand.sd=10,20 or demand.sd=range(1,5)"),
        ("demand.sd=range(5,5)", "demand.sd: has no levels; as in demand.sd=10,20 or demand.sd=range(1,5)"),
        ("demand.sd=range(1,5,0)", "demand.sd: a range of step 0 has no end; as in demand.sd=10,20"),
        ("demand.sd=interval(9,5)", "demand.sd: low must be below high, got low=9, high=5"),
        ("demand.sd=tag(lag,interval(1,5))", "demand.sd: a range has no tag 'lag'; tags are log"),
        ("replenishment=s_S,r_Q", "replenishment: there is no 'r_Q'; did you mean r_nQ"),
        ("allocation=glob(x*)", "allocation: has no levels"),
    ],
)
def test_sweeps_that_are_none(word: str, fault: str) -> None:
    [said] = typed(word)  # type: ignore[misc, union-attr]
    assert said.startswith(fault)


def test_a_file_says_levels_ranges_and_sweeps() -> None:
    text = """
      demand.sd: [10, 20.5]
      scenario.hears: [orders, sales]
      scenario.transit: range(1,4)
      forecasting.span: int(interval(5,15))
      demand.mean: {low: 50, high: 150, log: true}
      scenario.stock: [[30, 30], [40, 20]]
      replenishment: glob(s_*)
    """
    assert written(text) == [
        Levels("demand.sd", (10, 20.5)),
        Levels("scenario.hears", ("orders", "sales")),
        Levels("scenario.transit", (1, 2, 3)),
        Span("forecasting.span", 5, 15, whole=True),
        Span("demand.mean", 50, 150, log=True),
        Levels("scenario.stock", ([30, 30], [40, 20])),
        Levels("replenishment", ("s_S",)),
    ]


def test_all_that_is_wrong_in_a_file_is_said_at_once() -> None:
    text = """
      demand.sd: []
      demand.mean: {low: 5}
      scenario.transit: {low: 5, hihg: 7}
      scenario.stock: {low: few, high: 7}
      horizon: 500
      warmup: mser5
      period: interval(1)
      scenario.review: [1, "${oc.env:HOME}"]
      replenishment: [s_S, r_Q]
      bucket: {low: 1, high: 5, whole: 1}
    """
    said = written(text)
    assert [str(fault).partition(";")[0] for fault in said] == [
        "factors.demand.sd: has no levels",
        "factors.demand.mean: does not say high",
        "factors.scenario.transit: a range has no 'hihg'",
        "factors.scenario.transit: does not say high",
        "factors.scenario.stock: low must be a number, got 'few'",
        "factors.horizon: has one value, 500, and does not vary",
        "factors.warmup: has one value, 'mser5', and does not vary",
        "factors.period: cannot be read: TypeError while evaluating 'interval(1)': missing a required argument: 'end'",
        "scenario.review: '${oc.env:HOME}' asks a resolver, and configurations may not",
        "replenishment: there is no 'r_Q'",
        "factors.bucket: whole must be true or false, got 1",
    ]


@pytest.mark.parametrize("said", [None, [1, 2], "demand.sd=1,2"])
def test_factors_are_a_mapping(said: Any) -> None:
    faults = Faults()
    assert factors_of(said, TREE, faults) == []
    assert "factors: must say what varies, key: levels" in str(faults.found[0])
