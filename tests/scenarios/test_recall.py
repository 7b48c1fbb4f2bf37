"""One bad lot, followed from its supplier to everybody who has some of it."""

import pytest

from scenarios.recall import recall
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Uniform
from sim.errors import ModelError
from sim.lots import DefectsBack, LotInspection, LotQuality, trace
from sim.metrics.catalogue import measure
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.processes.manufacturing_flow import ManufacturingPlan, Routing
from sim.processes.returns_management import ReturnsPlan
from sim.processes.returns_management.recall import Recall
from sim.processes.supplier_relationship import SupplierPlan
from sim.product import Product
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

RECALL = Recall(threshold=1, investigation=0.0, response_time=1.0, notice=1.0, handling=2.0, disposal=3.0)
BAD = LotQuality(listed=(1,), bad_share=1.0, lot=10.0)


def play(horizon=40.0, plan=RECALL, **chosen):
    """Steady demand of 5 a region; the second lot of ten components is defective throughout."""
    given = {
        "demand": Steady(5.0),
        "forecasting": Fixed(5.0),
        "replenishment": BaseStock(10.0),
        "component_quality": BAD,
        "routing": Routing(lot=5.0),
        "defects": DefectsBack(time=Uniform(1.0, 9.0), transit=1.0),
        "returns": ReturnsPlan(recall=plan) if plan is not None else None,
        "components": 30.0,
        "goods": 30.0,
        "stock": 10.0,
        "supply_time": 1.0,
        "transit": 1.0,
        "price": 100.0,
        "component_price": 10.0,
        **chosen,
    }
    sims = []

    def scenario(sim):
        recall(sim, **given)
        sims.append(sim)

    facts = simulate(scenario, horizon=horizon, seed=1).facts
    values = {
        value.measure: value.value
        for value in measure(facts)
        if (value.agent, value.product, value.segment) == ("chain", "all", "all")
    }
    return values, sims[0].lots


def test_without_a_recall_all_ten_defects_reach_customers_and_come_back() -> None:
    values, book = play(plan=None)
    assert values["defects shown"] == 10
    assert values["recalls"] == 0
    bad = next(lot for lot in book.lots if lot.causes and lot.maker == "component_supplier")
    assert bad.units == 10
    assert sum(child.units for child in bad.children) >= 10


def test_a_recall_by_lot_finds_the_units_of_the_lot() -> None:
    values, book = play()
    bad = next(lot for lot in book.lots if lot.causes and lot.maker == "component_supplier")
    affected = sum(lot.units for lot in bad.descendants() if lot is not bad)
    assert values["recalls"] == 1
    assert values["recall reach"] == affected - 1  # all but the unit that had shown its defect
    assert all(lot.blocked for lot in bad.descendants())


def test_a_recall_by_date_finds_more() -> None:
    by_lot, _ = play()
    by_date, _ = play(plan=Recall(threshold=1, investigation=0.0, response_time=1.0, traceability="date"))
    assert by_date["recall reach"] > 2 * by_lot["recall reach"]


def test_what_a_recall_costs_is_posted() -> None:
    values, _ = play()
    assert values["recall cost"] > 0
    assert values["returns cost"] > 0
    assert values["disposal cost"] > 0


def test_sharp_inspection_at_receipt_keeps_every_defect_out() -> None:
    values, _ = play(supply=SupplierPlan(inspection=LotInspection(cost=0.5)))
    assert values["defects at customers"] == 0
    assert values["recalls"] == 0
    assert values["rejected at inspection"] > 0
    looked_at = values["units inspected for defects"]
    assert values["quality cost"] == pytest.approx(0.5 * looked_at)


def test_rejected_goods_are_paid_back() -> None:
    quality = LotQuality(share=1.0, lot=10.0)
    values, _ = play(horizon=5.0, component_quality=quality, supply=SupplierPlan(inspection=LotInspection()))
    sound, _ = play(horizon=5.0, component_quality=LotQuality())
    assert values["purchase cost"] < sound["purchase cost"]


def test_sharp_inspection_at_the_line_keeps_every_defect_out() -> None:
    making = ManufacturingPlan(final_inspection=LotInspection())
    values, book = play(making=making, making_quality=LotQuality(share=0.1))
    assert values["defects at customers"] == 0
    assert sum(lot.scrapped for lot in book.lots if lot.maker == "factory") > 0


def test_nothing_is_recalled_where_nothing_is_defective() -> None:
    values, _ = play(component_quality=LotQuality())
    assert values["defects shown"] == values["recalls"] == values["recall reach"] == 0


def test_a_recall_can_be_dated() -> None:
    values, _ = play(plan=Recall(threshold=1000, date=20.0, response_time=1.0))
    assert values["recalls"] == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"traceability": "name"}, "goods are traced by lot or by date, got 'name'"),
        ({"threshold": 0.0}, "threshold must be positive, got 0.0"),
        ({"response": 2.0}, "response must lie in 0..1, got 2.0"),
        ({"notice": -1.0}, "notice must not be negative, got -1.0"),
    ],
)
def test_a_recall_that_cannot_be_is_refused(wrong, words) -> None:
    with pytest.raises(ValueError, match=words):
        Recall(**wrong)


ITEM = Product("item")


def shop(sim, **given):
    """A house that knows no lots."""
    house = Warehouse(sim, "shop", stocks={ITEM: 5.0}, **given)
    connect(house, Supplier(sim, "supplier"))
    return house


def test_inspecting_and_recalling_need_lots() -> None:
    with pytest.raises(ModelError, match="shop cannot inspect what comes in: no lots are traced here"):
        shop(Simulation(seed=1), supply=SupplierPlan(inspection=LotInspection()))
    sim = Simulation(seed=1)
    with pytest.raises(ModelError, match="centre cannot recall anything: no lots are traced here"):
        ReturnsCentre(sim, "centre", products=(ITEM,), restocks=shop(sim), inspection=ReturnsPlan(recall=Recall()))


def test_lots_are_traced_from_the_start_or_not_at_all() -> None:
    sim = Simulation(seed=1)
    shop(sim)
    with pytest.raises(ModelError, match="before the first house is built"):
        trace(sim, (ITEM,))
    with pytest.raises(ModelError, match="orders may be negative"):
        trace(Simulation(seed=1, allow_negative=True), (ITEM,))
    with pytest.raises(ModelError, match="oldest or newest first, got 'random'"):
        trace(Simulation(seed=1), (ITEM,), issue="random")  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_recall() -> None:
    assert play()[0] == pytest.approx(play()[0], nan_ok=True)


def test_each_maker_pays_for_its_own_lot() -> None:
    """A lot of the factory's own is recalled while goods of the component supplier's are awaited."""
    plan = Recall(threshold=1, investigation=0.0, response_time=10.0, notice=1.0, handling=2.0, disposal=3.0, debit=1.0)
    slow = DefectsBack(time=Uniform(2.0, 30.0), transit=1.0)
    alone, _ = play(horizon=60.0, plan=plan, defects=slow)
    both, _ = play(horizon=60.0, plan=plan, defects=slow, making_quality=LotQuality(listed=(12,), bad_share=1.0))
    assert (alone["recalls"], both["recalls"]) == (1, 2)
    assert alone["penalties cost"] == both["penalties cost"] == -alone["recall cost"]  # what outsiders pay
