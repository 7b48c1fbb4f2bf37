"""Whatever the rules of a shop floor: goods, orders and time integrals add up after every event, and so do stations."""

from dataclasses import dataclass, field
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.job_line import job_line
from sim.distributions import Erlang, Exponential
from sim.policies.demand import Arrivals
from sim.policies.dispatch import CriticalRatio, EarliestDue, FirstCome, SegmentPriority, SetupSaving, ShortestFirst
from sim.policies.learning import Learning
from sim.processes.manufacturing_flow import (
    Breakdowns,
    Conwip,
    DrumBufferRope,
    EndInspection,
    Hours,
    Kanban,
    Maintenance,
    ManufacturingPlan,
    Overtime,
    Push,
    Setups,
    Subcontracting,
)
from tests.invariants.audit import audited
from tests.invariants.settings import few


def some(*values):
    return st.sampled_from(values)


PLANS = st.builds(
    ManufacturingPlan,
    release=some(Push(), Conwip(3), Kanban(2), DrumBufferRope(2.0)),
    dispatch=some(
        None, FirstCome(), ShortestFirst(), EarliestDue(), CriticalRatio(), SetupSaving(4.0), SegmentPriority()
    ),
    hours=some(None, Hours(((2.0, 5.0), (6.0, 9.0)), cycle=10.0)),
    overtime=some(None, Overtime(4.0, extra=0.5, premium=2.0, every=2.0)),
    subcontracting=some(None, Subcontracting(3.0, Exponential(4.0), 2.0)),
    maintenance=some(None, Maintenance(6.0, time=0.5, cost=1.0, repair=5.0)),
    quality=some(None, EndInspection(0.8, 0.9, Exponential(0.1), cost=0.1, hold=2.0, hold_above=0.2, hold_cost=0.1)),
    learning=some(None, Learning(0.9, 0.2)),
)


@dataclass
class Floor:
    """A line to furnish, as random supply chains are."""

    plan: ManufacturingPlan
    terms: dict
    disruptions: tuple = ()
    decisions: tuple = ()
    furnish: object = field(init=False)

    def __post_init__(self):
        demand = Arrivals(Exponential(0.9), size=Exponential(1.5))
        self.furnish = partial(job_line, demand=demand, release=self.plan, **self.terms)

    def __call__(self, sim):
        self.furnish(sim)


FLOORS = st.builds(
    Floor,
    PLANS,
    st.fixed_dictionaries(
        {
            "processing": some((0.5,), (0.4, 0.6, 0.3)),
            "machines": some(1, 2),
            "buffers": some(float("inf"), 2),
            "breakdowns": some(None, Breakdowns(Erlang(8.0, 2), 1.0), Breakdowns(6.0, 0.5, clock="always")),
            "rework": some(0.0, 0.2),
            "stock": some(0.0, 4.0),
            "lot": some(1.0, 2.5),
            "kinds": some((1.0,), (0.5, 1.0, 2.0)),
            "due": some(0.0, 3.0),
            "setup": some(0.0, Exponential(0.2)),
            "setups": some(None, Setups(within=0.1, between=0.3)),
            "operators": some(None, 1, 3),
            "scrap": some(0.0, 0.1),
            "defects": some(0.0, 0.1),
        }
    ),
)


@few(30)
@given(FLOORS)
def test_everything_adds_up_after_every_event(floor):
    result, audit = audited(floor)
    assert audit.events > 0
    for station in result.facts.stations:
        if station.machines:
            used = station.busy_time + station.setup_time + station.down_time + station.closed_time
            assert station.busy_time >= -1e-9
            assert used <= station.machines * result.facts.span + 1e-6
        assert station.finished <= station.started <= station.arrived


@few(6)
@given(FLOORS)
def test_the_same_seed_gives_the_same_floor(floor):
    assert audited(floor)[0].facts == audited(floor)[0].facts


@pytest.mark.parametrize("rule", [EarliestDue(), ShortestFirst()])
def test_rules_draw_no_random_number_of_their_own(rule):
    """What is ordered, and what each kind takes, is the same by any rule."""

    def worked(dispatch):
        floor = Floor(ManufacturingPlan(dispatch=dispatch), {"kinds": (0.5, 1.0)})
        result, _ = audited(floor, horizon=60.0)
        jobs = result.jobs[result.jobs["product"] == "job1"]
        return list(zip((jobs.finished - jobs.started).round(9), jobs.quantity.round(9), strict=True))

    plain, ruled = worked(None), worked(rule)
    common = min(len(plain), len(ruled))
    assert common > 10
    assert plain[:common] == ruled[:common]
