from dataclasses import replace
from math import inf

import pytest

from scenarios.planning import planning
from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.promoting import _read, calendars
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import Listed, Promotions, Seasonal, Steady
from sim.policies.forecasting import ExponentialSmoothing, Fixed, HoltWinters
from sim.policies.planning import Chase, LevelPlan, Mixed
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.policies.sourcing import SingleSource, Split
from sim.policies.wishes import Single
from sim.processes.demand_management import DemandPlan, Forecasts, Information, SalesAndOperations
from sim.processes.demand_management.rules import OrderRules
from sim.processes.demand_management.sales_and_operations_territory import Territory
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

SEASON = (0.5, 1.0, 1.5, 1.0)
KNOWN = HoltWinters(0.0, 0.0, 0.0, season=4, initial=70.0, factors=SEASON)
CHASE = SalesAndOperations(Chase(), cycle=28.0, bucket=7.0, horizon=4, forecasting=Fixed(70.0))


def played(plan, *, demand=Steady(10.0), horizon=112.0, capacity=40.0, record="full", **settings):
    """One warehouse, one plant; what one asks for the other sends two days later."""
    chosen = DemandPlan(planning=plan, information=settings.get("information"), forecasts=settings.get("forecasts"))
    return simulate(
        lambda sim: planning(
            sim,
            demand=demand,
            forecasting=settings.get("forecasting", Fixed(10.0)),
            replenishment=OrderUpTo(),
            plant_replenishment=BaseStock(100.0),
            sourcing=SingleSource(),
            warehouses=1,
            capacity=capacity,
            lead_time=settings.get("lead_time", 0.0),
            parts=settings.get("parts", 200.0),
            batch=1.0,
            plant_costs=Costs(holding=0.1),
            costs=Costs(holding=0.1, backlog=1.0),
            plant_stock=settings.get("plant_stock", 100.0),
            subcontractor=settings.get("subcontractor"),
        ),
        horizon=horizon,
        seed=1,
        record=record,
        at={"*": {"demand_management": chosen}} if plan else {},
    )


def value(result, name, agent="chain"):
    return {(kpi.agent, kpi.product, kpi.segment): kpi.value for kpi in measure(result, [name])}[agent, "all", "all"]


def told(result, kind):
    """Messages of a kind as (time, receiver, quantity)."""
    names = [agent.name for agent in result.facts.agents]
    rows = result.message_rows[result.message_rows["kind"] == kind]
    return [(row["sent"], names[row["receiver"]], row["quantity"]) for row in rows]


def test_a_cycle_tells_the_factory_what_to_make_and_the_warehouse_what_to_expect():
    result = played(CHASE, horizon=29.0)
    plans = told(result, 12)
    assert [(time, house) for time, house, _ in plans if house != "plant"] == [
        (0.0, "warehouse1"),
        (28.0, "warehouse1"),
    ]
    assert [units for _, house, units in plans if house == "warehouse1"] == [280.0, 280.0]
    assert {house for _, house, _ in told(result, 14)} == {"plant"}


def test_chase_makes_what_is_demanded_and_nothing_more():
    result = played(replace(CHASE, horizon=8), plant_stock=0.0)
    stock = next(s for s in result.facts.stocks if s.agent == "plant" and s.product == "item")
    assert stock.made == pytest.approx(10 * 112 - 60 + 20, abs=20), "what is on the road is made, too"
    assert value(result, "plan nervousness") == pytest.approx(0.0, abs=0.08)


@pytest.mark.parametrize("strategy", [Chase(), LevelPlan(), Mixed()])
@pytest.mark.parametrize("bucket", [7.0, 28.0])
def test_a_plan_of_what_the_sites_forecast_serves_a_demand_that_is_as_forecast(strategy, bucket):
    """Goods on their way serve nobody yet: without safety stock there must be enough behind them."""
    plan = SalesAndOperations(strategy, cycle=28.0, bucket=bucket, horizon=13)
    result = played(plan, horizon=364.0)
    assert value(result, "fill rate") > 0.97
    assert value(result, "average on hand", "warehouse1") < 20


def test_level_makes_the_same_every_week_of_a_season():
    plan = SalesAndOperations(LevelPlan(), cycle=28.0, bucket=7.0, horizon=4, forecasting=KNOWN, frozen=28.0)
    demand = Seasonal(Steady(10.0), SEASON, 7.0)
    result = played(plan, demand=demand, horizon=140.0, plant_stock=200.0)
    levels = result.levels
    made = levels[(levels["agent"] == "plant") & (levels["product"] == "item")].set_index("time")["made"]
    weeks = [made[float(end)] - made[float(end - 7)] for end in range(41, 134, 7)]
    assert max(weeks) - min(weeks) <= 2


def test_inside_the_frozen_horizon_a_plan_is_not_changed():
    demand = Listed(tuple([10.0] * 40 + [30.0] * 100))
    free = SalesAndOperations(Chase(), cycle=28.0, bucket=7.0, horizon=8, forecasting=ExponentialSmoothing(0.5, 70.0))
    changed = value(played(free, demand=demand, horizon=140.0), "plan adherence")
    frozen = played(replace(free, frozen=28.0), demand=demand, horizon=140.0)
    assert changed < 0.9
    assert value(frozen, "plan adherence") > changed + 0.1


def test_overtime_is_worked_and_paid_where_regular_time_is_short():
    plan = SalesAndOperations(
        Mixed(), cycle=28.0, bucket=7.0, horizon=4, forecasting=Fixed(70.0), overtime=0.5, premium=8.0, backlog=100.0
    )
    result = played(plan, capacity=8.0, horizon=85.0, plant_stock=0.0)
    short = 10.0 / 8.0 - 1.0
    assert value(result, "overtime cost") == pytest.approx(8.0 * short * 84, rel=0.25)
    without = played(replace(plan, overtime=0.0), capacity=8.0, horizon=85.0, plant_stock=0.0)
    assert value(without, "overtime cost") == 0
    assert value(without, "backlog cost") > 3 * value(result, "backlog cost")


def test_hours_employed_are_paid_and_so_are_changes():
    plan = replace(CHASE, wage=2.0, raising=1.0, lowering=3.0)
    result = played(plan, capacity=20.0, horizon=84.0)
    worked = value(result, "production cost") / 2.0
    assert worked == pytest.approx(84 * 10 / 20, rel=0.2)
    assert value(result, "planning cost") > 0


def test_a_company_that_only_looks_plans_nothing():
    looking = SalesAndOperations(cycle=28.0, bucket=7.0)
    assert not told(played(looking), 12)
    bare, watched = played(None, record="totals"), played(looking, record="totals")
    assert bare.facts.stocks == watched.facts.stocks
    assert value(watched, "demand-supply gap") >= 0


def test_promotions_that_planning_knows_are_in_the_plan():
    demand = Promotions(Steady(10.0), interval=56, length=7, uplift=3.0, first=28)
    known = SalesAndOperations(Chase(), bucket=7.0, horizon=8, forecasting=Fixed(70.0), marketing=True)
    first = next(
        units for time, house, units in told(played(known, demand=demand, horizon=29.0), 12) if house != "plant"
    )
    assert first == 8 * 70 + 2 * 70


def test_promotions_count_for_those_who_take_part_in_them():
    """Of 40 units a day 10 are on promotion, three times as many, and a shop sells 20 that are not."""
    offer = Promotions(Steady(10.0), interval=56, length=7, uplift=3.0, first=28)
    same = Promotions(Steady(5.0), interval=56, length=7, uplift=3.0, first=28)

    def street(sim):
        item = Product("item", cost=1.0)
        depot, shop = Warehouse(sim, "depot", stocks={item: 0.0}), Warehouse(sim, "shop", stocks={item: 0.0})
        wanted = {"a": offer, "b": Steady(10.0)}
        for name, demand in wanted.items():
            connect(Customer(sim, name, wants=Single(item, demand)), depot)
        connect(Customer(sim, "c", wants=Single(item, Steady(20.0))), shop)
        connect(shop, depot)
        connect(depot, Supplier(sim, "mill"))
        return [Territory(item, depot, (depot,), (depot,))]

    found = []
    simulate(lambda sim: found.extend(calendars(street(sim)).values()), horizon=1.0, seed=1)
    assert [found[0].factor(time) for time in (0.0, 28.0, 35.0)] == [1.0, (30 + 3 * 10) / 40, 1.0]
    assert _read(offer)[0] == _read(same)[0], "one calendar, whoever goes by it"


def test_what_two_plants_make_is_expected_once_and_whole():
    """Each plant plans for its half; the warehouse expects all of it, and stock at a plant is all its own."""
    heard, plans = [], []

    def street(sim):
        item = Product("item", cost=1.0)
        plants = [
            Factory(
                sim,
                name,
                stocks={item: 30.0},
                routings={item: Routing([Step("line", 0.01)], lot=10.0)},
                work_centres=[WorkCentre("line")],
                forecasting=Fixed(35.0),
                replenishment=OrderUpTo(),
                review=7.0,
            )
            for name in ("north", "south")
        ]
        depot = Warehouse(
            sim,
            "depot",
            stocks={item: 20.0},
            forecasting=Fixed(70.0),
            replenishment=OrderUpTo(),
            sourcing=Split(),
            review=7.0,
        )
        for plant in plants:
            connect(depot, plant, transit=1.0)
        connect(Customer(sim, "customer", wants=Single(item, Steady(10.0))), depot)
        plan = SalesAndOperations(Chase(), cycle=28.0, bucket=7.0, horizon=4)
        office = Company(sim, sites=[*plants, depot], plans={"demand_management": DemandPlan(planning=plan)})

        def look(_):
            heard.append(depot.demand.desks[item].forecast.over(1.0))
            plans.extend(territory.on_hand() for territory in office.planning.territories)

        Moment(sim.env, look, Phase.PLANNING + 1).at(0.0)

    simulate(street, horizon=3.0, seed=1)
    assert heard == [pytest.approx(70.0)]
    assert sum(plans) == pytest.approx(30.0 + 30.0 + 20.0 - 10.0)


def test_suppliers_who_hear_of_the_plan_make_ahead_and_are_paid_for_it():
    level = SalesAndOperations(Chase(), cycle=28.0, bucket=7.0, horizon=13, forecasting=Fixed(70.0))
    told = replace(level, suppliers=True, retainer=0.5)
    alone = played(level, lead_time=6.0, horizon=85.0)
    ahead = played(told, lead_time=6.0, horizon=85.0)

    def waited(result):
        lines = result.line_rows[result.line_rows["quantity"] > 0]
        names = [agent.name for agent in result.facts.agents]
        parts = [row for row in lines if names[row["seller"]] == "source" and 20 < row["entered"] < 70]
        return sum(row["closed"] - row["entered"] for row in parts) / len(parts)

    assert waited(alone) == pytest.approx(9.0)
    assert waited(ahead) == pytest.approx(3.0, abs=0.3), "a unit that the last plan rounded off comes later"
    assert 0.5 * 70 * 8 < value(ahead, "planning cost") < 0.5 * 70 * 12


def test_others_make_what_the_factory_cannot():
    plan = SalesAndOperations(
        Mixed(), cycle=28.0, bucket=7.0, horizon=4, forecasting=Fixed(70.0), subcontract=5.0, backlog=100.0
    )
    result = played(plan, capacity=8.0, horizon=85.0, plant_stock=0.0, subcontractor=3.0)
    paid = {money.agent: money.amount for money in result.facts.money if money.credit == "sales"}
    assert paid["subcontractor"] == pytest.approx(3.0 * 2 * 84, rel=0.25)
    alone = played(replace(plan, subcontract=0.0), capacity=8.0, horizon=85.0, plant_stock=0.0, subcontractor=3.0)
    assert value(result, "backlog cost") < 0.5 * value(alone, "backlog cost")


def test_where_nothing_may_be_owed_the_capacity_that_is_short_is_named():
    plan = SalesAndOperations(Mixed(), cycle=28.0, bucket=7.0, horizon=4, forecasting=Fixed(70.0), backlog=inf)
    with pytest.raises(ValueError, match=r"plant: line is short of .* hours up to period 4; raise its capacity"):
        played(plan, capacity=5.0, plant_stock=0.0)


def test_without_a_subcontractor_nothing_can_be_subcontracted():
    with pytest.raises(ModelError, match="nobody sells item to a factory, so none of it can be subcontracted"):
        played(replace(CHASE, subcontract=5.0))


def test_what_key_accounts_tell_is_in_the_plan():
    demand = Listed(tuple([10.0] * 40 + [30.0] * 100))
    plan = SalesAndOperations(Chase(), cycle=28.0, bucket=7.0, horizon=4, forecasting=Fixed(70.0))
    information = Information(notice=21.0)
    result = played(
        plan,
        demand=demand,
        horizon=29.0,
        information=information,
        forecasts=Forecasts(accounts=("customers1",)),
        forecasting=Fixed(10.0),
    )
    told_at_28 = [units for time, house, units in told(result, 12) if (time, house) == (28.0, "warehouse1")]
    assert told_at_28 == [70 + (4 * 10 + 3 * 30) + 70 + 70]
    stock = next(stock for stock in result.facts.stocks if stock.agent == "warehouse1")
    assert stock.on_hand - stock.backlog + stock.on_order <= 60.0


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"cycle": 10.0}, "the cycle 10 must be a multiple of the bucket 7"),
        ({"horizon": 3}, "a plan of 3 buckets of 7 ends before the next, after 28"),
        ({"frozen": 400.0}, r"frozen must lie in 0\.\.91, the plan, got 400"),
        ({"marketing": True}, "marketing needs a forecasting of planning's own"),
        ({"overtime": -0.1}, "overtime must not be negative, got -0.1"),
        ({"bucket": 0.0}, "cycle, bucket and horizon must be positive"),
    ],
)
def test_bad_input(wrong, why):
    with pytest.raises(ValueError, match=why):
        SalesAndOperations(Chase(), **wrong)


def test_without_a_factory_there_is_nothing_to_plan():
    from scenarios.serial import serial

    with pytest.raises(ModelError, match="needs a factory that makes what is sold"):
        simulate(
            lambda sim: serial(sim, demand=Steady(4.0), forecasting=Fixed(4.0), replenishment=BaseStock(20.0)),
            horizon=10.0,
            seed=1,
            at={"*": {"demand_management": DemandPlan(planning=CHASE)}},
        )


def test_a_house_keeps_its_own_order_rules_under_a_plan():
    plan = DemandPlan(planning=CHASE)
    assert plan.company_wide
    assert not DemandPlan(rules=OrderRules(multiple=4)).company_wide
