"""Goods and money are neither made nor lost where people order by habit, auditors correct, and partners come closer."""

from functools import partial

import pytest

from scenarios.partners import Retailer, partners
from sim.policies.forecasting import MovingAverage
from sim.policies.partner_choice import AtRandom
from sim.policies.replenishment import MinMaxCover, OrderUpTo
from sim.processes.demand_management import Collaboration, VendorManaged
from sim.processes.supplier_relationship import Sharing
from sim.stock import Costs
from sim.strategy import StrategyPlan
from sim.strategy.integration import Integration
from sim.strategy.link import Link
from sim.strategy.supervision import Audits, Supervision
from tests.invariants.audit import audited

MANAGED = Link(cost=50.0, setup=5.0, vendor_managed=VendorManaged(MinMaxCover(4.0, 6.0)))
SETTLED = Link(cost=50.0, collaboration=Collaboration(frozen=7.0), sharing=Sharing())
TOLD = Link(cost=20.0, sales=True)


def linked(managed: Link) -> Integration:
    """Other partners every week, whose reports do not always come in."""
    return Integration(
        choice=AtRandom(), number=1, monitored_number=1, managed=managed, monitored=TOLD, first=7.0, interval=7.0,
        capability={"large": 0.6},
    )  # fmt: skip


SUPERVISED = Supervision(compliance=0.5, audits=Audits(interval=5.0, share=1.0, finds=1.0))
PLANS = {
    "managed": StrategyPlan(integration=linked(MANAGED)),
    "settled": StrategyPlan(integration=linked(SETTLED)),
    "supervised": StrategyPlan(supervision=SUPERVISED),
    "both": StrategyPlan(supervision=SUPERVISED, integration=linked(MANAGED)),
}


@pytest.mark.parametrize("name", PLANS)
def test_goods_and_money(name: str) -> None:
    street = partial(
        partners,
        retailers={"large": Retailer(10, 4, 25), "small": Retailer(3, 1, 5), "wild": Retailer(5, 5, 1)},
        forecasting=MovingAverage(5, 5, 3),
        replenishment=OrderUpTo(1.0),
        strategy=PLANS[name],
        capacity=25.0,
        lot=7.0,
        cover=4.0,
        maker_stock=60.0,
        costs=Costs(holding=0.5, backlog=2.0),
    )
    street.disruptions = street.decisions = ()  # type: ignore[attr-defined]
    result, _ = audited(street, horizon=60)
    assert len(result.decisions) > 4 or PLANS[name].integration is None
