"""The catalogue of measures as a page of Markdown."""

from __future__ import annotations

from sim.metrics.catalogue import HEADLINES, SECTIONS
from sim.metrics.measure import Measure

HEAD = """# Measures

Every measure of a run, as `bullwhip measures` prints it and `kpis.csv` holds it. This page is generated from
`sim/metrics`; a test keeps it up to date.

A value belongs to an agent, a product and a segment. `chain` and `all` are totals. The segment is a group of buyers, or
the work centre at the grain of stations. Of the chain, service is what consumers get, cost is what the chain pays the
world (what its houses pay each other cancels), and volatility is that of the echelon or house where it is worst. An
echelon is all houses that stock a product the same number of steps from its consumers: shops side by side are one, and
their orders are added up before the variance is taken, as is the demand of all consumers they supply.

Everything is counted from the end of the warm-up: stocks and money over time, orders by the time they were entered.
Variances are population variances of series in time buckets (`bucket` x `period`); a longer bucket hides volatility.
Where demand does not vary a bullwhip ratio does not exist: its value is empty and its unit says so.

"needs" is the least detailed record from which a measure can be taken; wherever a more detailed one gives it too, the
value is the same.
"""


def document() -> str:
    """The whole catalogue: headlines first, then a table a section."""
    heads = "\n".join(f"- {head}: **{name}**" for head, name in HEADLINES)
    sections = "\n".join(_section(title, measures) for title, measures in SECTIONS.items())
    return f"{HEAD}\nThe headlines of a run:\n\n{heads}\n\n{sections}"


def _section(title: str, measures: tuple[Measure, ...]) -> str:
    rows = "\n".join(
        f"| {m.name} | {m.unit} | {m.direction} | {m.grain} | {m.needs} | {_safe(m.formula)} | {_safe(m.source)} |"
        for m in measures
    )
    head = "| measure | unit | better | grain | needs | formula | source |"
    return f"## {title}\n\n{head}\n{'|---' * head.count(' | ')}|---|\n{rows}\n"


def _safe(text: str) -> str:
    return text.replace("|", "\\|")
