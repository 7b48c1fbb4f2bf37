import pytest

from scenarios.planning import planning
from scenarios.serial import serial
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.disruption import Disruption, ScheduledOutages
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.allocation import ProportionalShare
from sim.policies.demand import Listed, Steady
from sim.policies.forecasting import Fixed
from sim.policies.planning import (
    Buffered,
    DemandJump,
    FollowPlan,
    Interruption,
    Look,
    Sight,
    TrackingSignal,
)
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.policies.replenishment.view import StockView
from sim.policies.sourcing import SingleSource
from sim.policies.wishes import Single
from sim.processes.demand_management import (
    BuyFrom,
    Case,
    Contingency,
    DemandPlan,
    RaiseBuffer,
    Ration,
    WorkOvertime,
)
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

OUTAGE = Disruption("source", "supply", ScheduledOutages(((20.0, 40.0),)))


def cut_off(*cases, readiness=0.0, sources=(1.0, 2.0)):
    """One stage with two sources; the first sends nothing from day 20 to day 40."""
    return simulate(
        lambda sim: serial(
            sim,
            demand=Steady(10.0),
            forecasting=Fixed(10.0),
            replenishment=OrderUpTo(),
            echelons=1,
            stock=30.0,
            transit=3.0,
            sources=sources,
        ),
        horizon=80.0,
        seed=1,
        disruptions=[OUTAGE],
        at={"*": {"demand_management": DemandPlan(contingency=Contingency(cases, readiness=readiness))}}
        if cases
        else {},
    )


def value(result, name):
    return {(k.agent, k.product, k.segment): k.value for k in measure(result, [name])}["chain", "all", "all"]


def bought(result):
    """Money spent at each source."""
    money = {}
    for posting in result.facts.money:
        if posting.credit == "sales":
            money[posting.agent] = money.get(posting.agent, 0.0) + posting.amount
    return money


SECOND = Case(Interruption(), (BuyFrom("source2"),), notice=1.0, cost=25.0)


def test_a_second_source_sends_what_the_first_cannot_and_what_is_stuck():
    alone, helped = cut_off(), cut_off(SECOND)
    assert value(alone, "fill rate") < 0.8
    assert value(helped, "fill rate") > 0.9
    assert bought(alone).keys() == {"source"}
    assert bought(helped)["source2"] / 2.0 >= 180.0
    assert value(helped, "contingency plans") == 1
    assert value(helped, "time in contingency") == 19.0
    assert value(helped, "planning cost") == 25.0


def test_stock_comes_back_to_what_it_was_when_it_is_over():
    stock = next(stock for stock in cut_off(SECOND).facts.stocks if stock.agent == "stage1")
    assert stock.on_hand - stock.backlog + stock.on_order == 30.0


def test_what_is_done_is_written_down_as_decisions():
    log = cut_off(SECOND).decisions_taken
    said = [(time, who, old, new) for time, _, what, _, old, new, who, _ in log if what == "contingency"]
    assert said == [
        (21.0, "company", "SingleSource(seller=None)", "SingleSource(seller='source2')"),
        (40.0, "company", "SingleSource(seller='source2')", "SingleSource(seller=None)"),
    ]


def test_being_ready_costs_money_whether_anything_happens_or_not():
    assert value(cut_off(SECOND, readiness=0.5), "planning cost") == pytest.approx(25.0 + 80 * 0.5)


def test_a_case_of_another_seller_never_comes():
    assert "contingency plans" not in {
        kpi.measure for kpi in measure(cut_off(Case(Interruption("source2"), (BuyFrom(),))))
    }


def test_a_house_is_supplied_from_another_site_while_its_own_sends_nothing():
    def two_centres(sim):
        tea = Product("tea")
        source = Supplier(sim, "source", products=[tea])
        shop = Warehouse(sim, "shop", stocks={tea: 30.0}, forecasting=Fixed(10.0), replenishment=OrderUpTo())
        connect(Customer(sim, "customers", wants=Single(tea, Steady(10.0))), shop)
        for name in ("north", "south"):
            centre = Warehouse(sim, name, stocks={tea: 100.0}, replenishment=BaseStock(100.0))
            connect(centre, source, transit=2.0)
            connect(shop, centre, transit=2.0)

    def play(**at):
        north = Disruption("north", "supply", ScheduledOutages(((20.0, 40.0),)))
        return simulate(two_centres, horizon=60.0, seed=1, disruptions=[north], at=at)

    rerouted = Contingency((Case(Interruption("north"), (BuyFrom("south"),), sites=("shop",)),))
    helped = play(**{"*": {"demand_management": DemandPlan(contingency=rerouted)}})
    shipped = {stock.agent: stock.shipped for stock in helped.facts.stocks if stock.role != "customers"}
    assert shipped["south"] >= 180.0
    assert value(play(), "fill rate") < 0.75
    assert value(helped, "fill rate") > 0.9


def jumping(*cases):
    """A warehouse and a plant; demand doubles from day 50 to day 80."""
    demand = Listed(tuple([10.0] * 50 + [20.0] * 30 + [10.0] * 70))
    return simulate(
        lambda sim: planning(
            sim,
            demand=demand,
            forecasting=Fixed(10.0),
            replenishment=OrderUpTo(),
            plant_replenishment=BaseStock(40.0),
            sourcing=SingleSource(),
            warehouses=1,
            capacity=13.0,
            batch=1.0,
            costs=Costs(backlog=1.0),
            stock=30.0,
            plant_stock=40.0,
        ),
        horizon=150.0,
        seed=1,
        at={"*": {"demand_management": DemandPlan(contingency=Contingency(cases))}} if cases else {},
    )


def test_overtime_when_demand_jumps_is_worked_and_paid():
    overtime = WorkOvertime(0.5, premium=4.0)
    helped = jumping(Case(DemandJump(k=3.0, looks=5), (overtime,), sites=("warehouse1",)))
    assert value(helped, "backlog cost") < 0.7 * value(jumping(), "backlog cost")
    worked = value(helped, "time in contingency")
    assert worked == pytest.approx(30.0, abs=6.0)
    assert value(helped, "overtime cost") == pytest.approx(4.0 * 0.5 * worked)


def most_ordered(result):
    return next(stock.orders.highest for stock in result.facts.stocks if stock.agent == "warehouse1")


def test_a_buffer_is_held_while_demand_is_high():
    helped = jumping(Case(DemandJump(k=3.0, looks=5), (RaiseBuffer(5.0),), sites=("warehouse1",)))
    policies = [new for *_, new, _, _ in helped.decisions_taken]
    assert policies[0] == "50 more"
    assert most_ordered(helped) >= most_ordered(jumping()) + 40.0
    assert value(helped, "contingency plans") == 1


def test_an_allocation_is_replaced_and_comes_back():
    log = cut_off(Case(Interruption(), (Ration(ProportionalShare()),))).decisions_taken
    assert [(row[0], row[5]) for row in log] == [(20.0, "ProportionalShare()"), (40.0, "FirstCome()")]


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (Case(Interruption(), (BuyFrom("source3"),)), "no house of company can do"),
        (Case(Interruption(), (WorkOvertime(0.2),)), "no house of company can do"),
        (Case(Interruption(), (BuyFrom(),), sites=("stage9",)), "stage9 is no house of company; there are stage1"),
    ],
)
def test_what_cannot_be_done_is_told_before_the_run(case, why):
    with pytest.raises(ModelError, match=why):
        cut_off(case)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: Case(Interruption(), ()), "a plan for the case needs a response"),
        (lambda: Case(Interruption(), (BuyFrom(),), notice=-1.0), "notice, linger and cost must not be negative"),
        (lambda: Contingency((), watch=0.0), "watch must be positive, got 0"),
        (lambda: RaiseBuffer(-1.0), "cover must not be negative, got -1"),
        (lambda: WorkOvertime(-0.1), "extra and premium must not be negative"),
        (lambda: DemandJump(looks=0), "a jump needs looks"),
        (lambda: TrackingSignal(limit=0.0), "a tracking signal needs looks and a positive limit"),
    ],
)
def test_bad_input(wrong, why):
    with pytest.raises(ValueError, match=why):
        wrong()


def test_a_jump_is_seen_where_demand_exceeds_what_was_expected_before_it():
    calm, high = Look(10.0, 10.0, 2.0), Look(20.0, 10.0, 2.0)
    jump = DemandJump(k=3.0, looks=4)
    assert not jump(Sight((calm,) * 8, ()))
    assert not jump(Sight((high,) * 3, ()))
    assert not jump(Sight((calm, calm, calm, high), ()))
    assert jump(Sight((calm, calm, high, high), ()))


def test_a_tracking_signal_sees_a_bias():
    signal = TrackingSignal(limit=4.0, looks=6)
    assert signal(Sight((Look(11.0, 10.0, 2.0),) * 6, ()))
    assert not signal(Sight((Look(11.0, 10.0, 2.0), Look(9.0, 10.0, 2.0)) * 3, ()))
    assert not signal(Sight((Look(10.0, 10.0, 2.0),) * 6, ()))


def test_a_buffer_is_ordered_once():
    assert Buffered(BaseStock(20.0), {"a": 5.0, "b": 2.0})(StockView(position=20.0)) == 7.0
    assert Buffered(BaseStock(20.0), {"a": 5.0})(StockView(position=25.0)) == 0.0


def test_a_plan_is_ordered_in_whole_multiples_and_adds_up():
    plan = FollowPlan((10.0, 25.0), start=7.0, period=7.0, every=1.0, base=BaseStock(3.0), multiple=4.0)
    orders = [plan(StockView(now=7.0 + day)) for day in range(14)]
    assert sum(orders) == 32.0
    assert set(orders) <= {0.0, 4.0}
    assert plan(StockView(now=6.0, position=1.0)) == 2.0
    assert plan(StockView(now=21.0, position=1.0)) == 2.0
