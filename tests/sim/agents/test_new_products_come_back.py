"""A returns centre takes a product back that was not there when it was built."""

import pytest

from sim.agents.factory import Factory
from sim.agents.introducing import introduce
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.messages import Return
from sim.policies.disposition import HighestValue
from sim.processes.returns_management import Inspection, ReturnsPlan
from sim.product import Product
from sim.simulation import Simulation

PART = Product("part")
OLD, NEW = Product("old", price=10.0, parts={PART: 1.0}), Product("new", price=10.0, parts={PART: 1.0})


@pytest.mark.parametrize(
    "plan", [ReturnsPlan(inspection=Inspection(restock=1.0)), ReturnsPlan(disposition=HighestValue())]
)
def test_a_new_product_comes_back_and_is_sold_again(plan):
    sim = Simulation(seed=1)
    shop = Warehouse(sim, "shop", stocks={OLD: 0.0})
    plant = Factory(sim, "plant", stocks={OLD: 0.0, PART: 0.0})
    centre = ReturnsCentre(sim, "centre", products=[OLD], restocks=shop, inspection=plan, parts_to=plant)
    centre.open()
    shop.open()
    with pytest.raises(ModelError, match="shop does not stock it"):
        centre.take(NEW)
    introduce(shop, NEW)
    centre.take(NEW)
    centre.receive(Return(shop, centre, NEW, 2.0, 0.0, "remorse"))
    sim.env.play(1.0)
    assert shop.stocks[NEW].returned == 2.0
    assert {facts.product: facts.received for facts in centre.returns.returned()}["new"] == 2.0
