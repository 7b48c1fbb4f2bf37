"""A shop and its clientele: everything that customers feel and do, together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from scenarios.clientele import clientele
from sim.decision import Decision
from sim.disruption import Disruption
from sim.distributions import Exponential, Gamma, Poisson
from sim.inquiring import Inquiring
from sim.joining import Joining
from sim.loyalty import Loyalty
from sim.patience import Patience
from sim.policies.demand import Arrivals
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.segmentation import ByRevenue
from sim.processes.customer_relationship import RelationshipPlan
from sim.processes.customer_service import ContactDesk, ServicePlan
from sim.processes.order_fulfilment import FulfilmentPlan, LifeCycle, Step
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from tests.invariants.audit import audited

SHOP = {
    "demand": Arrivals(Exponential(4.0), 2.0),
    "forecasting": Fixed(0.0),
    "replenishment": BaseStock(40.0),
    "stock": 40.0,
    "customers": 8,
    "lead_time": Gamma(6.0, cv=0.5),
    "shipping": 1.0,
    "quote": 2.0,
    "patience": Patience(due_after=2.0, longest=9.0),
}
LIVELY = {
    "loyalty": Loyalty(
        worst=3.0,
        churn=0.05,
        sensitivity=6.0,
        wallet=0.8,
        attraction=1.0,
        elasticity=0.02,
        warned=0.5,
        credited=0.5,
        whole=True,
    ),
    "joining": Joining(Poisson(1.0), every=30.0),
    "inquiring": Inquiring(where=0.5, late=1.0, before=0.5, use=0.3, within=0.25, later=3.0),
    "advance": 3.0,
}
CHOICES = {
    "*": {
        "customer_relationship": RelationshipPlan(segmentation=ByRevenue(), interval=50.0),
        "customer_service": ServicePlan(desk=ContactDesk(agents=1, handling=Exponential(0.2))),
    }
}


@dataclass
class Street:
    """What the audit plays."""

    furnish: Callable[[Simulation], None]
    disruptions: tuple[Disruption, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def __call__(self, sim: Simulation) -> None:
        self.furnish(sim)


def played(record="orders", horizon=400.0, seed=1, at=None, **chosen) -> Result:
    return simulate(
        partial(clientele, **{**SHOP, **chosen}), horizon=horizon, seed=seed, record=record, warmup=50.0, at=at
    )


def counted(run: Result) -> dict[str, int]:
    counts: dict[str, int] = {}
    for facts in run.facts.happenings:
        counts[facts.what] = counts.get(facts.what, 0) + facts.count
    return counts


@pytest.mark.parametrize("replenishment", [BaseStock(20.0), BaseStock(60.0)])
def test_everything_adds_up_after_every_event(replenishment) -> None:
    run, audit = audited(
        Street(partial(clientele, **{**SHOP, **LIVELY, "replenishment": replenishment})), horizon=150.0
    )
    assert audit.events > 1000
    assert counted(run)["joined"] > 0


def test_customers_feel_ask_leave_and_come() -> None:
    counts = counted(played(at=CHOICES, **LIVELY))
    for what in ("experienced", "looked back", "churned", "joined", "bought elsewhere", "neglected", "responded"):
        assert counts[what] > 0, what


def test_records_agree() -> None:
    totals, full = (played(record, at=CHOICES, **LIVELY).facts for record in ("totals", "full"))
    assert totals.happenings == full.happenings
    assert totals.accounts == full.accounts
    (one,), (other,) = ([line for line in facts.lines if line.consumer] for facts in (totals, full))
    assert (one.lines, one.units, one.delivered, one.lost) == (other.lines, other.units, other.delivered, other.lost)


def test_same_seed_same_bytes() -> None:
    first, second = (played("full", at=CHOICES, **LIVELY) for _ in range(2))
    assert first.message_rows.tobytes() == second.message_rows.tobytes()
    assert first.event_rows.tobytes() == second.event_rows.tobytes()


def test_wishes_are_the_same_whatever_customers_feel() -> None:
    """Orders of an indifferent clientele are those of one that feels nothing."""

    def ordered(**chosen: object) -> list[tuple[str, float, float]]:
        lines = played(**chosen).order_lines.query("seller == 'shop'")
        return list(zip(lines["buyer"], lines["sent"], lines["quantity"], strict=True))

    assert sorted(ordered(loyalty=Loyalty())) == sorted(ordered())


def test_errors_of_the_shop_are_felt() -> None:
    """Goods picked wrong or broken count as defective, wrong papers as wrong information."""

    def experience(**errors: float) -> float:
        cycle = LifeCycle(**{step: Step(error=error) for step, error in errors.items()})
        choices = {"shop": {"order_fulfilment": FulfilmentPlan(steps=cycle)}}
        scores = [
            (facts.count, facts.total)
            for facts in played(at=choices, loyalty=Loyalty(), replenishment=BaseStock(90.0)).facts.happenings
            if facts.what == "experienced"
        ]
        return sum(total for _, total in scores) / sum(count for count, _ in scores)

    perfect = experience()
    assert experience(deliver=0.2) < perfect - 0.05
    assert experience(pick=0.2) < perfect - 0.05
    assert experience(document=0.2) < perfect - 0.1
