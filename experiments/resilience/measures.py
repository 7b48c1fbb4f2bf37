"""The measures of risk of one point, each with its interval, unit and direction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from experiments.resilience.course import Course
from experiments.resilience.estimates import Estimate, at_risk, average, beyond_risk, duration, probability
from experiments.resilience.failures import Thresholds


@dataclass(frozen=True)
class Money:
    """The chain's total cost by point and replication, and its unit."""

    spent: Mapping[tuple[int, int], float]
    unit: str


class Row(NamedTuple):
    """One row of the table of risk; lo and hi bound a 95 % interval, n counts runs, disruptions or failures."""

    point: int
    name: str
    measure: str
    value: float
    lo: float
    hi: float
    n: int
    unit: str
    direction: str


def point_measures(
    point: int, name: str, own: Sequence[Course], money: Money, thresholds: Thresholds, time_unit: str
) -> Iterator[Row]:
    """All measures of a point, in the order in which a planner asks for them."""
    spent = [money.spent[point, course.replication] for course in own if (point, course.replication) in money.spent]
    each = [course.measures for course in own]
    means = {measure: average([run[measure] for run in each]) for measure in each[0]}
    on_time = sum(run["on time"] >= thresholds.recovery for run in each)
    served = sum(not isnan(run["on time"]) for run in each)
    found: list[tuple[str, Estimate, str, str]] = [
        ("probability of no failure", probability(sum(not c.failures for c in own), len(own)), "share", "higher"),
        ("failures", means["failures"], "failures", "lower"),
        ("share of time in failure", means["share of time in failure"], "share", "lower"),
        ("disruptions", means["disruptions"], "disruptions", "none"),
        ("share of time disrupted", means["share of time disrupted"], "share", "none"),
        ("disruptions survived", _survived(own), "share", "higher"),
        ("time to survive", duration(_surviving(own)), time_unit, "higher"),
        ("time to recover", duration(_failing(own)), time_unit, "lower"),
        ("time to recover after disruption", duration(_recovering(own)), time_unit, "lower"),
        ("loss area", means["loss area"], time_unit, "lower"),
        ("service", means["service"], "share", "higher"),
        ("on-time probability", probability(on_time, served), "share", "higher"),
        ("total cost", average(spent), money.unit, "lower"),
        ("value at risk of cost", at_risk(spent), money.unit, "lower"),
        ("conditional value at risk of cost", beyond_risk(spent), money.unit, "lower"),
    ]
    for measure, estimate, unit, direction in found:
        yield Row(point, name, measure, *estimate, unit, direction)


def _survived(own: Sequence[Course]) -> Estimate:
    """Of the disruptions whose outcome is known, those that led to no failure; taken as independent of each other."""
    known = [hit.outcome for course in own for hit in course.hits if hit.outcome in ("survived", "failed")]
    return probability(known.count("survived"), len(known))


def _surviving(own: Sequence[Course]) -> list[list[tuple[float, bool]]]:
    return [[(hit.survive, True) for hit in course.hits if hit.outcome == "failed"] for course in own]


def _failing(own: Sequence[Course]) -> list[list[tuple[float, bool]]]:
    """Of failures there since the start it is not known how long they have lasted; they are left out."""
    return [[(each.lasted, each.recovered) for each in course.failures if not each.since_start] for course in own]


def _recovering(own: Sequence[Course]) -> list[list[tuple[float, bool]]]:
    return [[(hit.recover, hit.recovered) for hit in course.hits if not isnan(hit.recover)] for course in own]
