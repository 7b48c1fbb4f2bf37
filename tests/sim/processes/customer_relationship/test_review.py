import gc
from dataclasses import dataclass
from math import exp
from time import process_time

import numpy as np
import pytest

from sim.account_book import Account
from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.demand import Listed
from sim.policies.segmentation import (
    ByContribution,
    ByCount,
    ByLifetimeValue,
    ByRevenue,
    RandomLabels,
    RecencyFrequencyMoney,
    Unsegmented,
)
from sim.policies.wishes import Single
from sim.processes.customer_relationship import RelationshipPlan
from sim.processes.customer_relationship.review import AccountReview
from sim.product import Product
from sim.simulation import Simulation
from sim.street import connect


def reviews(plan: RelationshipPlan, dates: tuple[float, ...]):
    """What a firm with two customers sees at some dates: ann buys 4 a period to time 3, bob 1 a period from time 2."""
    sim = Simulation(seed=1)
    tea = Product("tea", price=10.0, cost=6.0)
    depot = Warehouse(sim, "depot", stocks={tea: 100.0})
    connect(depot, Supplier(sim, "mill"))
    for name, wanted in (("ann", (4,) * 4), ("bob", (0, 0, *(1,) * 8))):
        connect(Customer(sim, name, wants=Single(tea, Listed(wanted))), depot)
    company = Company(sim, sites=[depot])
    review = AccountReview(company, plan)
    sim.open()
    for date in dates:
        sim.env.run(until=date)
        yield review.views(review.pages(), date), review


def test_what_the_books_say():
    plan = RelationshipPlan(Unsegmented(), interval=4, look_back=4, churn=0.0)
    (first, _), (second, _) = reviews(plan, (4.0, 8.0))
    ann, bob = first
    assert (ann.name, ann.revenue, ann.contribution, ann.orders, ann.first, ann.last) == ("ann", 160, 64, 4, 0, 3)
    assert (bob.revenue, bob.orders, bob.first, bob.last) == (20, 2, 2, 3)
    assert (ann.margin, bob.margin) == (64, 8)
    assert (ann.alive, bob.alive, ann.retention, bob.retention) == (1, 1, 1, 1)
    assert [account.revenue for account in second] == [0, 40]


def test_a_longer_look_back_begins_at_the_start_of_the_run():
    plan = RelationshipPlan(Unsegmented(), interval=4, look_back=8, churn=0.2)
    *_, (last, _) = reviews(plan, (4.0, 8.0))
    ann, bob = last
    assert (ann.revenue, bob.revenue) == (160, 60)
    assert ann.margin == pytest.approx(64 * 4 / 8)
    assert bob.margin == pytest.approx(24 * 4 / 6)
    assert ann.alive < 0.3 < bob.alive < 1
    assert ann.retention == bob.retention == pytest.approx(exp(-0.8))


def test_the_best_class_comes_first_and_within_it_who_contributes_most():
    plan = RelationshipPlan(ByRevenue(ByCount((2,))), interval=4, key_count=1)
    for _, review in reviews(plan, (4.0,)):
        placed = review(4.0)
        assert [(each.customer.name, each.segment, each.key) for each in placed] == [
            ("ann", 1, True),
            ("bob", 1, False),
        ]
    assert [RelationshipPlan(key_share=0.25).keys(accounts) for accounts in (0, 4, 10)] == [0, 1, 2]


@dataclass(eq=False)
class Name:
    """All that an account asks of its customer."""

    name: str


@pytest.fixture(scope="module")
def company():
    """A firm with 20,000 customers."""
    sim = Simulation(seed=1)
    company = Company(sim, sites=[])
    assert sim.accounts is not None
    for number, revenue in enumerate(np.random.default_rng(1).lognormal(3, 1, 20_000).tolist()):
        customer = Name(f"c{number}")
        page = sim.accounts.pages[customer] = Account(company, customer)  # type: ignore[arg-type, index]
        page.revenue, page.orders, page.first, page.last = revenue, 3, 1.0, 50.0
        page.costs = {"transport": 2.0, "service": 1.0}
    return company


@pytest.mark.parametrize("segmentation", [ByContribution(), ByLifetimeValue(), RecencyFrequencyMoney(), RandomLabels()])
def test_a_review_of_twenty_thousand_accounts(company, segmentation):
    review = AccountReview(company, RelationshipPlan(segmentation))
    best = 1e9
    gc.disable()  # as good as: a run collects seldom
    for date in (90.0, 180.0, 270.0):
        begun = process_time()
        placed = review(date)
        best = min(best, process_time() - begun)
    gc.enable()
    assert len(placed) == 20_000
    assert best < 0.2
