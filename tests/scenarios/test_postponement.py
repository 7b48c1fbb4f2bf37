"""Variants of a generic product: what each place of the decoupling point holds."""

import pytest

from scenarios.postponement import postponement
from sim.errors import ModelError
from sim.policies.replenishment import OrderUpTo
from sim.processes.manufacturing_flow import Boundary, ManufacturingPlan
from sim.simulate import simulate


def played(held="parts", **chosen):
    settings = {"sd": 0.0, "variants": 2, "mean": 10.0, **chosen}

    def street(sim):
        plan = ManufacturingPlan(boundary=Boundary(held))
        safe = OrderUpTo(2.0)
        postponement(sim, replenishment=safe, generic_replenishment=safe, manufacturing_flow=plan, **settings)

    return simulate(street, horizon=60.0, warmup=20.0, seed=1, record="totals")


@pytest.mark.parametrize(("held", "wait"), [("goods", 0.0), ("goods and parts", 0.0), ("parts", 2.0), ("nothing", 6.0)])
def test_with_steady_demand_nobody_holds_safety_stock_and_who_orders_to_order_waits(held, wait):
    facts = played(held).facts
    lines = [line for line in facts.lines if line.consumer]
    assert {line.cycle / line.closed for line in lines} == {wait}
    assert {round(stock.on_hand_time, 6) for stock in facts.stocks if stock.agent == "factory"} == {0.0}


def test_variants_with_a_generic_product_each():
    products = {stock.product for stock in played(common=False).facts.stocks}
    assert products == {"variant1", "variant2", "generic1", "generic2"}


def test_a_correlation_that_cannot_be():
    with pytest.raises(ModelError, match="2 variants cannot be correlated by -2"):
        played(correlation=-2.0)
