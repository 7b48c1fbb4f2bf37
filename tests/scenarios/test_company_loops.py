"""Cutting any of the seven feedback loops of the company moves what the loop is about."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import ttest_1samp

import experiments
from experiments.faults import Faults
from experiments.study.asking import asked
from experiments.study.reading import read_study
from scenarios.company.cutting import CUTS

MOVED = {
    "service_to_demand": ("profit", -1),
    "reasons_to_quality": ("units returned", 1),
    "recovery_to_purchases": ("purchase cost", 1),
    "plan_to_promise": ("supplier lead time", 1),
    "swings_to_trust": ("supplier trust", -1),
    "commonality_to_fill": ("material availability", -1),
    "reviews_to_policy": ("profit", 1),
}
"""The measure that each loop is about, and which way it goes when the loop is cut: docs/guides/loops.md tells how they
were chosen."""


def test_the_study_cuts_every_loop_once() -> None:
    faults = Faults()
    study = read_study(asked(["experiment=loops"], "compare", (), faults), (), faults)
    assert dict(study.arms) == {"whole": (), **{name: (f"scenario.cut=[{name}]",) for name in CUTS}}
    assert list(MOVED) == list(CUTS)


@pytest.fixture(scope="module")
def values() -> pd.DataFrame:
    """By measure, arm and replication, of the chain."""
    found = experiments.compare(experiment="loops", figures=False)
    kpis = found.kpis.merge(found.points[["point", "name"]], on="point")
    chain = kpis[(kpis.agent == "chain") & (kpis["product"] == "all") & (kpis.segment == "all")]
    return chain.pivot_table(index=["measure", "replication"], columns="name", values="value")


@pytest.mark.verify
@pytest.mark.parametrize("name", CUTS)
def test_a_loop_that_is_cut_moves_its_measure(name: str, values: pd.DataFrame) -> None:
    """Paired by replication, at 99 %."""
    measure, sign = MOVED[name]
    pairs = values.loc[measure]
    moved = (pairs[name] - pairs["whole"]).to_numpy()
    low, high = ttest_1samp(moved, 0.0).confidence_interval(0.99)
    assert min(sign * low, sign * high) > 0, f"{measure}: {moved.mean():.4g} ({low:.4g} to {high:.4g})"
