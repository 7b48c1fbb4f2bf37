"""A firm of three customers: ann buys most, bob costs most, cay costs nothing."""

from dataclasses import replace
from math import isnan

import pytest

from sim.facts import AccountFacts, AgentFacts, Facts, HappeningFacts, LineFacts
from sim.metrics import measure
from sim.metrics.accounts import agreement, gini, ranks, top_fifth


def account(customer: str, revenue: float, cost: float, segment: str = "", group: str = "firms") -> AccountFacts:
    """An account whose goods cost half of what they sold for."""
    costs = {"transport": cost / 2, "service": cost / 2}
    return AccountFacts("company", customer, group, segment, 2, 2, 1.0, 1.0, revenue, revenue / 2, costs, 0.0, 1.0)


ANN, BOB, CAY = (
    account("ann", 100, 20, "class 2"),
    account("bob", 60, 40, "class 3"),
    account("cay", 40, 0, "class 1", "homes"),
)


def event(what: str, count: int, total: float, group: str = "firms") -> HappeningFacts:
    return HappeningFacts(what, "company", group, "", "", count, total, 0.0)


def line(group: str, units: float) -> LineFacts:
    return LineFacts("depot", group, True, "tea", 1, 1, 1, 1, 1, 1, units, *[0.0] * 10)


FACTS = Facts(
    1,
    0,
    0.0,
    360.0,
    1.0,
    1,
    agents=tuple(
        AgentFacts(name, "Customer", group, 0, None)
        for name, group in (("ann", "firms"), ("bob", "firms"), ("cay", "homes"))
    ),
    lines=(line("firms", 30.0), line("homes", 10.0)),
    accounts=(ANN, BOB, CAY),
    happenings=(
        event("looked back", 20, 16.0),
        event("looked back", 10, 5.0, "homes"),
        event("churned", 1, 100.0),
        event("bought elsewhere", 3, 10.0),
        event("experienced", 4, 2.0),
    ),
)


def value(name: str, segment: str = "all", agent: str = "chain") -> float:
    return next(k.value for k in measure(FACTS, [name]) if (k.agent, k.product, k.segment) == (agent, "all", segment))


def test_profit_and_loss_by_group_and_class():
    assert [value("account revenue", segment) for segment in ("all", "firms", "homes", "class 1")] == [200, 160, 40, 40]
    assert [value("cost to serve", segment) for segment in ("all", "firms", "homes")] == [60, 60, 0]
    assert [value("contribution", segment) for segment in ("all", "firms", "homes", "class 3")] == [40, 20, 20, -10]
    assert value("contribution", agent="company") == 40
    assert value("contribution per customer", "firms") == 10
    assert value("cost-to-serve ratio") == 0.3
    assert value("accounts", "firms") == 2


def test_who_stays_and_what_that_is_worth():
    assert value("churn rate") == pytest.approx(1 / 30)
    assert value("churn rate", "firms") == 0.05
    assert value("retention rate", "firms") == pytest.approx(0.95**12)
    assert value("satisfaction") == 0.7
    assert value("share of wallet") == 0.8
    assert value("share of wallet", "homes") == 1
    assert value("loyalty", "firms") == pytest.approx(0.8 * 0.75)
    assert value("loyalty", "homes") == 0.5
    assert value("experience") == 0.5
    assert value("customer lifetime value", "firms") == pytest.approx(20 / 20 * 0.95 / (1.01 - 0.95))
    assert value("customer lifetime value", "homes") == pytest.approx(20 / 10 * 1 / 0.01)


def test_lifetime_value_is_of_groups_as_classes_change():
    """Months and those who left are counted by the class at the time, contribution by that at the end."""
    moved = event("looked back", 90, 45.0)
    facts = replace(FACTS, happenings=(*FACTS.happenings, replace(moved, segment="class 1")))
    segments = {k.segment for k in measure(facts, ["customer lifetime value"])}
    assert segments == {"all", "firms", "homes"}
    assert {k.segment for k in measure(facts, ["contribution"])} > {"class 1", "class 2"}


def test_concentration():
    assert top_fifth([ANN, BOB, CAY]) == 0.5
    assert top_fifth([account(str(n), 10.0, 0) for n in range(10)]) == 0.2
    assert gini([1, 1, 1, 1]) == 0
    assert gini([0, 0, 0, 1]) == 0.75
    assert gini([-5, 0, 0, 1]) == 0.75
    assert isnan(gini([0.0, 0.0]))


def test_classes_that_agree_with_contribution():
    ranked = [account(str(n), 100 - 10 * n, 0, f"class {n}") for n in (1, 2, 3, 4)]
    assert agreement(ranked) == pytest.approx(1)
    assert agreement([account(str(n), 10 * n, 0, f"class {n}") for n in (1, 2, 3, 4)]) == pytest.approx(-1)
    assert isnan(agreement([account("a", 1, 0), account("b", 2, 0)]))
    assert ranks([5, 1, 5, 9]).tolist() == [2.5, 1, 2.5, 4]


def test_without_a_company_there_is_nothing_to_say():
    empty = Facts(1, 0, 0.0, 10.0, 1.0, 1)
    names = ["contribution", "customer lifetime value", "churn rate", "top-fifth share of revenue", "segment agreement"]
    assert measure(empty, names) == []
