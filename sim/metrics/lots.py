"""Defects at customers, goods in quarantine, and recalls."""

from __future__ import annotations

from sim.metrics.happened import Sums, by_events

NAN = float("nan")


def per_million(bad: Sums, all_units: Sums) -> float:
    """Units in a million that are bad."""
    return 1e6 * bad.total / all_units.total if all_units.total else NAN


def total(events: Sums, *_: Sums) -> float:
    """The sum of their values; 0 where lots are traced and nothing of the kind happened."""
    return events.total


def number(events: Sums, *_: Sums) -> float:
    """How many there were."""
    return float(events.count)


def mean(events: Sums) -> float:
    """Their mean value."""
    return events.mean


LOTS = (
    by_events(
        "defects at customers",
        "ppm",
        "lower",
        "units with a latent defect delivered to customers / units delivered x 10^6, where lots are traced",
        "processes: quality at customers; SCOR RL.3.19",
        ("defect delivered", "traced delivery"),
        per_million,
    ),
    by_events(
        "defects shown",
        "units",
        "lower",
        "units whose defect has shown at a customer",
        "processes: quality at customers",
        ("defect shown", "traced delivery"),
        total,
    ),
    by_events(
        "units inspected for defects",
        "units",
        "none",
        "units of lots looked at, at receipt or at the end of the line",
        "ISO 2859-1",
        ("lot inspected",),
        total,
    ),
    by_events(
        "rejected at inspection",
        "ppm",
        "none",
        "units of lots rejected / units looked at x 10^6",
        "ISO 2859-1",
        ("lot rejected", "lot inspected"),
        per_million,
    ),
    by_events(
        "goods quarantined",
        "units",
        "lower",
        "units of blocked lots put aside in houses",
        "Rogers and Tibben-Lembke 1999",
        ("quarantined", "traced delivery"),
        total,
    ),
    by_events(
        "recalls",
        "recalls",
        "lower",
        "recalls begun",
        "Rogers and Tibben-Lembke 1999",
        ("recalled", "traced delivery"),
        number,
    ),
    by_events(
        "recall reach",
        "units",
        "lower",
        "units that recalls had to find: in houses, under way and at customers",
        "Dupuy, Botta-Genoulaz and Guinet 2005",
        ("recalled", "traced delivery"),
        total,
    ),
    by_events(
        "recall cost",
        "money",
        "lower",
        "notices, refunds, handling and disposal of recalls",
        "Rogers and Tibben-Lembke 1999",
        ("recall spent", "traced delivery"),
        total,
    ),
    by_events(
        "time to contain",
        "time",
        "lower",
        "time from the first defect of a lot told until nothing more of its recall is awaited",
        "Rogers and Tibben-Lembke 1999",
        ("recall contained",),
        mean,
    ),
)
