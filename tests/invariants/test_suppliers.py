"""Goods and money are neither made nor lost where suppliers are looked after, paid later, and take goods back."""

from collections import defaultdict
from functools import partial

import pytest

from scenarios.procurement import Item, Maker, Rival, procurement
from sim.distributions import Gamma
from sim.improvement import Improvement
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.item_segmentation import Kraljic
from sim.policies.replenishment import OrderUpTo
from sim.policies.sourcing import Split
from sim.policies.supply_agreement import BuyBack, Options, SupplyAgreement
from sim.processes.supplier_relationship import (
    Guideline,
    MeasuredLeadTimes,
    PaymentTerms,
    Scorecard,
    Sharing,
    SupplierDevelopment,
    SupplierPlan,
)
from sim.reliability import Reliability
from sim.stock import Costs
from sim.trust import Trust
from tests.invariants.audit import audited, near

LATE = Reliability(on_time=0.6, delay=4.0, in_full=0.8, short=0.5)
BASE = {
    "items": {
        "bolt": Item(mean=8.0, makers={"forge": 1.0, "smith": 1.2}, price=3.0, costs=Costs(holding=0.1, backlog=1.0)),
        "seal": Item(mean=3.0, makers={"smith": 2.0}, price=5.0, costs=Costs(holding=0.1, ordering=1.0)),
    },
    "makers": {
        "forge": Maker(lead_time=Gamma(3.0, 0.5), reliability=LATE, freight=2.0),
        "smith": Maker(lead_time=2.0, capacity=25.0, trust=Trust(head_start=5.0), confirms=1.0, multiple=2.0),
    },
    "forecasting": ExponentialSmoothing(0.3, 40.0, 10.0),
    "replenishment": OrderUpTo(1.0),
    "sourcing": Split(),
    "rival": Rival(1.0),
    "review": 5.0,
    "cover": 10.0,
}
PLANS = {
    "rated and paid later": SupplierPlan(
        scorecard=Scorecard(bonus=0.1, malus=0.1, correct=0.9, correction=10.0, remedy=0.5, delay=3.0),
        development=SupplierDevelopment(Improvement(0.2, 0.2, 0.2, 0.2, 0.2), cost=5.0, time=4.0),
        payment=PaymentTerms(days=6.0, within=3.0, discount=0.03, rate=0.001),
        lead_times=MeasuredLeadTimes(least=2),
        interval=7.0,
    ),
    "flexible": SupplierPlan(
        common=Guideline(agreement=SupplyAgreement(band=0.1, period=10.0, delay=4.0, shortfall=0.5, penalty=0.1)),
        payment=PaymentTerms(days=5.0, late=5.0),
        interval=9.0,
    ),
    "options": SupplierPlan(
        common=Guideline(agreement=SupplyAgreement(options=Options(20.0, 0.1, 0.8), reserved=5.0, fee=0.1, period=7.0)),
    ),
    "buy back": SupplierPlan(common=Guideline(agreement=SupplyAgreement(buy_back=BuyBack(0.5, 6.0)))),
    "classed": SupplierPlan(
        segmentation=Kraljic(risk=0.2),
        guidelines={
            name: Guideline(safety=2.0, safety_time=2.0, sharing=Sharing(every=5.0, retainer=0.1))
            for name in ("bottleneck", "strategic")
        },
        interval=8.0,
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_goods_and_money_add_up(name):
    street = partial(procurement, **BASE, supply=PLANS[name])
    street.disruptions = street.decisions = ()
    result, audit = audited(street, horizon=40.0)
    assert audit.events > 100
    trade, balances = defaultdict(float), defaultdict(float)
    for row in result.postings.itertuples():
        for account, sign in ((row.debit, 1.0), (row.credit, -1.0)):
            balances[row.agent, account] += sign * row.amount
            if account in ("purchases", "sales") and row.counterparty:
                trade[frozenset((row.agent, row.counterparty))] += sign * row.amount
            if account in ("payables", "receivables") and row.counterparty:
                trade[account, frozenset((row.agent, row.counterparty))] += sign * row.amount
    pairs = {key[1] for key in trade if isinstance(key, tuple)}
    for pair in pairs:
        assert trade["payables", pair] + trade["receivables", pair] == near(0.0)
        assert trade["payables", pair] <= 1e-6
    assert all(amount == near(0.0) for key, amount in trade.items() if not isinstance(key, tuple))
    for agent in {agent for agent, _ in balances}:
        assert sum(amount for (owner, _), amount in balances.items() if owner == agent) == near(0.0)
