"""A vendor sees its customers' stocks and sales, and decides what they get."""

import pytest

from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.demand import Listed, NormalDemand, Steady
from sim.policies.replenishment import BaseStock, MinMax, MinMaxCover, ReorderUpTo
from sim.policies.wishes import Single
from sim.processes.demand_management import Collaboration, DemandPlan, OrderCalendar, VendorManaged
from sim.product import Product
from sim.simulate import simulate
from sim.stock import Costs
from sim.street import connect

PEN = Product("pen", price=2.0)


def play(plan, demand=Steady(4), horizon=10, transit=1, shop=None, **vendor):
    """A kiosk, whose own way would be to order up to 100, its vendor, and a source; what was said, and the result."""

    def build(sim):
        seller = Warehouse(sim, "vendor", stocks={PEN: 200}, rules=plan, **{"replenishment": BaseStock(200)} | vendor)
        connect(seller, Supplier(sim, "source"), transit=1)
        kiosk = Warehouse(
            sim,
            "kiosk",
            stocks={PEN: 20},
            **{"replenishment": BaseStock(100), "costs": Costs(holding=1.0)} | (shop or {}),
        )
        connect(kiosk, seller, transit=transit)
        connect(Customer(sim, "ann", wants=Single(PEN, demand)), kiosk)

    lines = []
    result = simulate(build, horizon=horizon, seed=1, listen=lines.append)
    return [" ".join(line.split()) for line in lines], result


def managed(z, Z, **more):
    return DemandPlan(vendor_managed=VendorManaged(MinMax(z, Z), **more))


def test_the_vendor_fills_up_what_has_fallen_below_the_lower_bound():
    told, _ = play(managed(10, 30), horizon=4)
    assert [line for line in told if "kiosk" in line and "ann" not in line] == [
        "0 stock report kiosk -> vendor: 16 pen on hand, 4 sold",
        "1 stock report kiosk -> vendor: 12 pen on hand, 4 sold",
        "2 stock report kiosk -> vendor: 8 pen on hand, 4 sold",
        "2 vendor order vendor -> kiosk: 22 pen",
        "2 order kiosk -> vendor: 22 pen",
        "3 shipment vendor -> kiosk: 22 pen",
        "3 stock report kiosk -> vendor: 26 pen on hand, 4 sold",
    ]


def test_without_a_programme_nothing_is_reported():
    told, _ = play(None, horizon=3)
    assert not any("report" in line for line in told)


def test_stock_stays_between_the_bounds():
    told, _ = play(managed(10, 30), demand=NormalDemand(4, 1), horizon=200, transit=0)
    held = [float(line.split()[6]) for line in told if "stock report" in line]
    assert len(held) == 200
    assert all(1 < units <= 30 for units in held)  # as reported, before what falls below z is filled up


def test_the_vendor_plans_by_sales_and_not_by_the_lots_in_which_it_sends():
    def orders(plan):
        _, result = play(plan, horizon=100, shop={"replenishment": ReorderUpTo(10, 30)})
        return next(stock for stock in result.facts.stocks if stock.agent == "vendor").orders

    lots, sales = orders(None), orders(managed(10, 30))
    assert lots.variance > 20
    assert sales.highest <= 24
    assert sales.variance < 0.3 * lots.variance


def test_goods_on_consignment_are_paid_for_when_they_are_sold():
    def money(consignment, account, agent):
        _, result = play(managed(10, 30, consignment=consignment), horizon=20)
        return sum(m.amount for m in result.facts.money if (m.agent, m.debit) == (agent, account))

    held = money(False, "holding", "kiosk")
    assert held > 0
    assert money(False, "purchases", "kiosk") > 0
    assert money(True, "purchases", "kiosk") == pytest.approx(2.0 * 4 * 20)
    assert money(True, "holding", "kiosk") + money(True, "holding", "vendor") == pytest.approx(held)
    assert money(True, "holding", "vendor") > 0.8 * held


def test_bounds_may_be_in_periods_of_sales():
    plan = DemandPlan(vendor_managed=VendorManaged(MinMaxCover(2, 6)))
    told, _ = play(plan, horizon=8)
    assert [line for line in told if "vendor order" in line] == ["3 vendor order vendor -> kiosk: 20 pen"]


def test_what_is_not_managed_is_ordered_as_ever():
    ink = Product("ink")
    heard = {}

    def build(sim):
        seller = Warehouse(sim, "vendor", stocks={PEN: 200, ink: 200}, replenishment=BaseStock(200))
        connect(seller, Supplier(sim, "source"), transit=1)
        kiosk = Warehouse(sim, "kiosk", stocks={PEN: 20, ink: 20}, replenishment=BaseStock(20))
        connect(kiosk, seller)
        connect(Customer(sim, "ann", wants=Single(PEN, Steady(4))), kiosk)
        connect(Customer(sim, "bob", wants=Single(ink, Steady(3))), kiosk)
        observe = seller.demand.observe

        def note(product, quantity):
            heard.setdefault(product.name, []).append(quantity)
            observe(product, quantity)

        seller.demand.observe = note

    at = {"vendor": {"product": {"pen": {"demand_management": managed(10, 30)}}}}
    simulate(build, horizon=3, seed=1, at=at)
    assert heard["ink"] == [3, 3, 3]
    assert heard["pen"] == [4, 4, 4, 0]  # as sold; then the vendor's own order, which is no demand


def test_two_vendors_cannot_manage_one_stock():
    def build(sim):
        vendors = [Warehouse(sim, name, stocks={PEN: 9}, rules=managed(1, 2)) for name in ("acme", "best")]
        kiosk = Warehouse(sim, "kiosk", stocks={PEN: 2})
        for vendor in vendors:
            connect(kiosk, vendor)
        connect(Customer(sim, "ann", wants=Single(PEN, Listed((1,)))), kiosk)

    with pytest.raises(ModelError, match="acme and best would both manage the stock of pen at kiosk"):
        simulate(build, horizon=2, seed=1)


@pytest.mark.parametrize("other", [{"collaboration": Collaboration()}, {"calendar": OrderCalendar()}])
def test_a_plan_does_not_contradict_itself(other):
    with pytest.raises(ValueError, match="no orders to place"):
        DemandPlan(vendor_managed=VendorManaged(MinMax(1, 2)), **other)


@pytest.mark.parametrize("weight", [0.0, 1.5])
def test_weights_that_cannot_be(weight):
    with pytest.raises(ValueError):
        VendorManaged(MinMax(1, 2), weight=weight)
