"""A run says beforehand that its work centres cannot carry mean demand, and is played all the same."""

import logging

import pytest

from experiments.comparing import compare
from experiments.running import run

WORDS = ["scenario=mrp_job_shop", "horizon=21", "warmup=0", "record=totals", "figures=false"]


@pytest.mark.parametrize(("demand", "warned"), [(2, 0), (4, 1)])
def test_a_run_warns_of_work_that_will_pile_up(demand, warned, caplog):
    with caplog.at_level(logging.WARNING):
        done = run([*WORDS, f"demand.mean={demand}"], write=False)
    assert len(caplog.records) == warned
    assert all("shop cannot make what is wanted" in record.getMessage() for record in caplog.records)
    assert len(done.kpis)


@pytest.mark.parametrize(
    ("arms", "said"),
    [
        (["demand.mean=2,4"], "4: shop cannot make what is wanted"),
        (["demand.mean=4", "manufacturing_flow.planning.z=0,1"], "shop cannot make what is wanted"),
    ],
)
def test_a_comparison_warns_of_the_arms_that_are_too_much(arms, said, caplog):
    with caplog.at_level(logging.WARNING):
        compare([*WORDS, *arms, "replications=2", "workers=1"], write=False)
    (warned,) = [record.getMessage() for record in caplog.records if "cannot make" in record.getMessage()]
    assert warned.startswith(said)
