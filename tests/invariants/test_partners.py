"""Goods and money are neither made nor lost where partners decide together, buy ahead or ask for too much."""

from collections import defaultdict
from functools import partial

import pytest

from scenarios.promotion import promotion
from scenarios.vendor_managed import vendor_managed
from sim.agents.customer import Patience
from sim.policies.allocation import FairShare, LinearShare, PastSalesShare, ProportionalShare, ReservedStock
from sim.policies.demand import NegativeBinomialDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.pricing import HighLowPrice
from sim.policies.replenishment import ForwardBuying, MinMax, OrderInflation, OrderUpTo
from sim.processes.demand_management import Collaboration, DemandPlan, OrderCalendar, OrderRules, VendorManaged
from sim.stock import Costs
from tests.invariants.audit import audited, near

COMMON = {
    "demand": NegativeBinomialDemand(10, 5),
    "forecasting": MovingAverage(5, 10, 4),
    "replenishment": OrderUpTo(1.0),
    "retailers": 3,
    "capacity": 30.0,
    "lot": 7.0,
    "stock": 25.0,
    "costs": Costs(holding=0.5, lost_sale=2.0),
}
MANAGED = VendorManaged(MinMax(20, 40))


def at_vendor(**plan):
    return {"vendor": {"demand_management": DemandPlan(**plan)}}


STREETS = {
    "managed": (vendor_managed, {"vendor_stock": 80.0}, at_vendor(vendor_managed=MANAGED)),
    "consigned": (
        vendor_managed,
        {"vendor_stock": 80.0, "patience": Patience(backorder=0.5)},
        at_vendor(vendor_managed=VendorManaged(MinMax(20, 40), consignment=True)),
    ),
    "settled": (vendor_managed, {"vendor_stock": 80.0}, at_vendor(collaboration=Collaboration(frozen=7))),
    "on days": (
        vendor_managed,
        {"vendor_stock": 80.0, "rules": OrderRules(multiple=12)},
        at_vendor(calendar=OrderCalendar(every=3)),
    ),
    **{
        type(rule).__name__: (
            vendor_managed,
            {
                "vendor_stock": 40.0,
                "unfilled": 0.3,
                "allocation": rule,
                "rules": DemandPlan(inflation=OrderInflation(max_inflation=2.5, knows_rule=False)),
            },
            {},
        )
        for rule in (
            ProportionalShare(),
            LinearShare(),
            PastSalesShare(),
            FairShare(),
            ReservedStock({"retailer1": 12.0}),
        )
    },
    "promoted": (
        promotion,
        {
            "factory_stock": 80.0,
            "pricing": HighLowPrice(14, 4, 0.2),
            "retail_pricing": HighLowPrice(14, 4, 0.1),
            "rules": DemandPlan(forward_buying=ForwardBuying(longest=6.0)),
        },
        {},
    ),
}


@pytest.mark.parametrize("name", STREETS)
def test_goods_and_money_add_up(name):
    scenario, own, at = STREETS[name]
    street = partial(scenario, **COMMON, **own)
    street.disruptions = street.decisions = ()
    result, audit = audited(street, at=at)
    assert audit.events > 100
    trade = defaultdict(float)
    for row in result.postings.itertuples():
        for account, sign in ((row.debit, 1.0), (row.credit, -1.0)):
            if account in ("purchases", "sales") and row.counterparty:
                trade[frozenset((row.agent, row.counterparty))] += sign * row.amount
    assert all(amount == near(0.0) for amount in trade.values())
    held = sum(money.amount for money in result.facts.money if money.debit == "holding")
    assert held == near(sum(stock.on_hand_time * stock.costs.holding for stock in audit.sim.stocks))
