"""The studies that come along, and what they are known to find."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import yaml

import experiments
from experiments.designs import design_of, factors_of
from experiments.faults import Faults
from experiments.recipe import prepare
from experiments.tree import Tree

TREE = Tree()


def said(name: str) -> Mapping[str, Any]:
    return yaml.safe_load(TREE.file("experiment", name).read_text(encoding="utf-8"))


def centralised(L: int, p: int, k: int) -> float:
    """Variance of stage k's orders over that of sales, all stages hearing sales (Chen et al. 2000, theorem 3.1)."""
    return 1 + 2 * k * L / p + 2 * (k * L) ** 2 / p**2


def decentralised(L: int, p: int, k: int) -> float:
    """The same where each hears orders: every stage filters them by 1 + (L/p)(1 - B^p)."""
    stage = np.zeros(p + 1)
    stage[0], stage[p] = 1 + L / p, -L / p
    whole = np.ones(1)
    for _ in range(k):
        whole = np.convolve(whole, stage)
    return float((whole**2).sum())


def test_the_causes_are_24_points_that_can_be_played() -> None:
    study, faults = said("bullwhip_causes"), Faults()
    design = design_of(study["design"], faults)
    assert design is not None
    points = design(factors_of(study["factors"], TREE, faults))
    assert len(points) == 24 and not faults.found
    prepare([*study["settings"], *(f"{key}={value}" for key, value in points[-1].items())])


def test_every_arm_of_the_policies_can_be_played() -> None:
    study = said("cdnow_policies")
    assert study["baseline"] in study["arms"]
    for words in study["arms"].values():
        prepare([*study["settings"], *words])


def test_the_exact_ratio_of_a_chain_that_does_not_share_exceeds_the_published_bound() -> None:
    assert decentralised(2, 5, 1) == pytest.approx(centralised(2, 5, 1)) == pytest.approx(2.12)
    assert decentralised(1, 5, 2) == pytest.approx(1.44**2 + 0.48**2 + 0.04**2)
    assert all(decentralised(L, 10, 4) > centralised(L, 10, 1) ** 4 for L in (1, 2, 4))


@pytest.mark.verify
def test_the_causes_without_batching_are_those_of_chen_et_al() -> None:
    found = experiments.sweep("demand_management.multiple=0", experiment="bullwhip_causes", figures=False)
    settings = found.points.set_index("point")
    rows = found.summary.query("measure == 'bullwhip ratio' and product == 'all' and agent.str.startswith('stage')")
    assert len(rows) == 12 * 4
    for row in rows.itertuples():
        point = settings.loc[row.point]
        exact = centralised if point["scenario.hears"] == "sales" else decentralised
        known = exact(point["scenario.transit"], point["forecasting.span"], int(row.agent.removeprefix("stage")))
        assert row.mean == pytest.approx(known, rel=0.02)
        assert (row.hi - row.lo) / 2 < 0.02 * known


@pytest.mark.verify
def test_the_policies_serve_the_shop_alike() -> None:
    found = experiments.compare(experiment="cdnow_policies", replications=4, figures=False)
    names = found.points.set_index("point")["name"]
    rows = found.summary.query("measure == 'fill rate' and agent == 'chain' and product == 'all' and segment == 'all'")
    rates = {names[row.point]: row.mean for row in rows.itertuples()}
    assert [rates.pop(name) < 0.8 for name in ("textbook", "do_nothing")] == [True, True]
    assert len(rates) == 5
    assert all(rate == pytest.approx(0.96, abs=0.015) for rate in rates.values())
