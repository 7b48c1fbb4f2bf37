"""A factory that plans its materials, on a calendar small enough to work out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Reliability, Supplier
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import SupplyPlan
from sim.metrics import measure
from sim.policies.forecasting import Fixed
from sim.policies.lot_sizing import FixedQuantity, LotForLot
from sim.policies.replenishment import ConstantOrder
from sim.policies.wishes import Historic
from sim.processes.manufacturing_flow import (
    ManufacturingPlan,
    MaterialPlanning,
    ReorderPoint,
    Routing,
    ScheduleSharing,
    Step,
    WorkCentre,
)
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

STEADY = tuple((1.0 + 7.0 * week, 10.0) for week in range(20))
"""Ten tables a week, as forecast."""
WEEKLY = MaterialPlanning(bucket=7.0, horizon=8, lot_sizing=LotForLot(multiple=1.0))


def shop(
    sim: Simulation,
    plan: ManufacturingPlan,
    *,
    orders: tuple[tuple[float, float], ...] = (),
    stock: float = 20.0,
    parts: float = 0.0,
    lead_time: float = 6.0,
    forecast: float = 0.0,
    supplier: dict[str, Any] | None = None,
    source: bool = True,
    time: float = 2.0,
) -> Factory:
    """A table needs four legs; legs come from a mill a week after they are ordered, a table takes two days."""
    leg = Product("leg", cost=1.0)
    table = Product("table", cost=5.0, parts={leg: 4})
    factory = Factory(
        sim,
        "joiner",
        stocks={table: stock, leg: parts},
        routings={table: Routing([Step("bench", time)], lot=float("inf"))},
        work_centres=[WorkCentre("bench")],
        release=plan,
        forecasting=Fixed(forecast),
        review=7.0,
    )
    wishes = Historic(tuple((time, ((table, units),)) for time, units in orders))
    connect(Customer(sim, "customer", wants=wishes), factory)
    if source:
        mill = Supplier(sim, "mill", products=[leg], lead_time=lead_time, **(supplier or {}))
        connect(factory, mill, transit=1.0)
    return factory


def play(plan: ManufacturingPlan | MaterialPlanning = WEEKLY, horizon: float = 70.0, **given: Any) -> Result:
    chosen = plan if isinstance(plan, ManufacturingPlan) else ManufacturingPlan(planning=plan)
    return simulate(lambda sim: shop(sim, chosen, **given) and None, horizon=horizon, seed=1)


def sent(result: Result, kind: str = "order") -> list[tuple[float, float]]:
    """When the mill was sent what: (time, units)."""
    rows = result.messages
    rows = rows[(rows["receiver"] == "mill") & (rows["kind"] == kind)]
    return list(rows[["sent", "quantity"]].itertuples(index=False, name=None))


def value(result: Result, name: str, product: str = "all") -> float:
    (found,) = (
        kpi.value
        for kpi in measure(result, [name])
        if (kpi.agent, kpi.product, kpi.segment) == ("chain", product, "all")
    )
    return found


def test_forecasts_become_legs_a_lead_time_ahead():
    """20 tables last two weeks of 10; those of week 3 are begun in week 2, and their 40 legs ordered in week 1."""
    result = play(orders=STEADY, forecast=10.0, horizon=28.0)
    assert sent(result) == [(0.0, 40.0), (7.0, 40.0), (14.0, 40.0), (21.0, 40.0)]
    assert value(result, "material availability") == 1.0
    assert value(result, "planned-order nervousness") == 0.0


def test_an_order_beyond_the_forecast_is_made_as_soon_as_legs_can_be_there():
    """30 tables ordered on day 8, 20 are there: on day 14 the plan wants 10 more, and 40 legs at once."""
    result = play(orders=((8.0, 30.0),))
    assert sent(result) == [(14.0, 40.0)]
    assert value(result, "material availability") == 0.0
    assert value(result, "line starvation") == 7.0
    assert value(result, "units owed") == 0.0


def test_parts_in_stock_go_into_work_at_once():
    result = play(orders=((8.0, 30.0),), parts=40.0)
    assert sent(result) == []
    assert value(result, "material availability") == 1.0
    assert value(result, "line starvation") == 0.0
    assert value(result, "schedule adherence") == 1.0


def test_nothing_is_ordered_twice():
    """Open orders are scheduled receipts, and legs that production has asked for are spoken for."""
    result = play(orders=((1.0, 25.0), (15.0, 5.0)), horizon=100.0)
    legs = next(stock for stock in result.facts.stocks if stock.product == "leg" and stock.agent == "joiner")
    tables = next(stock for stock in result.facts.stocks if stock.product == "table" and stock.agent == "joiner")
    assert (legs.ordered, legs.used, legs.on_hand) == (40.0, 40.0, 0.0)
    assert (tables.made, tables.shipped, tables.on_hand) == (10.0, 30.0, 0.0)


def test_a_shortage_that_is_on_order_is_not_ordered_again_every_week():
    """On day 8 thirty tables are wanted, 20 are there: 40 legs, ordered on day 14, come on day 35."""
    plan = MaterialPlanning(horizon=8)
    assert sent(play(plan, orders=((8.0, 30.0),), lead_time=20.0)) == [(14.0, 40.0)]


def test_what_is_ordered_for_the_last_time_is_planned_no_more():
    """Until day 15 ten tables a week are planned; what is forecast after that is made by no plan."""

    def ended(sim: Simulation) -> None:
        factory = shop(sim, ManufacturingPlan(planning=WEEKLY), orders=STEADY, forecast=10.0)

        def last(_: object) -> None:
            factory.adopt("replenishment", "table", ConstantOrder(0.0))

        Moment(sim.env, last, Phase.PLANNING).at(15.0)

    assert sent(simulate(ended, horizon=70.0, seed=1)) == [(0.0, 40.0), (7.0, 40.0), (14.0, 40.0)]


def test_lots_of_a_product_are_its_own():
    plan = MaterialPlanning(horizon=8, lots={"leg": FixedQuantity(100)})
    assert sent(play(plan, orders=((8.0, 30.0),))) == [(14.0, 100.0)]


def test_safety_stock_is_made_though_nobody_orders():
    plan = MaterialPlanning(horizon=8, safety_stock={"table": 25.0})
    result = play(plan)
    assert sent(result) == [(0.0, 20.0)]
    tables = next(stock for stock in result.facts.stocks if stock.product == "table" and stock.agent == "joiner")
    assert tables.on_hand == 25.0


def test_overdue_goods_are_asked_for():
    late = Reliability(on_time=0.0, delay=10.0)
    result = play(orders=((8.0, 30.0),), supplier={"reliability": late})
    assert value(result, "expedite requests") == 1.0
    assert value(result, "schedule adherence") == 0.0


def test_suppliers_are_told_what_will_be_ordered_and_send_at_once_what_they_prepared():
    plan = ManufacturingPlan(planning=MaterialPlanning(horizon=8, frozen=2), sharing=ScheduleSharing(horizon=4))
    alone = ManufacturingPlan(planning=MaterialPlanning(horizon=8, frozen=2))
    late = {"reliability": Reliability(on_time=0.0, delay=10.0)}
    told = play(plan, orders=STEADY, forecast=10.0, horizon=140.0, parts=120.0, supplier=late)
    kept = play(alone, orders=STEADY, forecast=10.0, horizon=140.0, parts=120.0, supplier=late)
    assert len(sent(told, "supply plan")) == 20
    assert len(sent(kept, "supply plan")) == 0
    assert value(told, "expedite requests") == 0
    assert value(kept, "expedite requests") > 10
    assert value(told, "schedule adherence") == 1.0
    assert value(kept, "schedule adherence") < 0.5


def test_sales_and_operations_planning_says_what_is_made():
    """A plan of 8 tables a week: 8 are begun every week, whatever the forecast."""
    made: list[Factory] = []

    def told(sim: Simulation) -> None:
        factory = shop(sim, ManufacturingPlan(planning=WEEKLY), forecast=50.0, parts=200.0)
        made.append(factory)
        table = next(product for product in factory.stocks if product.name == "table")
        plan = SupplyPlan(factory, factory, table, (8.0, 8.0, 8.0), 0.0, 7.0, 0.0)
        factory.heed(plan)

    simulate(told, horizon=7.0, seed=1)
    table = made[0].planner.table  # type: ignore[union-attr]
    assert table is not None
    assert table.releases[0, :3].tolist() == [8.0, 8.0, 8.0]


def test_load_is_compared_with_hours():
    """Two days of work in every week of seven but the first."""
    result = play(orders=STEADY, forecast=10.0, horizon=70.0)
    (bench,) = result.facts.loads
    assert bench.station == "bench"
    assert (bench.periods, bench.load, bench.hours, bench.overloaded) == (10, 18.0, 70.0, 0)


def test_too_much_work_is_reported():
    """A table takes nine days, in a week of seven."""
    plan = MaterialPlanning(horizon=8, lead_times={"table": 7.0})
    result = play(plan, orders=STEADY, forecast=10.0, horizon=70.0, time=9.0)
    assert result.facts.loads[0].overloaded == 9
    assert sum(fact.total for fact in result.facts.happenings if fact.what == "overloaded") == 18.0
    assert value(result, "planned load") == 81.0 / 70.0


def test_inside_the_fence_planned_orders_do_not_change():
    free, frozen = (
        play(MaterialPlanning(horizon=8, frozen=fence), orders=((8.0, 30.0),), forecast=5.0, horizon=60.0)
        for fence in (0, 3)
    )
    assert value(frozen, "planned-order nervousness") <= value(free, "planned-order nervousness")
    assert sent(free) != sent(frozen)


def test_what_is_done_before_its_period_is_not_on_schedule_either():
    """Two days' work that is planned to take three weeks is done 19 days early, 12 days before its week."""
    early = play(MaterialPlanning(horizon=8, lead_times={"table": 21.0}), orders=((8.0, 30.0),), parts=40.0)
    assert value(early, "schedule adherence") == 0.0
    assert value(early, "early production orders") == 1.0
    allowed = MaterialPlanning(horizon=8, lead_times={"table": 21.0}, tolerance=12.0)
    assert value(play(allowed, orders=((8.0, 30.0),), parts=40.0), "schedule adherence") == 1.0


def test_a_plan_told_for_what_goes_into_others_is_no_master_schedule():
    """Legs are planned from tables, whatever sales and operations planning tells of legs."""
    made: list[Factory] = []

    def told(sim: Simulation) -> None:
        leg = Product("leg", cost=1.0)
        table = Product("table", cost=5.0, parts={leg: 4})
        factory = Factory(
            sim,
            "joiner",
            stocks={table: 0.0, leg: 0.0},
            routings={part: Routing([Step("bench", 0.1)], lot=float("inf")) for part in (leg, table)},
            work_centres=[WorkCentre("bench")],
            release=ManufacturingPlan(planning=MaterialPlanning(horizon=8, frozen=2, safety_stock={"table": 10.0})),
            forecasting=Fixed(0.0),
            review=7.0,
        )
        made.append(factory)
        factory.heed(SupplyPlan(factory, factory, leg, (0.0, 0.0, 0.0), 0.0, 7.0, 0.0))

    simulate(told, horizon=3.0, seed=1)
    planner = made[0].planner
    assert planner is not None
    assert planner.told == {}
    assert planner.table is not None
    assert planner.table.releases[0, 0] == 10.0
    assert planner.table.releases[1, 0] == 40.0


def test_a_told_plan_that_has_ended_leaves_the_fence_as_it_is():
    """Told to make 8 a week for a week: three weeks on, what stands inside the fence stays, though 30 are ordered."""

    def orders_released(told: bool) -> list[float]:
        made: list[Factory] = []

        def furnish(sim: Simulation) -> None:
            plan = ManufacturingPlan(planning=MaterialPlanning(horizon=8, frozen=3))
            factory = shop(sim, plan, orders=((15.0, 60.0),), forecast=1.0, parts=500.0)
            made.append(factory)
            table = next(product for product in factory.stocks if product.name == "table")
            if told:
                factory.heed(SupplyPlan(factory, factory, table, (1.0,), 0.0, 7.0, 0.0))

        simulate(furnish, horizon=22.0, seed=1)
        table = made[0].planner.table  # type: ignore[union-attr]
        assert table is not None
        return [float(units) for units in table.releases[0, :3]]

    assert max(orders_released(told=True)) < 30.0
    assert max(orders_released(told=False)) < 30.0


def test_suppliers_who_know_do_not_make_more_than_they_can():
    """Ten tables a week take 40 legs; a mill that makes two a day sends no more than these, told or not."""
    plan = MaterialPlanning(horizon=8, frozen=2)
    received = []
    for sharing in (None, ScheduleSharing(horizon=4)):
        chosen = ManufacturingPlan(planning=plan, sharing=sharing)
        result = play(chosen, orders=STEADY, forecast=10.0, horizon=140.0, supplier={"capacity": 2.0})
        legs = next(stock for stock in result.facts.stocks if stock.product == "leg" and stock.agent == "joiner")
        received.append(legs.received)
    assert received[0] <= received[1] <= 2.0 * 140.0


def test_without_planning_waiting_for_parts_can_still_be_counted():
    result = play(ManufacturingPlan(planning=ReorderPoint()), orders=((8.0, 30.0),))
    assert result.facts.loads == ()
    assert value(result, "units owed") >= 0.0


def test_a_part_without_a_source_is_told_before_the_run():
    with pytest.raises(ModelError, match="leg goes into table, and nobody makes or sells it; lay a lane"):
        play(source=False)


def test_lots_below_what_a_seller_takes_are_told():
    plan = MaterialPlanning(lots={"leg": FixedQuantity(50)})
    with pytest.raises(ModelError, match="lots of 50, which mill raises to 80; make the lot 80"):
        play(plan, supplier={"minimum": 80.0})


def test_a_plan_that_speaks_of_strangers_is_told():
    with pytest.raises(ModelError, match="speaks of chair, which is not here; there are leg, table"):
        play(MaterialPlanning(lead_times={"chair": 3.0}))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"bucket": 0.0}, "bucket"),
        ({"cycle": 0}, "at least one period"),
        ({"frozen": 26}, r"0\.\.25, within the horizon"),
        ({"z": -1.0}, "z must not be negative"),
        ({"safety_stock": {"leg": -1.0}}, "safety_stock must not be negative"),
    ],
)
def test_plans_that_cannot_be(given: dict[str, Any], says: str):
    with pytest.raises(ValueError, match=says):
        MaterialPlanning(**given)


def test_a_schedule_that_is_not_made_cannot_be_shared():
    with pytest.raises(ValueError, match="choose planning, as in mrp"):
        ManufacturingPlan(sharing=ScheduleSharing())
    with pytest.raises(ValueError, match="at least one period"):
        ScheduleSharing(horizon=0)
