"""The books balance, and what houses pay each other cancels."""

import pytest

from sim.accounts import ACCOUNTS
from tests.sim.metrics import messy
from tests.sim.metrics.tiny import value


@pytest.fixture(scope="module")
def run() -> messy.Result:
    return messy.played("full", warmup=20.0)


def test_debits_are_credits_in_every_house(run: messy.Result) -> None:
    books: dict[str, dict[str, float]] = {}
    for posting in run.facts.money:
        page = books.setdefault(posting.agent, {})
        page[posting.debit] = page.get(posting.debit, 0.0) + posting.amount
        page[posting.credit] = page.get(posting.credit, 0.0) - posting.amount
    assert set(books) >= {"shop", "store", "near", "far"}
    for page in books.values():
        assert set(page) <= set(ACCOUNTS)
        assert sum(page.values()) == pytest.approx(0.0, abs=1e-6)


def test_every_sale_is_a_purchase(run: messy.Result) -> None:
    bought = sum(posting.amount for posting in run.facts.money if posting.debit == "purchases")
    sold = sum(posting.amount for posting in run.facts.money if posting.credit == "sales")
    assert sold > 0
    assert bought == pytest.approx(sold, rel=1e-12)
    postings = run.postings
    for cause, trade in postings[postings["debit"].isin(["purchases"]) | postings["credit"].isin(["sales"])].groupby(
        "cause"
    ):
        sides = [
            trade[trade["debit"] == "purchases"]["amount"].sum(),
            trade[trade["credit"] == "sales"]["amount"].sum(),
        ]
        assert sides[0] == pytest.approx(sides[1]), f"order {cause}"


def test_internal_trade_cancels(run: messy.Result) -> None:
    """Houses' costs add up to the chain's and what they paid each other; so do their profits."""
    houses = ("shop", "store", "near", "far")
    internal = value(run, "revenue", "store")
    assert internal > 0
    spent = sum(value(run, "total cost", house) for house in houses)
    paid_outside = value(run, "revenue", "near") + value(run, "revenue", "far")
    assert value(run, "purchase cost") == pytest.approx(paid_outside)
    assert spent == pytest.approx(value(run, "total cost") + internal)
    profits = sum(value(run, "profit", house) for house in houses)
    assert profits == pytest.approx(value(run, "profit") + paid_outside)


def test_products_add_up(run: messy.Result) -> None:
    for name in ("total cost", "revenue", "holding cost", "units demanded", "average on hand"):
        parts = value(run, name, "chain", "tea") + value(run, name, "chain", "milk")
        assert value(run, name) == pytest.approx(parts)
