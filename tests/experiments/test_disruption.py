"""Every kind of disruption can be chosen for any scenario, and does something."""

import pytest

import experiments

KINDS = {
    "listed": ["disruption.when.down=[false,false,false,false,false,true,true,true,true,true]"],
    "scheduled": ["disruption.when.windows=[[12,30]]"],
    "alternating": ["disruption.when.up.mean=10", "disruption.when.down.mean=10"],
    "markov": ["disruption.when.fail=0.2", "disruption.when.recover=0.2"],
}


def shortage(scenario: str, *settings: str) -> float:
    keys = {"scenario": scenario, "horizon": 60, "warmup": 0, "record": "totals", "figures": False}
    summary = experiments.run(*settings, **keys).summary
    chosen = (summary["measure"] == "average backlog") & (summary["agent"] == "chain") & (summary["product"] == "all")
    return float(summary.loc[chosen, "mean"].iloc[0])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("scenario", "house"), [("serial", "stage1"), ("distribution", "warehouse")])
def test_goods_are_short_where_shipments_stop(scenario: str, house: str, kind: str) -> None:
    chosen = [f"disruption={kind}", f"disruption.agent={house}", *KINDS[kind]]
    assert shortage(scenario, *chosen) > 1.5 * shortage(scenario)


@pytest.mark.parametrize("what", ["orders", "shipments", "transit", "receipts"])
def test_each_thing_can_stop(what: str) -> None:
    chosen = ["disruption=scheduled", "disruption.agent=stage1", "disruption.when.windows=[[20,40]]"]
    assert shortage("serial", *chosen, f"disruption.what={what}") > 1.5 * shortage("serial")
