"""How much comes back, who lets it in, and how long it takes."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import by_events
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

ROGERS = "Rogers, Lambert, Croxton and Garcia-Dastugue 2002, International Journal of Logistics Management 13(2)"
SCOR = "SCOR Digital Standard (ASCM)"


def return_rate(reading: Reading) -> list[Cell]:
    """Units sent back of those sold in the cohorts that are old enough, over the units sold in them."""
    cohorts = [cohort for cohort in reading.facts.cohorts if cohort.sold]
    if not cohorts:
        return []
    return [(CHAIN, ALL, ALL, ratio(sum(c.returned for c in cohorts), sum(c.sold for c in cohorts)))]


def return_trend(reading: Reading) -> list[Cell]:
    """Slope of a line through the return rates of the cohorts, by least squares."""
    cohorts = [cohort for cohort in reading.facts.cohorts if cohort.sold]
    if not cohorts:
        return []
    middle = [(cohort.start + cohort.end) / 2 for cohort in cohorts]
    rates = [cohort.returned / cohort.sold for cohort in cohorts]
    mean, level = sum(middle) / len(middle), sum(rates) / len(rates)
    spread = sum((time - mean) ** 2 for time in middle)
    rise = sum((time - mean) * (rate - level) for time, rate in zip(middle, rates, strict=True))
    return [(CHAIN, ALL, ALL, rise / spread if spread else nan)]


RETURN_RATES = (
    Measure(
        "return rate",
        "share",
        "lower",
        "chain",
        "units sent back / units sold, of the cohorts of sales (each a twelfth of the counted time) so old that "
        "nearly all that will come back has come",
        ROGERS,
        return_rate,
    ),
    Measure(
        "return rate trend",
        "share/time",
        "lower",
        "chain",
        "slope of a line through the return rates of the same cohorts, by least squares",
        ROGERS,
        return_trend,
    ),
    by_events(
        "unwarranted share",
        "share",
        "lower",
        "units let in that the terms do not allow / units let in",
        ROGERS,
        ("admitted unwarranted", "admitted warranted"),
        lambda bad, good: ratio(bad.total, bad.total + good.total),
    ),
    by_events(
        "no-fault-found share",
        "share",
        "lower",
        "units returned as faulty, for the reason no fault found, with which nothing is wrong / units looked at",
        "Ferguson, Guide and Souza 2006, Manufacturing & Service Operations Management 8(4)",
        ("no fault found", "fault found"),
        lambda sound, faulty: ratio(sound.total, sound.total + faulty.total),
    ),
    by_events(
        "gate precision",
        "share",
        "higher",
        "units refused that the terms do not allow / units refused",
        ROGERS,
        ("refused unwarranted", "refused warranted"),
        lambda bad, good: ratio(bad.total, bad.total + good.total),
    ),
    by_events(
        "gate recall",
        "share",
        "higher",
        "units refused that the terms do not allow / units asked for that they do not allow",
        ROGERS,
        ("refused unwarranted", "admitted unwarranted"),
        lambda out, let_in: ratio(out.total, out.total + let_in.total),
    ),
    by_events(
        "return cycle time",
        "time",
        "lower",
        "mean time from the request of a return until something has become of it",
        ROGERS,
        ("disposed",),
        lambda through: through.mean,
    ),
    by_events(
        "credit lead time",
        "time",
        "lower",
        "mean time from the request of a return until the money is back",
        ROGERS,
        ("return credited",),
        lambda paid: paid.mean,
    ),
    by_events(
        "perfect return order",
        "share",
        "higher",
        "returns of which the right thing became and for which the right credit came in time / returns through",
        SCOR,
        ("perfect return", "disposed"),
        lambda perfect, through: ratio(perfect.count, through.count),
    ),
    by_events(
        "kept unwillingly",
        "units",
        "lower",
        "units that customers would rather have returned: refused, too late, or not worth the trouble",
        ROGERS,
        ("kept",),
        lambda kept: kept.total,
    ),
)
