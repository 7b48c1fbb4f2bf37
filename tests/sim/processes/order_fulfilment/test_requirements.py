"""What customers require of orders, checked at their entry."""

import pytest

from sim.agents.customer import Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Requirements, Step
from sim.product import Product
from sim.simulate import simulate
from sim.street import connect

PEN = Product("pen")


def told(rule, *wants, stock=10.0, transit=4.0, steps=None, due_after=0.0):
    def build(sim):
        plan = FulfilmentPlan(requirements=rule, steps=steps)
        shop = Warehouse(sim, "shop", stocks={PEN: stock}, replenishment=OrderList((0, 0, 6)), picking=plan)
        connect(shop, Supplier(sim, "source"), transit=1)
        ann = Customer(sim, "ann", wants=Single(PEN, Listed(wants)), patience=Patience(due_after=due_after))
        connect(ann, shop, transit=transit)

    lines = []
    result = simulate(build, horizon=30, seed=1, listen=lines.append)
    return [line for line in (" ".join(line.split()) for line in lines) if "source" not in line], result


def dates(result):
    """The dates that the customer's order was requested and promised for."""
    line = result.order_lines[result.order_lines.buyer == "ann"].iloc[0]
    return line.due, line.promised


def test_an_order_is_promised_for_the_date_requested_if_that_can_be_done():
    lines, result = told(Requirements(lead_time=6), 3)
    assert lines[1:] == ["0 promise shop -> ann: order 1 by 6", "4 shipment shop -> ann: 3 pen"]
    assert dates(result) == (6, 6)


def test_else_for_the_date_at_which_it_can_be_there():
    lines, result = told(Requirements(lead_time=2), 3)
    assert lines[1] == "0 promise shop -> ann: order 1 by 4"
    assert dates(result) == (2, 4)
    assert told(Requirements(lead_time=2), 12)[0][1] == "0 promise shop -> ann: order 1 by 5"


def test_steps_that_are_to_come_count():
    steps = LifeCycle(pick=Step(time=0.5), document=Step(time=0.25))
    assert told(Requirements(lead_time=2), 3, steps=steps)[0][1] == "0 promise shop -> ann: order 1 by 4.75"


def test_what_would_be_late_takes_the_fast_way_at_a_cost():
    rule = Requirements(haste=0.25, express=7.0, express_per_unit=1.0)
    lines, result = told(rule, 3, 2, due_after=4.5)
    assert "expedited" not in " ".join(lines) and "expressed" not in set(result.events.what)
    lines, result = told(rule, 3, due_after=2)
    assert lines[1:] == ["0 promise shop -> ann: order 1 by 2", "1 shipment shop -> ann: 3 pen"]
    ledger = result.postings
    assert ledger.amount[ledger.debit == "expediting"].tolist() == [10.0]


def test_goods_do_not_come_before_their_window():
    lines, _ = told(Requirements(lead_time=9, early=1), 3)
    assert lines[-1] == "8 shipment shop -> ann: 3 pen"


def test_an_order_below_the_minimum_is_turned_away():
    lines, result = told(Requirements(minimum=4), 3, 5)
    assert [line for line in lines if "promise" not in line] == [
        "0 order ann -> shop: 3 pen",
        "0 refusal shop -> ann: 3 pen",
        "1 order ann -> shop: 5 pen",
        "5 shipment shop -> ann: 5 pen",
    ]
    assert (result.events.what == "turned away").sum() == 1


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"early": -1.0}, "early"),
        ({"minimum": -1.0}, "minimum"),
        ({"lead_time": -1.0}, "lead time"),
        ({"haste": 1.5}, "fast way"),
        ({"express": -1.0}, "express"),
    ],
)
def test_impossible_requirements(wrong, word):
    with pytest.raises(ValueError, match=word):
        Requirements(**wrong)
