"""However a factory plans its materials: goods, orders and time integrals add up after every event."""

from dataclasses import dataclass, field
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from scenarios.mrp_job_shop import Shop, mrp_job_shop
from sim.agents.supplier import Reliability
from sim.distributions import Exponential
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.lot_sizing import FixedQuantity, LotForLot, PeriodOrderQuantity, SilverMeal
from sim.policies.replenishment import OrderUpTo
from sim.processes.manufacturing_flow import (
    Conwip,
    ManufacturingPlan,
    MaterialPlanning,
    Push,
    ReorderPoint,
    ScheduleSharing,
)
from tests.invariants.audit import audited
from tests.invariants.settings import few


def some(*values):
    return st.sampled_from(values)


PLANNINGS = st.builds(
    MaterialPlanning,
    bucket=some(7.0, 2.0),
    cycle=some(1, 2),
    horizon=some(8),
    frozen=some(0, 2),
    lot_sizing=some(LotForLot(multiple=1.0), FixedQuantity(30.0), PeriodOrderQuantity(3), SilverMeal(minimum=5.0)),
    safety_time=some(0.0, 3.0),
    safety_stock=some(0.0, 12.5),
    z=some(0.0, 2.0),
    allowance=some(0.0, 4.0),
)


@dataclass
class Street:
    """A job shop to furnish, as random supply chains are."""

    plan: ManufacturingPlan
    terms: dict
    disruptions: tuple = ()
    decisions: tuple = ()
    furnish: object = field(init=False)

    def __post_init__(self):
        self.furnish = partial(
            mrp_job_shop,
            demand=PoissonDemand(2.0),
            forecasting=ExponentialSmoothing(alpha=0.2, initial=4.0, initial_sd=1.0),
            replenishment=OrderUpTo(z=1.0),
            shop=Shop(work_centres=2, products=2, assemblies=2, parts=3, steps=(1, 2)),
            release=self.plan,
            **self.terms,
        )

    def __call__(self, sim):
        self.furnish(sim)


STREETS = st.builds(
    Street,
    st.one_of(
        st.builds(
            ManufacturingPlan,
            release=some(Push(), Conwip(2)),
            planning=PLANNINGS,
            sharing=some(None, ScheduleSharing(horizon=4)),
        ),
        st.just(ManufacturingPlan(planning=ReorderPoint())),
    ),
    st.fixed_dictionaries(
        {
            "lead_time": some(0.0, 5.0, Exponential(4.0)),
            "transit": some(0.0, 1.0),
            "reliability": some(None, Reliability(on_time=0.5, delay=6.0, in_full=0.7, short=0.5)),
            "capacity": some(float("inf"), 60.0),
            "stock": some(0.0, 10.0),
            "parts_stock": some(0.0, 10.0),
        }
    ),
)


@few(20)
@given(STREETS)
def test_everything_adds_up_after_every_event(street):
    result, audit = audited(street)
    assert audit.events > 0
    for load in result.facts.loads:
        assert load.overloaded <= load.periods
        assert load.load >= 0.0


@few(4)
@given(STREETS)
def test_the_same_seed_gives_the_same_shop(street):
    assert audited(street)[0].facts == audited(street)[0].facts
