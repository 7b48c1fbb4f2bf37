"""Retailers who order from a vendor, or whose stocks it manages; scarce goods, and what is asked for them."""

import pytest

from experiments.recipe import prepare
from scenarios.vendor_managed import vendor_managed
from sim.errors import ModelError
from sim.policies.allocation import ProportionalShare, UniformShare
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, ConstantOrder, OrderInflation
from sim.processes.demand_management import DemandPlan
from sim.simulate import simulate

SHORT = ("scenario.rules.multiple=0", "scenario.unfilled=0", "scenario.capacity=38", "demand=negative_binomial")


def counted(*words):
    recipe, _ = prepare(["scenario=vendor_managed", "horizon=300", "record=totals", *words])
    facts = recipe.ready().play(0, 112.0).facts
    return {stock.agent: stock for stock in facts.stocks}


def test_the_vendor_makes_steadier_plans_where_it_manages_its_customers_stocks():
    ordered, managed = counted(), counted("at.vendor.demand_management=vendor_managed")
    assert managed["vendor"].orders.variance < 0.5 * ordered["vendor"].orders.variance
    assert managed["vendor"].orders.highest < ordered["vendor"].orders.highest


def test_what_it_does_is_not_bought_with_stock_at_the_retailers():
    ordered, managed = counted(), counted("at.vendor.demand_management=vendor_managed")
    retailers = [name for name in ordered if name.startswith("retailer")]
    held, kept = (sum(facts[name].on_hand_time for name in retailers) for facts in (ordered, managed))
    lost, missed = (sum(facts[name].lost for name in retailers) for facts in (ordered, managed))
    assert 0.85 * held < kept <= held
    demanded = sum(ordered[name].demanded for name in retailers)
    assert missed == pytest.approx(lost, abs=0.02 * demanded)


def test_without_lots_a_managed_stock_is_a_base_stock():
    def chain(*words):
        recipe, _ = prepare(["scenario=serial", "horizon=80", "record=totals", *words])
        return recipe.ready().play(0, 20.0).facts.stocks

    bounds = [f"demand_management.vendor_managed.bounds.{bound}=27" for bound in "zZ"]
    levels = [f"at.stage{n}.replenishment{word}" for n in (1, 2, 3) for word in ("=base_stock", ".S=27")]
    ordered, managed = chain(*levels), chain("demand_management=vendor_managed", *bounds)
    assert [stock.on_hand_time for stock in managed] == pytest.approx([stock.on_hand_time for stock in ordered])
    assert [stock.orders.variance for stock in managed] == pytest.approx([stock.orders.variance for stock in ordered])


def test_retailers_ask_for_more_under_shares_that_reward_it_up_to_a_bound():
    fair = counted(*SHORT, "demand_management=order_inflation", "allocation=uniform")
    gamed = counted(*SHORT, "demand_management=order_inflation", "allocation=proportional")
    plain = counted(*SHORT, "allocation=proportional")
    assert fair["retailer1"].orders.mean < 1.5 * 10 * 1.1
    assert 2.5 * plain["retailer1"].orders.mean < gamed["retailer1"].orders.mean
    assert gamed["retailer1"].orders.mean <= 3.0 * plain["retailer1"].orders.mean


def short_chain(allocation, inflation=None, unfilled=0.0, horizon=40):
    """Two retailers who need ten a period, and a vendor who makes fifteen."""

    def build(sim):
        vendor_managed(
            sim,
            demand=Steady(10),
            forecasting=Fixed(10),
            replenishment=BaseStock(20),
            rules=DemandPlan(inflation=inflation),
            retailers=2,
            allocation=allocation,
            unfilled=unfilled,
            stock=20,
            lot=15,
        )
        sim.agents["vendor"].replenishment = ConstantOrder(15.0)

    facts = simulate(build, horizon=horizon, seed=1).facts
    return {stock.agent: stock for stock in facts.stocks}


def test_what_is_not_filled_is_not_delivered_later_where_that_is_agreed():
    dropped, kept = short_chain(UniformShare()), short_chain(UniformShare(), unfilled=1.0)
    assert dropped["vendor"].backlog == 0 and dropped["vendor"].lost > 0
    assert kept["vendor"].backlog > 0 and kept["vendor"].lost == 0


def test_inflation_goes_to_its_bound_and_gets_nobody_more():
    calm = short_chain(ProportionalShare())
    wild = short_chain(ProportionalShare(), OrderInflation(max_inflation=2.0, weight=1.0))
    assert wild["vendor"].demand.highest == pytest.approx(2 * calm["vendor"].demand.highest)
    assert wild["retailer1"].received == pytest.approx(calm["retailer1"].received)


def test_nobody_asks_for_more_where_all_get_the_same():
    calm = short_chain(UniformShare())
    known = short_chain(UniformShare(), OrderInflation(max_inflation=2.0))
    assert known["vendor"].demand.mean == calm["vendor"].demand.mean


@pytest.mark.parametrize("wrong", [{"retailers": 0}, {"capacity": 0.0}, {"lot": 0.0}])
def test_what_cannot_be_built(wrong):
    with pytest.raises(ModelError):
        simulate(
            lambda sim: vendor_managed(
                sim, demand=Steady(1), forecasting=Fixed(1), replenishment=BaseStock(1), **wrong
            ),
            horizon=1,
            seed=1,
        )
