"""The studies of the company that come along: their levels and arms can be played."""

import pytest

import experiments
from experiments.designs import Screened
from experiments.faults import Faults
from experiments.study.asking import asked
from experiments.study.expanding import expand
from experiments.study.point import Point
from experiments.study.reading import points_of, read_study
from experiments.study.study import Study, Verb
from experiments.tree import Tree


def shipped(name: str, verb: Verb) -> Study:
    faults = Faults()
    return read_study(asked([f"experiment={name}"], verb, (), faults), (), faults)


def test_each_process_has_a_lever_that_can_be_moved() -> None:
    pytest.importorskip("SALib", reason="SALib is not installed: pip install 'bullwhip[optimise]'")
    study = shipped("company_levers", "sweep")
    keys = {factor.key.partition(".")[0] for factor in study.factors}
    processes = {
        "customer_relationship", "customer_service", "demand_management", "order_fulfilment", "manufacturing_flow",
        "supplier_relationship", "product_development", "returns_management",
    }  # fmt: skip
    assert keys == {*processes, "strategy"} <= set(Tree().groups())
    assert isinstance(study.design, Screened) and study.design.strongest == 4
    assert len(points_of(study)) == study.design.trajectories * 10
    on, off = ({factor.key: study.design.ends(factor)[end] for factor in study.factors} for end in (1, 0))
    assert len(expand(study.settings, [Point(0, "", off), Point(1, "", on)])) == 2


def test_every_arm_of_the_outage_can_be_played() -> None:
    study = shipped("company_outage", "risk")
    points = points_of(study)
    recipes = expand(study.settings, points)
    assert study.baseline == "as_is" and len(points) * recipes[0].settings.replications <= 100
    assert {recipe.settings.record for recipe in recipes} == {"orders"}


@pytest.mark.verify
def test_the_outage_is_felt_and_a_contingency_makes_it_lighter() -> None:
    words = ["only=[as_is,no_outage,contingency]", "replications=4", "horizon=560"]
    found = experiments.risk(*words, experiment="company_outage", figures=False)
    service = found.risk.query("measure == 'service'").set_index("name")["value"]
    assert service["as_is"] < service["contingency"] and service["as_is"] < service["no_outage"]
    units = found.differences.query("measure == 'units delivered' and agent == 'chain'").set_index("name")
    assert units.loc["no_outage", "difference"] > 0
