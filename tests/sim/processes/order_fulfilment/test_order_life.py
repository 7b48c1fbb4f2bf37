"""The seven steps of an order's life: what each takes, that they add up, and what goes wrong on the way."""

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Exponential
from sim.metrics import measure
from sim.policies.demand import Listed, PoissonDemand
from sim.policies.replenishment import BaseStock, OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Picking, Step, Terms
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect
from tests.invariants.audit import audited

PEN = Product("pen", price=10.0, cost=4.0)
STEPS = ["generated", "entered", "processed", "documented", "picked", "delivered", "settled"]


def street(plan, *wants, stock=100.0, arriving=(), transit=0.0, **customer):
    """Customers who order what is listed, each at its own time, of one shop."""

    def build(sim):
        shop = Warehouse(sim, "shop", stocks={PEN: stock}, replenishment=OrderList(arriving), picking=plan)
        connect(shop, Supplier(sim, "source"), transit=1)
        for name, wanted in zip(("ann", "bob", "eve"), wants, strict=False):
            own = customer.get(name, {})
            connect(Customer(sim, name, wants=Single(PEN, Listed(wanted)), **own), shop, transit=transit)

    return build


def told(plan, *wants, horizon=20, **options):
    """Every message with a customer, in words."""
    lines = []
    simulate(street(plan, *wants, **options), horizon=horizon, seed=1, listen=lines.append)
    return [" ".join(line.split()) for line in lines if "source" not in line]


def values(result, agent="chain"):
    return {k.measure: k.value for k in measure(result) if (k.agent, k.product, k.segment) == (agent, "all", "all")}


ALL_STEPS = LifeCycle(
    generate=Step(time=0.5),
    enter=Step(time=0.25),
    process=Step(time=1),
    document=Step(time=0.125),
    pick=Step(time=2),
    deliver=Step(time=0.5),
    after_delivery=Step(time=1),
    terms=Terms(proof=1, credit=10),
)


def test_an_order_passes_every_step_in_its_time():
    result = simulate(street(FulfilmentPlan(steps=ALL_STEPS), (1,), transit=1), horizon=30, seed=1)
    events = result.events
    times = [events.value[events.what == what].item() for what in STEPS]
    assert times == [0.5, 0.25, 1, 0.125, 2, 1.5, 12]
    assert events.value[events.what == "order to cash"].item() == sum(times)
    messages = result.messages
    assert messages.arrived[messages.receiver.isin(["shop", "ann"]) & (messages["order"] == 1)].tolist() == [0.5, 5.375]


def test_steps_that_take_nothing_change_nothing():
    wants = ((3, 0, 4), (0, 2))
    assert told(FulfilmentPlan(steps=LifeCycle()), *wants) == told(None, *wants)


def test_picking_by_lines_and_units_is_the_time_of_its_step():
    steps = LifeCycle(document=Step(time=1))
    plan = FulfilmentPlan(picking=Picking(1, per_order=1, per_unit=0.5), steps=steps)
    assert told(plan, (2,), (2,)) == [
        "0 order ann -> shop: 2 pen",
        "0 order bob -> shop: 2 pen",
        "3 shipment shop -> ann: 2 pen",
        "5 shipment shop -> bob: 2 pen",
    ]


def test_orders_wait_for_people_and_the_first_class_comes_first():
    plan = FulfilmentPlan(steps=LifeCycle(enter=Step(time=1, capacity=1)))
    lines = told(plan, (1,), (1,), (1,), ann={}, bob={"priority": 2}, eve={"priority": 1})
    assert [line for line in lines if "shipment" in line] == [
        "1 shipment shop -> ann: 1 pen",
        "2 shipment shop -> eve: 1 pen",
        "3 shipment shop -> bob: 1 pen",
    ]


def test_a_data_error_that_is_noticed_takes_the_time_again():
    plan = FulfilmentPlan(steps=LifeCycle(enter=Step(time=1, error=1.0), caught=1.0))
    assert told(plan, (4,))[1:] == ["2 shipment shop -> ann: 4 pen"]


def test_a_data_error_that_is_not_noticed_comes_to_light_at_the_customer():
    plan = FulfilmentPlan(steps=LifeCycle(enter=Step(error=1.0), caught=0.0, extent=0.25, claim=3))
    assert told(plan, (4,))[1:] == ["0 shipment shop -> ann: 3 pen", "3 shipment shop -> ann: 1 pen"]


def test_a_short_parcel_is_made_good_once_the_customer_has_told():
    plan = FulfilmentPlan(steps=LifeCycle(pick=Step(error=0.7), wrong=0.0, claim=2))
    result = simulate(street(plan, (4,)), horizon=30, seed=3)
    lines = result.messages[(result.messages.kind == "shipment") & (result.messages.receiver == "ann")]
    assert lines.quantity.sum() == 4
    assert (lines.arrived % 2 == 0).all() and len(lines) > 1


def test_the_wrong_item_goes_back_to_its_shelf():
    plan = FulfilmentPlan(steps=LifeCycle(pick=Step(error=0.6), wrong=1.0, claim=1))
    result = simulate(street(plan, (4, 4, 4), transit=2), horizon=90, seed=5)
    levels = result.levels[(result.levels.agent == "shop")]
    errors = result.events[result.events.what == "pick error"]
    assert len(errors) >= 1 and (errors.value == 4).all()
    assert levels.on_hand.iloc[-1] == 88 and levels.scrapped.iloc[-1] == 0


def test_broken_goods_are_written_off_and_who_does_not_wait_loses_them():
    plan = FulfilmentPlan(steps=LifeCycle(deliver=Step(error=1.0), extent=0.5))
    result = simulate(street(plan, (4,), ann={"patience": Patience(backorder=0.0)}), horizon=5, seed=1)
    shop = result.levels[result.levels.agent == "shop"].iloc[-1]
    assert (shop.on_hand, shop.shipped, shop.scrapped, shop.lost) == (96, 2, 2, 2)


def test_an_order_is_perfect_only_with_right_documents():
    wrong = FulfilmentPlan(steps=LifeCycle(document=Step(error=1.0)))
    right = FulfilmentPlan(steps=LifeCycle())
    for plan, expected in ((wrong, 0.0), (right, 1.0)):
        found = values(simulate(street(plan, (1, 2, 3)), horizon=10, seed=1))
        assert (found["OTIF to commit"], found["perfect order"]) == (1.0, expected)


def test_a_customer_who_owes_too_much_waits_until_it_has_paid():
    plan = FulfilmentPlan(steps=LifeCycle(terms=Terms(credit=5, limit=50.0)))
    assert told(plan, (4, 4))[2:] == ["1 order ann -> shop: 4 pen", "5 shipment shop -> ann: 4 pen"]


def test_outstanding_money_costs_interest_and_steps_cost_money():
    cycle = LifeCycle(
        enter=Step(cost=2.0, per_line=1.0), terms=Terms(proof=1, credit=9, interest=0.01, dispute_cost=7.0)
    )
    found = values(simulate(street(FulfilmentPlan(steps=cycle), (3,)), horizon=30, seed=1), "shop")
    assert found["capital cost"] == pytest.approx(30 * 0.01 * 10)
    assert found["order processing cost"] == 3.0


def test_an_order_that_is_cancelled_on_the_desk_is_turned_away():
    plan = FulfilmentPlan(steps=LifeCycle(enter=Step(time=5)))
    lines = told(plan, (3,), ann={"patience": Patience(longest=2)})
    assert lines[1:] == ["2 cancellation ann -> shop: order 1", "5 refusal shop -> ann: 3 pen"]


ROUGH = LifeCycle(
    generate=Step(time=Exponential(0.2), error=0.2),
    enter=Step(time=Exponential(0.2), capacity=2, error=0.3),
    process=Step(time=0.1, error=0.1),
    document=Step(time=0.1, capacity=1, error=0.1),
    pick=Step(time=Exponential(0.1), capacity=2, error=0.3),
    deliver=Step(time=0.1, error=0.3),
    after_delivery=Step(time=0.2, capacity=1, error=0.1),
    terms=Terms(proof=0.5, credit=Exponential(3.0), limit=400.0, dispute=1.0),
    claim=Exponential(1.0),
)


@pytest.mark.parametrize(
    "patience", [Patience(), Patience(longest=2.5), Patience(backorder=0.0), Patience(complete=True)]
)
def test_nothing_is_lost_on_the_way_and_the_steps_of_every_order_add_up(patience):
    def build(sim):
        depot = Warehouse(
            sim, "depot", stocks={PEN: 60.0}, replenishment=BaseStock(60.0), picking=FulfilmentPlan(steps=ROUGH)
        )
        shop = Warehouse(
            sim, "shop", stocks={PEN: 25.0}, replenishment=BaseStock(25.0), picking=FulfilmentPlan(steps=ROUGH)
        )
        connect(depot, Supplier(sim, "source"), transit=2)
        connect(shop, depot, transit=Exponential(1.0))
        for name in ("ann", "bob"):
            customer = Customer(sim, name, wants=Single(PEN, PoissonDemand(4.0)), patience=patience)
            connect(customer, shop, transit=0.5)

    build.disruptions = build.decisions = ()
    result, audit = audited(build)
    assert audit.events > 100
    events = result.events
    steps = events[events.what.isin(STEPS)].groupby("order").value.sum()
    totals = events[events.what == "order to cash"].set_index("order").value
    assert len(totals) > 10 or patience.backorder == 0
    assert steps.to_dict() == pytest.approx(totals.to_dict(), abs=1e-9)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: Step(error=1.5), "probability of an error"),
        (lambda: Step(capacity=0), "capacity"),
        (lambda: Step(time=-1.0), "time of a step"),
        (lambda: Step(cost=-1.0), "cost of a step"),
        (lambda: LifeCycle(caught=2.0), "caught"),
        (lambda: LifeCycle(extent=0.0), "extent"),
        (lambda: Terms(limit=-1.0), "limit"),
        (lambda: FulfilmentPlan(picking=Picking(), steps=LifeCycle(pick=Step(capacity=2))), "said twice"),
        (lambda: Terms(credit=-1.0), "credit"),
    ],
)
def test_impossible_steps(make, word):
    with pytest.raises(ValueError, match=word):
        make()
