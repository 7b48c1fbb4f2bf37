"""A product comes into the range of a house while the clock runs: stocked, made, bought, sold, and in all books."""

from __future__ import annotations

import pytest

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.introducing import introduce
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.demand import Dated, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Assortment
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect
from tests.invariants.audit import Audit

OLD, WOOD = Product("old", price=5.0, cost=2.0), Product("wood", cost=1.0)
NEW = Product("new", price=9.0, cost=3.0, parts={WOOD: 2.0})
WANTED = {OLD: Steady(2.0), NEW: Dated(((8.0, 3.0), (12.0, 4.0)))}


def furnish(sim, audits, house):
    def come(_):
        introduce(
            house,
            NEW,
            costs=Costs(holding=0.1),
            routing=Routing([Step("bench", 0.5)], cost=1.0) if isinstance(house, Factory) else None,
            replenishment=BaseStock(4.0),
            forecasting=Fixed(1.0),
        )
        audits[0].opening[house.stocks[NEW]] = 0.0
        for part in NEW.parts:
            if part in house.stocks:
                audits[0].opening[house.stocks[part]] = 0.0

    connect(Customer(sim, "customer", wants=Assortment(WANTED)), house)
    connect(house, Supplier(sim, "supplier", lead_time=1.0))
    Moment(sim.env, come, Phase.PLANNING).at(5.0)
    audits.append(Audit(sim))


def warehouse(sim, audits):
    furnish(sim, audits, Warehouse(sim, "house", stocks={OLD: 10.0}, replenishment=BaseStock(10.0)))


def factory(sim, audits):
    benches = [WorkCentre("bench", 1)]
    stocks = {OLD: 10.0}
    routings = {OLD: Routing([Step("bench", 0.1)])}
    house = Factory(sim, "house", stocks=stocks, routings=routings, work_centres=benches, replenishment=BaseStock(10.0))
    furnish(sim, audits, house)


@pytest.mark.parametrize("record", ["full", "totals"])
@pytest.mark.parametrize("house", [warehouse, factory])
def test_it_is_stocked_and_sold_and_everything_adds_up(house, record) -> None:
    audits: list[Audit] = []
    run = simulate(lambda sim: house(sim, audits), horizon=20.0, seed=1, record=record)
    stock = next(stock for stock in run.facts.stocks if stock.agent == "house" and stock.product == "new")
    assert stock.demanded == 7.0 and stock.shipped == 7.0
    assert stock.on_hand + stock.on_order == 4.0
    values = {(kpi.measure, kpi.product): kpi.value for kpi in measure(run) if kpi.agent == "house"}
    assert values["fill rate", "new"] == 1.0


def test_a_factory_buys_the_parts_that_it_has_not_had() -> None:
    audits: list[Audit] = []
    run = simulate(lambda sim: factory(sim, audits), horizon=20.0, seed=1)
    wood = next(stock for stock in run.facts.stocks if stock.product == "wood")
    made = next(stock for stock in run.facts.stocks if stock.agent == "house" and stock.product == "new")
    assert made.made == 11.0
    assert wood.used == wood.received == 22.0


def test_a_house_takes_a_product_in_once() -> None:
    def twice(sim) -> None:
        house = Warehouse(sim, "house", stocks={OLD: 1.0})
        connect(Customer(sim, "customer", wants=Assortment({OLD: Steady(1.0)})), house)
        connect(house, Supplier(sim, "supplier"))
        introduce(house, OLD)

    with pytest.raises(ModelError, match="house has old already"):
        simulate(twice, horizon=5.0, seed=1)


def test_a_routing_leads_to_a_work_centre_that_is_there() -> None:
    def strange(sim) -> None:
        house = Factory(sim, "house", stocks={OLD: 1.0}, work_centres=[WorkCentre("bench", 1)])
        introduce(house, NEW, routing=Routing([Step("lathe", 1.0)]))

    with pytest.raises(ModelError, match="goes to work centre lathe; there are bench"):
        simulate(strange, horizon=5.0, seed=1)
