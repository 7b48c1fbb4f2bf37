"""The job shop: what it consists of, and what it does not accept."""

from __future__ import annotations

from typing import Any

import pytest

from experiments.faults import InputError
from experiments.overload import overloads
from experiments.recipe import prepare
from scenarios.mrp_job_shop import Shop, mrp_job_shop
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.simulation import Simulation

SMALL = Shop(work_centres=2, products=2, assemblies=2, parts=3, steps=(1, 2))
BICYCLE = {"bicycle": {"frame": 1.0, "wheel": 2.0}, "wheel": {"rim": 1.0, "spoke": 30.0}}


def furnish(**given: Any) -> Simulation:
    sim = Simulation(seed=1)
    terms: dict[str, Any] = {
        "demand": PoissonDemand(2.0),
        "forecasting": Fixed(4.0),
        "replenishment": BaseStock(50.0),
        "shop": SMALL,
    }
    mrp_job_shop(sim, **{**terms, **given})
    return sim


def test_products_are_made_of_assemblies_and_these_of_bought_parts():
    shop = furnish().agents["shop"]
    names = {product.name for product in shop.stocks}
    assert names == {"product1", "product2", "assembly1", "assembly2", "part1", "part2", "part3"}
    for product in shop.stocks:
        level = product.name.rstrip("123")
        below = {part.name.rstrip("123") for part in product.parts}
        assert below == {"product": {"assembly"}, "assembly": {"part"}, "part": set()}[level]


def test_the_same_number_draws_up_the_same_shop_and_another_one_another():
    def drawn(shop: Shop) -> list[tuple[str, float, dict[str, float]]]:
        stocks = furnish(shop=shop).agents["shop"].stocks
        return [(p.name, p.cost, {part.name: need for part, need in p.parts.items()}) for p in stocks]

    assert drawn(SMALL) == drawn(SMALL)
    assert drawn(SMALL) != drawn(Shop(work_centres=2, products=2, assemblies=2, parts=3, steps=(1, 2), seed=2))


def test_all_work_centres_are_as_busy_as_said_when_demand_is_as_expected():
    recipe, _ = prepare(["scenario=mrp_job_shop", "record=totals", "horizon=400", "warmup=100", "figures=false"])
    found = measure(recipe.ready().play(0, 100.0), ["planned load"])
    loads = {kpi.segment: kpi.value for kpi in found if kpi.agent == "shop"}
    assert len(loads) == 6
    assert all(load == pytest.approx(0.7, abs=0.06) for load in loads.values())


def test_units_owed_cost_money_where_customers_wait_and_not_where_production_does():
    stocks = furnish(backlog=0.5).agents["shop"].stocks
    paid = {product.name for product, stock in stocks.items() if stock.costs.backlog}
    assert paid == {"product1", "product2"}


def test_volatility_is_of_the_weeks_in_which_it_orders():
    """Orders once a week, counted by the day, would swing twenty times as much as demand that comes every day."""
    assert prepare(["scenario=mrp_job_shop"])[0].settings.bucket == 7


def test_bills_of_ones_own():
    shop = furnish(bills=BICYCLE, catalogue={"smith": ["frame", "rim"], "mill": ["spoke"]}).agents["shop"]
    assert [product.name for product in shop.stocks] == ["bicycle", "frame", "wheel", "rim", "spoke"]
    assert list(shop.sellers) == ["smith", "mill"]


def test_a_bill_that_contains_itself():
    with pytest.raises(ModelError, match=r"contains itself: .*; take one of these parts out"):
        furnish(bills={**BICYCLE, "spoke": {"bicycle": 1.0}})


def test_a_part_that_nobody_sells_is_told_before_the_run():
    words = ["scenario=mrp_job_shop", "scenario.catalogue={mill: [part1]}", "horizon=10", "warmup=0"]
    recipe, _ = prepare(words)
    with pytest.raises(InputError, match="part3 goes into assembly3, and nobody makes or sells it"):
        recipe.ready().play(0, 0.0)


def test_a_seller_of_what_nobody_needs():
    with pytest.raises(ModelError, match="mill sells saddle, which goes into nothing; there are frame, rim, spoke"):
        furnish(bills=BICYCLE, catalogue={"mill": ["saddle"]})


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"products": 0}, "at least one of its products"),
        ({"steps": (2, 9)}, "within 1..5 work centres"),
        ({"busy": 0.0}, "must be positive"),
    ],
)
def test_shops_that_cannot_be(given: dict[str, Any], says: str):
    with pytest.raises(ValueError, match=says):
        Shop(**given)


def test_a_shop_that_cannot_carry_mean_demand_is_a_warning_with_every_work_centre():
    recipe, _ = prepare(["scenario=mrp_job_shop", "demand.mean=3", "horizon=400"])
    (warning,) = overloads(recipe.ready())
    assert "shop cannot make what is wanted" in warning
    assert all(f"centre{number} 10" in warning for number in range(1, 6))
    assert "add machines or shorten times" in warning


@pytest.mark.parametrize("scenario", ["mrp_job_shop", "job_line", "planning", "serial", "assembly"])
def test_scenarios_as_they_come_can_carry_their_demand(scenario: str):
    recipe, _ = prepare([f"scenario={scenario}"])
    assert overloads(recipe.ready()) == []


def test_a_line_whose_machines_break_down_too_often():
    words = [
        "scenario=job_line",
        "scenario.breakdowns={_target_: sim.processes.manufacturing_flow.Breakdowns, up: 2, down: 1}",
    ]
    (warning,) = overloads(prepare(words)[0].ready())
    assert "station2 11" in warning
