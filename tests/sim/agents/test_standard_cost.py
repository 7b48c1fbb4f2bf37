import pytest

from scenarios.vendor_managed import vendor_managed
from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.standard_cost import standard_costs
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.demand import Dated, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, MinMax
from sim.policies.wishes import Single
from sim.processes.customer_relationship import RelationshipPlan
from sim.processes.customer_relationship.review import AccountReview
from sim.processes.demand_management import DemandPlan, VendorManaged
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

BOLT, STEEL = Product("bolt"), Product("steel", cost=2.0)
FRAME = Product("frame", parts={STEEL: 2.0})
BIKE = Product("bike", price=99.0, cost=1.0, parts={FRAME: 1.0, BOLT: 4.0})
BELL = Product("bell", price=9.0, cost=5.0)


def firm(sim: Simulation) -> None:
    """Frames of steel at 3 each, a bike of a frame and four bolts at 6, of which one in five is spoilt."""
    stocks = {BIKE: 5.0, FRAME: 5.0, BOLT: 20.0, STEEL: 10.0, BELL: 5.0}
    factory = Factory(
        sim,
        "factory",
        stocks=stocks,
        routings={FRAME: Routing(cost=3.0), BIKE: Routing([Step("bench", 1.0, scrap=0.2)], cost=6.0)},
        work_centres=[WorkCentre("bench", 1)],
    )
    shop = Warehouse(sim, "shop", stocks={BIKE: 5.0})
    connect(shop, factory)
    connect(factory, Supplier(sim, "source", products=[BOLT, STEEL, BELL], prices={BOLT: 0.25, BELL: 4.0}))
    connect(Customer(sim, "ann", wants=Single(BIKE, Dated(((0.0, 2.0),)))), shop)
    Company(sim, sites=[shop, factory])


def test_standard_cost_is_that_of_materials_and_making_or_of_the_catalogue():
    sim = Simulation(seed=1)
    firm(sim)
    sim.open()
    costs = standard_costs(sim.companies[0].sites)
    assert costs[BOLT] == 0.25
    assert (costs[STEEL], costs[BELL]) == (2.0, 5.0)
    assert costs[FRAME] == 2 * 2 + 3
    assert costs[BIKE] == pytest.approx((7 + 4 * 0.25 + 6) / 0.8)


def test_what_a_firm_makes_is_no_gift():
    (ann,) = simulate(firm, horizon=3, seed=1).facts.accounts
    assert (ann.ordered, ann.units) == (2, 2)
    assert ann.goods == pytest.approx(2 * 14 / 0.8)


def test_who_buys_below_standard_cost_is_an_account_at_a_loss():
    def street(sim: Simulation) -> None:
        firm(sim)
        sim.agents["shop"].prices[BIKE] = 17.0

    sim = Simulation(seed=1)
    street(sim)
    sim.open()
    sim.env.run(until=3.0)
    (placed,) = AccountReview(sim.companies[0], RelationshipPlan(key_count=1))(3.0)
    assert placed.key and placed.contribution == pytest.approx(2 * (17.0 - 17.5))


@pytest.mark.parametrize("warmup", [0.0, 12.0])
@pytest.mark.parametrize("consignment", [False, True])
def test_accounts_of_managed_customers_agree_with_the_ledger(consignment, warmup):
    """Goods on consignment are sold, and cost their vendor, when the customer has taken them."""

    def street(sim: Simulation) -> None:
        vendor_managed(
            sim,
            demand=Steady(10),
            forecasting=Fixed(10),
            replenishment=BaseStock(40),
            retailers=2,
            stock=30,
            vendor_stock=60,
            lot=5,
        )
        Company(sim, sites=[sim.agents["vendor"]])

    plan = DemandPlan(vendor_managed=VendorManaged(MinMax(20, 40), consignment=consignment))
    at = {"vendor": {"demand_management": plan}}
    facts = simulate(street, horizon=40, warmup=warmup, seed=1, at=at).facts
    sold = sum(money.amount for money in facts.money if money.credit == "sales" and money.agent == "vendor")
    assert sum(page.revenue for page in facts.accounts) == pytest.approx(sold)
    assert sold > 5_000 * (1 if not warmup else 0.5)
    assert all(page.revenue == pytest.approx(10 * page.units) for page in facts.accounts)
    assert all(page.goods == pytest.approx(6 * page.units) for page in facts.accounts)
    held = sum(money.amount for money in facts.money if money.debit == "holding" and money.agent == "vendor")
    assert all(page.costs.get("holding", 0.0) <= held for page in facts.accounts)
