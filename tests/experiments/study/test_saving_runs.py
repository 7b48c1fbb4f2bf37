"""The studies shipped reach with a third of the runs, or fewer, what a fixed design of 200 replications finds."""

import pytest

import experiments
from experiments.inference import share_of_runs

FIXED = 200
SERVED = "fill rate >= 0.9"


@pytest.mark.verify
@pytest.mark.parametrize("method", ["ocba", "kn"])
def test_selection_finds_the_arm_that_200_replications_find(method: str) -> None:
    more = {} if method == "ocba" else {"select": {"measure": "total cost", "method": "kn", "worthwhile": 500,
            "at_least": 5, "at_most": 100, "round": 5, "constraints": ["fill rate >= 0.9"]}}  # fmt: skip
    found = experiments.compare(experiment="serial_policies", figures=False, **more)
    fixed = experiments.compare(
        experiment="serial_policies", figures=False, measures=[], places="chain",
        select={"measure": "total cost", "method": "subset", "replications": FIXED, "constraints": [SERVED]},
    )  # fmt: skip
    best = [table[table["verdict"] == "best"]["name"].tolist() for table in (found.selection, fixed.selection)]
    assert best[0] == best[1]
    assert share_of_runs(found.selection["n"].to_numpy(), FIXED) <= 1 / 3


@pytest.mark.verify
def test_a_mean_known_to_five_per_cent_takes_a_third_of_the_runs() -> None:
    asked = {"scenario": "serial", "horizon": 300, "figures": False, "measures": [], "places": "chain"}
    words = ["replenishment=base_stock,order_up_to,proportional"]
    rule = {"half_width": 0.05, "measures": ["total cost"], "at_least": 10, "at_most": FIXED, "round": 5}
    found = experiments.sweep(*words, until=rule, **asked)
    fixed = experiments.sweep(*words, replications=FIXED, **asked)
    assert found.further["stopping"]["reached"].all()
    assert share_of_runs(found.further["stopping"]["replications"].to_numpy(), FIXED) <= 1 / 3
    cost = [
        each.summary[(each.summary["measure"] == "total cost")].set_index("point")["mean"] for each in (found, fixed)
    ]
    assert (abs(cost[0] / cost[1] - 1) < 0.05).all()
    assert cost[0].sort_values().index.tolist() == cost[1].sort_values().index.tolist()
