"""A loop of the company is cut at one link: what goes is that link, and all else is as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenarios.company import Shops, Source, Successor, Variant
from scenarios.company.clientele import Clientele
from scenarios.company.cutting import CUTS, Layout, cut_loops
from scenarios.company.goods import Goods, Part
from scenarios.company.policies import Policies
from sim.diffusion import Bass
from sim.errors import ModelError
from sim.loyalty import Loyalty
from sim.policies.disposition import Option
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.materials import Candidate
from sim.policies.replenishment import OrderUpTo
from sim.policies.sourcing import SingleSource
from sim.processes.demand_management import DemandPlan
from sim.processes.demand_management import SalesAndOperations as Planning
from sim.processes.manufacturing_flow import ManufacturingPlan, MaterialPlanning, ScheduleSharing
from sim.processes.returns_management import Avoidance, Market, Netting, ReturnsPlan
from sim.processes.supplier_relationship import Guideline, Sharing, SupplierPlan
from sim.strategy import Lever, StrategicTeam, StrategyPlan
from sim.trust import Trust

TEAM = StrategicTeam(levers=(Lever("stocks", "replenishment", {"lean": {"z": 0.0}, "ample": {"z": 2.0}}),))


def layout() -> Layout:
    policies = Policies(
        ExponentialSmoothing(0.2),
        OrderUpTo(1.0),
        SingleSource(),
        demand_management=DemandPlan(planning=Planning(suppliers=True)),
        manufacturing_flow=ManufacturingPlan(planning=MaterialPlanning(), sharing=ScheduleSharing()),
        supplier_relationship=SupplierPlan(common=Guideline(sharing=Sharing())),
        returns_management=ReturnsPlan(netting=Netting(), avoidance=Avoidance()),
        strategy=StrategyPlan(team=TEAM),
    )
    places = {"motor": [Candidate("motor", "maker", cost=5.0, risk=0.1, standard=True)]}
    successor = Successor("b", "plant", places, Bass(100, 0.01, 0.1), "east", {"shops": 1.0}, name="c")
    return Layout(
        policies,
        {"motor": Part(5.0), "box": Part(1.0)},
        {"a": Variant(1.0, 20.0, 2.0, {"motor": 1.0}), "b": Variant(1.0, 30.0, 2.0, {"motor": 2.0, "box": 1.0})},
        {"maker": Source("near", {"motor": 6.0, "box": 1.5}, trust=Trust(swings=0.1))},
        Clientele({}, Shops(), loyalty=Loyalty(churn=0.01, sensitivity=3.0, attraction=1.0, elasticity=0.02)),
        successor,
    )


def plans(cut: Layout) -> dict[str, Any]:
    return cut.policies.plans()


@pytest.mark.parametrize(
    ("name", "group", "parts"),
    [
        ("reasons_to_quality", "returns_management", {"avoidance": None}),
        ("reviews_to_policy", "strategy", {"team": replace(TEAM, hears=False)}),
    ],
)
def test_one_part_of_one_plan_goes(name: str, group: str, parts: dict[str, Any]) -> None:
    whole, cut = layout(), cut_loops(layout(), [name])
    assert plans(cut) == {**plans(whole), group: replace(plans(whole)[group], **parts)}
    assert replace(cut, policies=whole.policies) == whole


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((Option("restock"), Option("recycle", cost=1.0)), (Option("recycle", cost=1.0),)),
        ((Option("refurbish"), Option("harvest"), Option("remanufacture")), (Option("landfill"),)),
    ],
)
def test_nothing_that_comes_back_is_used_again(options: tuple[Option, ...], left: tuple[Option, ...]) -> None:
    whole = layout().planned("returns_management", market=Market(options, erosion=0.1))
    plan = plans(whole)["returns_management"]
    cut = cut_loops(whole, ["recovery_to_purchases"])
    lost = replace(plan, netting=None, market=Market(left, erosion=0.1))
    assert plans(cut) == {**plans(whole), "returns_management": lost}
    assert replace(cut, policies=whole.policies) == whole


def test_where_no_fate_is_chosen_nobody_is_told_of_what_comes_back() -> None:
    cut = cut_loops(layout(), ["recovery_to_purchases"])
    assert plans(cut)["returns_management"].netting is None


def test_suppliers_are_told_no_plan_by_anybody() -> None:
    whole, cut = layout(), cut_loops(layout(), ["plan_to_promise"])
    assert plans(cut)["manufacturing_flow"].sharing is None
    assert not plans(cut)["demand_management"].planning.suppliers
    assert plans(cut)["supplier_relationship"].common == replace(
        plans(whole)["supplier_relationship"].common, sharing=None
    )
    assert replace(cut, policies=whole.policies) == whole


def test_customers_feel_and_do_not_react() -> None:
    whole, cut = layout(), cut_loops(layout(), ["service_to_demand"])
    numb = replace(whole.clientele.loyalty, sensitivity=0.0, attraction=0.0, elasticity=0.0)
    assert cut == replace(whole, clientele=replace(whole.clientele, loyalty=numb))


def test_swings_of_orders_no_longer_cost_trust() -> None:
    whole, cut = layout(), cut_loops(layout(), ["swings_to_trust"])
    maker = whole.suppliers["maker"]
    assert cut == replace(whole, suppliers={"maker": replace(maker, trust=replace(maker.trust, swings=0.0))})


def test_every_product_has_parts_of_its_own_that_cost_the_same() -> None:
    whole, cut = layout(), cut_loops(layout(), ["commonality_to_fill"])
    assert set(cut.parts) == {"motor_of_a", "motor_of_b", "box_of_b"}
    assert cut.suppliers["maker"].prices == {"motor_of_a": 6.0, "motor_of_b": 6.0, "box_of_b": 1.5}
    assert cut.successor is not None and cut.successor.places["motor"][0].part == "motor_of_c"
    costs = [{n: p.cost for n, p in Goods(each.parts, each.variants).made.items()} for each in (whole, cut)]
    assert costs[0] == costs[1]
    assert (cut.policies, cut.clientele) == (whole.policies, whole.clientele)


@pytest.mark.parametrize("name", CUTS)
def test_a_company_that_has_no_such_link_is_as_it_was(name: str) -> None:
    bare = replace(
        layout(),
        policies=Policies(ExponentialSmoothing(0.2), OrderUpTo(1.0), SingleSource()),
        clientele=Clientele({}, Shops()),
        suppliers={"maker": Source("near", {"motor": 6.0})},
        variants={},
        parts={},
        successor=None,
    )
    if name != "commonality_to_fill":
        assert cut_loops(bare, [name]) == bare


def test_loops_are_named() -> None:
    with pytest.raises(ModelError, match="there is no loop 8; the loops are service_to_demand, reasons_to_quality"):
        cut_loops(layout(), ["8"])
