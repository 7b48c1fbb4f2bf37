"""A company with a plant and two sites."""

import pytest

from scenarios.fulfilment import fulfilment
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.allocation import FirstCome
from sim.policies.demand import Arrivals
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.site_choice import NearestSite, SplitLine
from sim.processes.order_fulfilment import FulfilmentPlan, Sites
from sim.simulate import simulate


def played(plan=None, **options):
    def build(sim):
        given = {"customers": 4, "demand": Arrivals(gap=1.0, size=4.0), "stock": 6.0, **options}
        fulfilment(
            sim,
            forecasting=Fixed(2.0),
            replenishment=BaseStock(6.0),
            allocation=FirstCome(),
            plant_stock=6.0,
            **given,
        )

    return simulate(build, horizon=40, seed=1, at={"company": {"order_fulfilment": plan}} if plan else {})


def sellers(result):
    lines = result.order_lines[result.order_lines.buyer.str.startswith("customer")]
    return set(zip(lines.buyer, lines.seller, strict=True))


def test_every_customer_buys_of_the_site_nearest_to_it():
    sold = sellers(played())
    assert sold == {("customer1", "west"), ("customer2", "west"), ("customer3", "east"), ("customer4", "east")}


def test_the_company_may_choose_among_its_houses():
    assert sellers(played(FulfilmentPlan(sites=Sites(NearestSite())))) == sellers(played())
    split = played(FulfilmentPlan(sites=Sites(SplitLine())))
    assert sellers(split) > sellers(played())
    found = {kpi.measure: kpi.value for kpi in measure(split) if (kpi.agent, kpi.segment) == ("chain", "all")}
    assert found["units served away"] > 0 and found["lines split"] > 0


@pytest.mark.parametrize(("wrong", "word"), [({"customers": 0}, "at least one"), ({"speed": 0.0}, "speed")])
def test_impossible_companies(wrong, word):
    with pytest.raises(ModelError, match=word):
        played(**wrong)
