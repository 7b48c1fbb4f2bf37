"""The measures of customer service, on a shop that is reckoned on paper."""

import pytest

from sim.metrics import measure
from sim.policies.promising import FixedQuote
from sim.processes.customer_service import ContactDesk, Monitoring, Procedures, ServicePlan
from tests.sim.processes.customer_service.shop import shop

LATE = {"ann": ((1.0, 3.0),), "key": ((1.0, 3.0),)}
ASKS = {"ann": ((2.0, "where"), (2.0, "use")), "key": ((2.0, "where"),)}


@pytest.fixture(scope="module")
def values():
    """Three are on hand, three come on day 9, and both were promised on day 5; one agent, half a day a contact."""
    plan = ServicePlan(
        promise=FixedQuote(4.0),
        desk=ContactDesk(1, handling=0.5, per_contact=6.0),
        monitoring=Monitoring(procedures=Procedures(allowed=("notify",))),
    )
    arrivals = (0.0,) * 7 + (3.0,)
    result = shop(plan, LATE, stock=3.0, arrivals=arrivals, shipping=1.0, asks=ASKS)
    return {
        (kpi.measure, kpi.segment): kpi.value for kpi in measure(result) if (kpi.agent, kpi.product) == ("chain", "all")
    }


@pytest.mark.parametrize(
    ("name", "segment", "value"),
    [
        ("contacts", "all", 3),
        ("first response time", "all", 0.5),
        ("contacts that wait", "all", 2 / 3),
        ("contacts per order", "all", 1.5),
        ("contacts per order", "ann", 2.0),
        ("contact backlog", "all", 1.5 / 20),
        ("first-contact resolution", "all", 1.0),
        ("promise lead time", "all", 4.0),
        ("promise compliance", "all", 0.5),
        ("promise compliance", "key", 0.0),
        ("alarms", "all", 1),
        ("proactive notice ratio", "all", 1.0),
        ("alarms for stock", "key", 1),
        ("service cost per order", "all", 9.0),
        ("service cost per order", "ann", 12.0),
    ],
)
def test_by_hand(values, name, segment, value):
    assert values[name, segment] == pytest.approx(value)


def test_a_fixed_quote_accepts_nothing_as_available(values):
    assert ("false-promise rate", "all") not in values


def test_an_overdue_order_that_is_still_open_has_broken_its_promise():
    result = shop(ServicePlan(promise=FixedQuote(4.0)), LATE, stock=3.0, horizon=7.0)
    found = {kpi.measure: kpi.value for kpi in measure(result) if kpi.agent == "chain" and kpi.segment == "all"}
    assert found["promise compliance"] == found["OTIF to commit"] == 0.5
    early = measure(shop(ServicePlan(promise=FixedQuote(4.0)), LATE, stock=3.0, horizon=4.0))
    assert {kpi.value for kpi in early if kpi.measure == "promise compliance"} == {1.0}
