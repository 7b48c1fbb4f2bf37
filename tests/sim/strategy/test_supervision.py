"""Rules that people follow as far as they do, and auditors who look."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.deviating import Ordering, sharing_out
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.metrics import measure
from sim.policies.allocation import FirstCome, Priority
from sim.policies.demand import Listed, Steady
from sim.policies.replenishment import BaseStock
from sim.policies.replenishment.view import StockView
from sim.policies.wishes import Single
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.strategy import StrategyPlan
from sim.strategy.discipline import Discipline, Lapse
from sim.strategy.supervision import Audits, Supervision
from sim.street import connect

PEN = Product("pen", cost=3.0)


def shop(plan: Supervision | None, wants: Any = None) -> Callable[[Simulation], None]:
    """A shop that orders back to ten pens every day."""

    def build(sim: Simulation) -> None:
        house = Warehouse(sim, "shop", stocks={PEN: 10.0}, replenishment=BaseStock(10.0))
        connect(house, Supplier(sim, "source"), transit=2.0)
        connect(Customer(sim, "ann", wants=Single(PEN, wants or Listed((1.0, 2.0, 3.0, 4.0) * 50))), house)
        Company(sim, sites=[house], plans={"strategy": StrategyPlan(supervision=plan)})

    return build


def played(plan: Supervision | None, horizon: float = 40.0, wants: Any = None) -> Result:
    return simulate(shop(plan, wants), horizon=horizon, seed=1)


def bought(result: Result) -> list[float]:
    table = result.messages
    found: list[float] = table[(table["kind"] == "order") & (table["sender"] == "shop")]["quantity"].tolist()
    return found


def value(result: Result, name: str, agent: str = "chain") -> float:
    return next(k.value for k in measure(result, [name]) if k.agent == agent and k.segment == "all")


def test_who_follows_every_rule_needs_no_supervision() -> None:
    plain, kept = played(None), played(Supervision(compliance=1.0))
    assert bought(kept) == bought(plain)
    assert value(kept, "policy compliance") == 1.0
    assert value(kept, "plan-actual gap") == 0.0


@pytest.mark.parametrize(("habit", "lot", "ordered"), [("repeat", 1, 5.0), ("skip", 1, 0.0), ("round_up", 4, 8.0)])
def test_by_habit(habit: Any, lot: float, ordered: float) -> None:
    sim = Simulation(seed=1)
    house = Warehouse(sim, "shop", stocks={PEN: 0.0})
    discipline = Discipline(house, "replenishment", Supervision(compliance=0.0, habit=habit, lot=lot))
    ordering = Ordering(discipline, house, PEN)
    ordering._last = 5.0
    assert ordering(7.0, StockView(0.0)) == ordered


def test_nobody_orders_where_nobody_follows_the_rule_and_all_skip() -> None:
    assert bought(played(Supervision(compliance=0.0, habit="skip"))) == []


def test_the_gap_is_what_the_rule_would_have_ordered() -> None:
    """Four a day are wanted, and the shop lacks four more every day."""
    found = played(Supervision(compliance=0.0, habit="skip", rules=["replenishment"]), horizon=3.0, wants=Steady(4.0))
    assert value(found, "plan-actual gap") == pytest.approx((4 + 8 + 12) / 3)
    assert value(found, "policy compliance") == 0.0


def test_more_compliance_never_breaks_a_rule_that_less_would_have_kept() -> None:
    def kept(share: float) -> list[bool]:
        house = Warehouse(Simulation(seed=3), "shop", stocks={PEN: 0.0})
        discipline = Discipline(house, "replenishment", Supervision(compliance=share))
        return [discipline.keeps() for _ in range(200)]

    assert all(more or not less for less, more in zip(kept(0.7), kept(0.9), strict=True))
    assert 120 < sum(kept(0.7)) < 160


class Claimed:
    """An order for three."""

    owed = 3.0

    def __init__(self, priority: int) -> None:
        self.priority = priority


@pytest.mark.parametrize(("compliance", "given"), [(1.0, [0.0, 3.0]), (0.0, [3.0, 0.0])])
def test_what_is_short_goes_to_the_first_class_or_to_the_first_in_line(compliance: float, given: list[float]) -> None:
    house = Warehouse(Simulation(seed=1), "shop", stocks={PEN: 0.0})
    discipline = Discipline(house, "allocation", Supervision(compliance=compliance))
    claims: Sequence[Any] = [Claimed(2), Claimed(1)]
    assert sharing_out(discipline)(Priority())(3.0, claims) == given
    assert sharing_out(discipline)(FirstCome()) == FirstCome()


def test_nothing_is_decided_where_the_rule_makes_no_difference() -> None:
    house = Warehouse(Simulation(seed=1), "shop", stocks={PEN: 0.0})
    discipline = Discipline(house, "allocation", Supervision(compliance=0.0, audits=Audits()))
    claims: Sequence[Any] = [Claimed(2), Claimed(1)]
    assert sharing_out(discipline)(Priority())(6.0, claims) == [3.0, 3.0]
    assert discipline.decisions == []


ALL_SEEN = Audits(interval=7.0, share=1.0, finds=1.0, lasting=7.0, cost=2.0, visit=5.0)


def test_auditors_who_see_all_find_all_and_have_it_corrected() -> None:
    plan = Supervision(compliance=0.0, habit="skip", rules=["replenishment"], audits=ALL_SEEN)
    found = played(plan, horizon=9.0, wants=Steady(1.0))
    assert value(found, "decisions audited") == 7.0
    assert value(found, "deviations found") == 7.0
    assert value(found, "deviations corrected") == pytest.approx(1 / 7), "one order makes up for all that is lacking"
    assert value(found, "supervision cost") == 7 * 2.0 + 5.0
    assert bought(found)[0] == 8.0, "and what was sold on the day itself"


def test_half_of_what_was_learnt_is_forgotten() -> None:
    sim = Simulation(seed=1)
    house = Warehouse(sim, "shop", stocks={PEN: 0.0})
    discipline = Discipline(house, "replenishment", Supervision(compliance=0.6, audits=ALL_SEEN))
    assert discipline.compliance == 0.6
    discipline.remind()
    assert discipline.compliance == 1.0
    sim.env.run(until=7.0)
    assert discipline.compliance == pytest.approx(0.8)


def test_where_nobody_looks_nothing_is_kept_for_auditors() -> None:
    house = Warehouse(Simulation(seed=1), "shop", stocks={PEN: 0.0})
    discipline = Discipline(house, "replenishment", Supervision())
    discipline.lapse(Lapse(), 3.0)
    assert discipline.decisions == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"compliance": 1.2}, "compliance must lie in 0..1, got 1.2"),
        ({"compliance_of": {"gate": -0.1}}, "compliance must lie in 0..1, got -0.1"),
        ({"compliance_of": {"pricing": 0.5}}, "a rule is one of"),
        ({"rules": ["pricing"]}, "a rule is one of replenishment, allocation, notices, gate, inspection"),
        ({"habit": "guess"}, "habit is one of repeat, skip, round_up, got 'guess'"),
        ({"lot": 0.0}, "lot must be positive"),
    ],
)
def test_bad_supervision(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Supervision(**wrong)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"interval": 0.0}, "interval must be a positive time"),
        ({"lasting": float("inf")}, "lasting must be a positive time"),
        ({"share": 1.1}, "share must lie in 0..1"),
        ({"finds": -0.1}, "finds must lie in 0..1"),
        ({"cost": -1.0}, "cost must not be negative"),
        ({"visit": -1.0}, "visit must not be negative"),
    ],
)
def test_bad_audits(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Audits(**wrong)
