"""Planning: how far demand and supply are apart, how steady plans are, and whether they are carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import ratio
from sim.metrics.happened import by_events

if TYPE_CHECKING:
    from sim.metrics.happened import Sums

CROXTON = "Croxton, Lambert, Garcia-Dastugue and Rogers 2002, IJLM 13(2)"


def _mean(events: Sums) -> float:
    return events.mean


def _rate(events: Sums, base: Sums) -> float:
    return ratio(events.total, base.total)


def _kept(missed: Sums, planned: Sums) -> float:
    return 1.0 - ratio(missed.total, planned.total)


PLANNING = (
    by_events(
        "demand-supply gap",
        "units/period",
        "lower",
        "mean over planning periods of |units shipped to customers outside - units they ordered|; needs a company that "
        "looks at demand and supply; several products: mean of each",
        CROXTON,
        ("gap",),
        _mean,
    ),
    by_events(
        "planned gap",
        "units/period",
        "lower",
        "mean over meetings and periods of the plan of |constrained supply - unconstrained demand|: what is to be "
        "delivered late, or made up for",
        CROXTON,
        ("planned gap",),
        _mean,
    ),
    by_events(
        "demand agreed",
        "units",
        "none",
        "mean over meetings of the demand agreed for the time that is planned, before supply constrains it",
        CROXTON,
        ("demand agreed",),
        _mean,
    ),
    by_events(
        "plan nervousness",
        "share",
        "lower",
        "sum of |new - old| / sum of old, over the periods that a plan and the one before it both cover",
        "Sridharan, Berry and Udayabhanu 1988, Decision Sciences 19(1)",
        ("replanned", "planned before"),
        _rate,
    ),
    by_events(
        "near plan nervousness",
        "share",
        "lower",
        "sum of 0.8^k |new - old| / sum of 0.8^k old, k periods ahead: what is near counts most",
        "Sridharan, Berry and Udayabhanu 1988, Decision Sciences 19(1)",
        ("replanned near", "planned near"),
        _rate,
    ),
    by_events(
        "plan adherence",
        "share",
        "higher",
        "1 - sum of |units made - units planned| / sum of units planned, period by period, as planned a cycle before",
        "Vollmann, Berry, Whybark and Jacobs 2005, Manufacturing Planning and Control",
        ("off plan", "planned units"),
        _kept,
    ),
    by_events(
        "stock-out rate in promotions",
        "share",
        "lower",
        "mean share of time without stock at selling houses, over planning periods with a promotion",
        "by definition",
        ("promoted",),
        _mean,
    ),
    by_events(
        "contingency plans",
        "events",
        "none",
        "how often a plan for the case was carried out",
        CROXTON,
        ("contingency begun",),
        lambda events: float(events.count),
    ),
    by_events(
        "time in contingency",
        "time",
        "none",
        "how long plans for the case were carried out, in sum; those that had ended",
        CROXTON,
        ("contingency ended",),
        lambda events: float(events.total),
    ),
)
