"""What a house is told of demand, and by whom: sales, forecasts and plans, late, in part and with errors."""

from dataclasses import dataclass, field
from functools import partial

import pytest

from scenarios.distribution import distribution
from scenarios.serial import serial
from scenarios.tree import tree
from sim.agents.customer import Patience
from sim.errors import ModelError
from sim.policies.demand import Listed, NormalDemand, Steady
from sim.policies.forecasting import Fixed, Holt, MovingAverage, Naive
from sim.policies.replenishment import BaseStock
from sim.processes.demand_management import DemandPlan, Forecasts, Information
from sim.simulate import simulate

SOLD = (1, 2, 4, 8, 16, 32, 64, 128)


@dataclass(frozen=True)
class Diary:
    """Orders what its base orders, and writes down every view."""

    base: BaseStock
    pages: list = field(default_factory=list)

    def __call__(self, view):
        self.pages.append(view)
        return self.base(view)


def chain(plan, *, horizon=6, echelons=2, forecasting=Naive(initial=0), S=500, scenario=serial, **parameters):
    """The pages of the last stage; all others order what they sell."""
    last = Diary(BaseStock(S))
    levels = [BaseStock(S)] * (echelons - 1)
    furnished = partial(
        scenario,
        demand=Listed(SOLD),
        forecasting=forecasting,
        replenishment=[*levels, last],
        echelons=echelons,
        stock=float(S),
        **parameters,
    )
    result = simulate(furnished, horizon=horizon, seed=1, at={"*": {"demand_management": plan}})
    return last.pages, result


def test_late_sales_are_heard_late():
    pages, _ = chain(DemandPlan(information=Information(hears="sales", latency=2.0)))
    assert [page.observed for page in pages] == [0, 0, 1, 2, 4, 8]


def test_a_forecast_from_old_data_is_of_the_next_period():
    """A trend that is known two periods late is carried on over them."""
    plan = DemandPlan(information=Information(hears="sales", latency=2.0))
    line = Listed(tuple(range(10, 30)))
    last = Diary(BaseStock(900))
    scenario = partial(
        serial,
        demand=line,
        forecasting=Holt(1.0, 1.0, initial=9.0, initial_trend=1.0),
        replenishment=[BaseStock(900), last],
        echelons=2,
        stock=900.0,
    )
    simulate(scenario, horizon=8, seed=1, at={"stage2": {"demand_management": plan}})
    assert last.pages[-1].now == 7
    assert last.pages[-1].forecast.mean > 16


def test_shipments_say_less_than_orders_where_stock_runs_out():
    """Three are there; six are wanted in three periods, and the rest is lost."""

    def heard(hears):
        diary = Diary(BaseStock(3))
        scenario = partial(
            serial,
            demand=Steady(6),
            forecasting=Naive(initial=0),
            replenishment=diary,
            echelons=1,
            stock=3.0,
            transit=1.0,
            patience=Patience(backorder=0.0),
        )
        simulate(
            scenario,
            horizon=4,
            seed=1,
            at={"stage1": {"demand_management": DemandPlan(information=Information(hears=hears))}},
        )
        return [page.forecast.mean for page in diary.pages]

    assert heard("orders") == [6, 6, 6, 6]
    assert heard("shipments") == [3, 3, 3, 3]


def test_forecasts_of_the_shop_are_those_of_the_whole_chain():
    plan = DemandPlan(information=Information(hears="forecasts"))
    pages, result = chain(plan, echelons=3)
    assert [page.forecast.mean for page in pages] == list(SOLD[:6])
    assert (result.messages["kind"] == "forecast share").sum() == 2 * 6


def test_forecasts_travel_as_long_as_it_is_said():
    plan = DemandPlan(information=Information(hears="forecasts", latency=1.0))
    pages, _ = chain(plan, echelons=2)
    assert [page.forecast.mean for page in pages][2:] == [2, 4, 8, 16]


def test_the_forecast_of_one_house_can_be_that_of_all_above():
    """The level of stage 2 moves by its own orders, and stage 3 goes by them; stage 2 goes by its own."""
    plan = DemandPlan(information=Information(hears="forecasts", focal="stage2"))
    pages, result = chain(plan, echelons=3)
    told = result.messages[result.messages["kind"] == "forecast share"]
    assert set(zip(told["sender"], told["receiver"], strict=True)) == {("stage2", "stage3")}
    assert [page.forecast.mean for page in pages] == list(SOLD[:6])


def test_a_focal_house_that_is_not_there_is_named():
    with pytest.raises(ModelError, match="'shop', and there is no such house; there are stage1, stage2"):
        chain(DemandPlan(information=Information(hears="forecasts", focal="shop")))


def test_who_sells_to_consumers_goes_by_its_own_orders():
    pages, result = chain(DemandPlan(information=Information(hears="sales", latency=3.0)), echelons=1)
    assert [page.observed for page in pages] == list(SOLD[:6])
    assert not (result.messages["kind"] == "sales report").any()


def hub(information, horizon=30, demand=Steady(10), policy=BaseStock(200.0)):
    """A warehouse behind four retailers."""
    scenario = partial(
        distribution,
        demand=demand,
        forecasting=MovingAverage(4, initial=10.0),
        replenishment=BaseStock(200.0),
        warehouse_replenishment=policy,
        retailers=4,
    )
    plan = DemandPlan(information=information, forecasts=Forecasts())
    return simulate(scenario, horizon=horizon, seed=1, at={"warehouse": {"demand_management": plan}})


def test_who_does_not_report_is_heard_by_its_orders():
    diary = Diary(BaseStock(200.0))
    messages = hub(Information(hears="sales", share=0.5), policy=diary).messages
    told = messages[messages["kind"] == "sales report"]
    assert set(told["sender"]) == {"retailer2", "retailer4"}
    assert {page.observed for page in diary.pages} == {20}
    assert {page.forecast.mean for page in diary.pages[4:]} == {40}


def test_a_house_that_reports_stands_for_those_beside_it():
    """Two branches of two shops: one shop of each reports, and counts for both."""
    root = Diary(BaseStock(400.0))
    scenario = partial(
        tree,
        demand=Steady(10),
        forecasting=Naive(initial=40.0),
        replenishment=[root, BaseStock(200.0), BaseStock(100.0)],
        stock=[400.0, 200.0, 100.0],
    )
    plan = DemandPlan(information=Information(hears="sales", share=0.5))
    simulate(scenario, horizon=6, seed=1, at={"site": {"demand_management": plan}})
    assert {page.observed for page in root.pages} == {40}


def test_nobody_who_takes_part_leaves_orders():
    messages = hub(Information(hears="sales", share=0.0)).messages
    assert not (messages["kind"] == "sales report").any()


def test_noise_is_drawn_for_itself():
    """Reports are as they are, reading them is not exact; what consumers order is not touched."""
    demand = NormalDemand(10, 3)
    clear, noisy = (hub(Information(hears="sales", noise=noise), demand=demand, horizon=200) for noise in (0.0, 0.5))
    error = {"clear": clear, "noisy": noisy}
    sums = {
        name: sum(h.total for h in run.facts.happenings if h.what == "forecast miss" and h.agent == "warehouse")
        for name, run in error.items()
    }
    assert sums["noisy"] > 1.2 * sums["clear"]
    assert clear.facts.consumers == noisy.facts.consumers


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hears": "gossip"}, "hears is one of"),
        ({"latency": -1.0}, "latency must not be negative"),
        ({"noise": -0.1}, "noise must not be negative"),
        ({"notice": -2.0}, "notice must not be negative"),
        ({"share": 1.5}, "share must lie in 0..1"),
        ({"focal": "shop"}, "needs hears=forecasts"),
    ],
)
def test_information_that_cannot_be(wrong, said):
    with pytest.raises(ValueError, match=said):
        Information(**wrong)


def test_parts_of_a_plan_that_contradict_each_other():
    with pytest.raises(ValueError, match="goes by sales"):
        DemandPlan(information=Information(hears="sales"), forecasts=Forecasts(accounts=("key",)))
    with pytest.raises(ValueError, match="notice is of orders"):
        DemandPlan(information=Information(hears="sales", notice=2.0))
    with pytest.raises(ValueError, match="information is not chosen here"):
        DemandPlan(information={"latency": 3.0})


def test_a_house_has_its_own_latency():
    plan = DemandPlan(information=Information(hears="sales", latency=1.0))
    last = Diary(BaseStock(500))
    scenario = partial(
        serial, demand=Listed(SOLD), forecasting=Fixed(0), replenishment=[BaseStock(500), last], echelons=2, stock=500.0
    )
    at = {"*": {"demand_management": plan}, "stage2": {"demand_management": {"information": {"latency": 3.0}}}}
    simulate(scenario, horizon=5, seed=1, at=at)
    assert [page.observed for page in last.pages] == [0, 0, 0, 1, 2]
