"""Pasternack (1985): a shop buys for a season at 6, sells at 10; making a unit costs 3, leftovers are worth nothing.

At the wholesale price alone the shop buys less than is best for the chain; where leftovers go back at the price that
gives it the chain's critical ratio, its own best quantity is that of the chain. Exact by the normal loss function.
"""

from __future__ import annotations

from functools import partial

from scipy.stats import norm

from scenarios.newsvendor import newsvendor
from sim.agents.customer import Patience
from sim.policies.demand import NormalDemand
from sim.policies.replenishment import ConstantOrder
from sim.policies.supply_agreement import BuyBack, SupplyAgreement
from sim.processes.supplier_relationship import Guideline, SupplierPlan
from tests.verify.expectation import Near
from tests.verify.play import UNKNOWN, play
from tests.verify.row import Row

MEAN, SD = 100.0, 20.0
PRICE, WHOLESALE, MADE = 10.0, 6.0, 3.0
CHAIN_RATIO = (PRICE - MADE) / PRICE
BACK = PRICE - (PRICE - WHOLESALE) / CHAIN_RATIO
"""The price of leftovers at which (p - w) / (p - b) = (p - c) / p."""
BEST = MEAN + SD * norm.ppf(CHAIN_RATIO)
ALONE = MEAN + SD * norm.ppf((PRICE - WHOLESALE) / PRICE)


def sold(quantity: float) -> float:
    """Mean units sold of so many: the demand, less what is above the quantity."""
    z = (quantity - MEAN) / SD
    return MEAN - SD * float(norm.pdf(z) - z * norm.sf(z))


def expected(quantity: float, back: float) -> dict[str, Near]:
    """Mean profit of the shop, and of the chain, in a season."""
    units = sold(quantity)
    shop = PRICE * units - WHOLESALE * quantity + back * (quantity - units)
    return {"shop": Near(shop, absolute=1.0), "chain": Near(PRICE * units - MADE * quantity, absolute=1.0)}


def seasons(seed: int, replication: int, horizon: float, *, quantity: float, back: float) -> dict[str, float]:
    """One season a day; leftovers go back before the goods of the next one come."""
    agreement = SupplyAgreement(buy_back=BuyBack(price=back, season=1.0))
    facts = play(
        newsvendor,
        (seed, replication, horizon),
        warmup=10.0,
        demand=NormalDemand(MEAN, SD),
        forecasting=UNKNOWN,
        replenishment=ConstantOrder(quantity),
        patience=Patience(backorder=0.0),
        price=PRICE,
        unit_cost=WHOLESALE,
        at={"*": {"supplier_relationship": SupplierPlan(common=Guideline(agreement=agreement))}},
    )
    posted = {}
    for money in facts.money:
        if money.agent == "shop":
            posted[money.debit] = posted.get(money.debit, 0.0) + money.amount
            posted[money.credit] = posted.get(money.credit, 0.0) - money.amount
    income, paid = -posted.get("sales", 0.0) / facts.span, posted.get("purchases", 0.0) / facts.span
    return {"shop": income - paid, "chain": income - MADE * quantity}


ROWS = tuple(
    Row(
        "C1",
        setting,
        expected(quantity, back),
        partial(seasons, quantity=quantity, back=back),
        horizon=12_000,
        replications=16,
        short=400,
        source="Pasternack 1985, Marketing Science 4(2)",
    )
    for setting, quantity, back in (
        ("wholesale price, the shop's own best", ALONE, 0.0),
        ("wholesale price, the chain's best", BEST, 0.0),
        ("buy-back, the chain's best is the shop's", BEST, BACK),
        ("buy-back, less than that", BEST - 10.0, BACK),
        ("buy-back, more than that", BEST + 10.0, BACK),
    )
)
