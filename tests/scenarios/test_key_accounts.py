import numpy as np
import pytest

from experiments.recipe import Ready, prepare
from scenarios.key_accounts import Crowd, key_accounts
from sim.errors import ModelError
from sim.facts import Facts
from sim.metrics import measure
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.simulate import simulate

WORDS = ("scenario=key_accounts", "figures=false", "horizon=400", "warmup=180")


def ready(*words: str) -> Ready:
    recipe, _ = prepare((*WORDS, *words))
    return recipe.ready()


def values(facts: Facts, name: str) -> dict[str, float]:
    """Of the chain, by segment."""
    return {k.segment: k.value for k in measure(facts, [name]) if (k.agent, k.product) == ("chain", "all")}


@pytest.fixture(scope="module")
def arms() -> dict[str, list[Facts]]:
    """A few runs without classes, with classes by lifetime value, and with classes that nobody is told of."""
    chosen = {
        "none": ("customer_relationship=none",),
        "classes": ("customer_relationship=lifetime_value",),
        "untold": ("customer_relationship=lifetime_value", "customer_relationship.publish=[]"),
    }
    return {
        name: [ready(*words).play(replication, 180.0, "totals").facts for replication in range(2)]
        for name, words in chosen.items()
    }


def gain(arms: dict[str, list[Facts]], arm: str, base: str, name: str, segment: str) -> np.ndarray:
    return np.array(
        [values(a, name)[segment] - values(b, name)[segment] for a, b in zip(arms[arm], arms[base], strict=True)]
    )


def test_accounts_are_kept_without_any_relationship_management(arms):
    facts = arms["none"][0]
    assert len(facts.accounts) == 48
    assert values(facts, "accounts") == {"all": 48, "large": 8, "demanding": 10, "small": 30}
    money = sum(
        posting.amount for posting in facts.money if posting.role == "Customer" and posting.debit == "purchases"
    )
    assert sum(account.revenue for account in facts.accounts) == pytest.approx(money)


def test_the_large_are_served_first_and_stay_more_satisfied(arms):
    assert (gain(arms, "classes", "none", "fill rate", "large") > 0.02).all()
    assert (gain(arms, "classes", "none", "loyalty", "large") > 0).all()
    assert gain(arms, "classes", "none", "contribution", "large").mean() > 0
    assert (gain(arms, "classes", "none", "fill rate", "demanding") < 0).all()


def test_the_link_from_class_to_allocation_cut_nothing_happens(arms):
    for name in ("fill rate", "loyalty", "contribution", "customer lifetime value"):
        for segment in ("large", "demanding", "small"):
            assert gain(arms, "untold", "none", name, segment) == pytest.approx(0, abs=1e-9)
    worth = gain(arms, "classes", "untold", "customer lifetime value", "large")
    assert (abs(worth) > 100).all()


def test_the_large_revenue_of_the_demanding_is_dear(arms):
    facts = arms["none"][0]
    ratio, share = values(facts, "cost-to-serve ratio"), values(facts, "account revenue")
    assert share["demanding"] > share["small"]
    assert ratio["large"] < ratio["small"] < ratio["demanding"]
    assert values(facts, "Gini of contribution")["all"] > 0.3


def test_who_has_agreed_on_it_is_told_of_delays():
    words = (
        "horizon=200",
        "warmup=100",
        "customer_relationship=lifetime_value",
        "customer_service=proactive",
        "customer_service.monitoring.procedures.allowed=[]",
    )
    facts = ready(*words).play(0, 100.0, "totals").facts
    told = {(event.group, event.segment) for event in facts.happenings if event.what == "notified"}
    assert {segment for _, segment in told} == {"class 1"}


def test_customers_have_days_of_their_own():
    crowds = {"firms": Crowd(customers=3, every=2.0, size=50.0)}
    result = simulate(
        lambda sim: key_accounts(
            sim, crowds=crowds, forecasting=Fixed(0.0), replenishment=BaseStock(500.0), stock=500.0
        ),
        horizon=4.0,
        seed=1,
    )
    lines = result.order_lines.query("seller == 'distribution_centre'")
    assert lines[["entered", "buyer"]].values.tolist() == [
        [0.0, "firms1"],
        [0.0, "firms3"],
        [1.0, "firms2"],
        [2.0, "firms1"],
        [2.0, "firms3"],
        [3.0, "firms2"],
    ]


def test_what_cannot_be():
    with pytest.raises(ValueError, match="at least one customer, got customers=0"):
        Crowd(customers=0)
    with pytest.raises(ValueError, match="every and size above 0"):
        Crowd(size=0.0)
    with pytest.raises(ModelError, match="crowds: there must be at least one"):
        simulate(
            lambda sim: key_accounts(sim, crowds={}, forecasting=Fixed(0.0), replenishment=BaseStock(1.0)),
            horizon=1.0,
            seed=1,
        )
