"""A customer wants less than it ordered: what is still owed is lost, what has gone is gone."""

from __future__ import annotations

import pytest

from sim.agents.customer import Customer
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.messages import Cancellation
from sim.policies.demand import Dated
from sim.policies.replenishment import ConstantOrder
from sim.policies.wishes import Single
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

ITEM = Product("item", price=1.0)


@pytest.mark.parametrize(("units", "lost"), [(2.0, 2.0), (5.0, 5.0), (9.0, 7.0)])
def test_so_much_less_is_owed(units: float, lost: float) -> None:
    """Ten are ordered and three are there: seven are owed."""

    def shop(sim) -> None:
        house = Warehouse(
            sim, "house", stocks={ITEM: 3.0}, replenishment=ConstantOrder(0.0), costs=Costs(lost_sale=2.0)
        )
        customer = Customer(sim, "customer", wants=Single(ITEM, Dated(((1.0, 10.0),))))
        lane = connect(customer, house)

        def less(_) -> None:
            order = next(iter(sim.record.open_orders.values()))
            lane.cancel(Cancellation(customer, house, order, sim.env.now, units))

        Moment(sim.env, less, Phase.ORDERS).at(4.0)

    run = simulate(shop, horizon=6.0, seed=1)
    stock, page = run.facts.stocks
    assert (stock.shipped, stock.lost, stock.backlog) == (3.0, lost, 7.0 - lost)
    assert (page.received, page.lost, page.on_order) == (3.0, lost, 7.0 - lost)
    money = sum(each.amount for each in run.facts.money if each.debit == "lost sales")
    assert money == 2.0 * lost
