"""Goods, orders and time integrals add up after every event of random supply chains."""

from hypothesis import given

from tests.invariants.audit import audited
from tests.invariants.settings import few
from tests.invariants.streets import streets


@few(40)
@given(streets())
def test_everything_adds_up_after_every_event(street):
    result, audit = audited(street)
    assert audit.events > 0
    assert result.facts.stocks


@few(10)
@given(streets(disturbed=False))
def test_negative_orders_of_theory_add_up_as_well(street):
    _, audit = audited(street, negative=True)
    assert audit.events > 0
