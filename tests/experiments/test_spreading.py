"""A policy that is typed holds: where the scenario takes it, or else at every house; never silently nowhere."""

import pytest

import experiments
from experiments.composing import compose
from experiments.faults import Faults, InputError

SHORT = {"horizon": 60, "warmup": 0, "record": "totals", "figures": False}


def at(*typed: str) -> dict:
    return dict(compose(typed, (), Faults()).config.at)


def test_what_the_scenario_takes_is_not_spread() -> None:
    assert at("scenario=serial", "replenishment=s_S", "demand=poisson", "disruption=none", "strategy=none") == {}


def test_what_it_does_not_take_is_for_every_house() -> None:
    spread = at("scenario=serial", "order_fulfilment=picking", "at.stage1.replenishment.z=2")
    assert list(spread) == ["*", "stage1"]
    assert spread["*"]["order_fulfilment"]["_target_"].endswith("Picking")


@pytest.mark.parametrize(
    ("measure", "settings"),
    [
        ("cycle time", ["order_fulfilment=picking", "order_fulfilment.per_unit=0.05"]),
        ("order variance", ["demand_management=order_rules", "demand_management.multiple=40"]),
        ("average on hand", ["demand_management.multiple=40", "demand_management=order_rules"]),
    ],
)
def test_the_groups_of_processes_act(measure: str, settings: list[str]) -> None:
    def value(*typed: str) -> float:
        summary = experiments.run(*typed, scenario="serial", **SHORT).summary
        whole = summary[(summary["measure"] == measure) & (summary["agent"] == "chain")]
        return float(whole["mean"].iloc[0])

    assert value(*settings) > value()


def test_what_concerns_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="demand: no house of this supply chain has a demand to choose"):
        experiments.run("demand=poisson", scenario="network", **SHORT)
