"""S27, S28 (release), S30 and W8: what queues, cards, lots and hours do to a line."""

from __future__ import annotations

import numpy as np

from sim.result import Result
from tests.statements.statement import Check, Statement


def little(result: Result) -> float:
    """|L - throughput x cycle time| / L of the line, from end to end of the run."""
    line = result.facts.stations[-1]
    return abs(
        line.wip_time - line.finished / result.facts.span * line.time_there / line.finished * result.facts.span
    ) / (line.wip_time)


def spread_of_cycle_times(result: Result) -> float:
    """Standard deviation of the time from release to completion, over the lots released since the warm-up."""
    rows, facts = result.job_rows, result.facts
    first = np.full(int(rows["job"].max()) + 1, np.inf)
    last = np.zeros_like(first)
    visits = np.bincount(rows["job"], minlength=first.size)
    np.minimum.at(first, rows["job"], rows["queued"])
    np.maximum.at(last, rows["job"], rows["finished"])
    through = (first >= facts.warmup) & (visits == len(facts.stations) - 1)
    return float((last - first)[through].std())


def margin(result: Result) -> float:
    """Money an hour: 150 for every job that is done, less 1 for every job in the line for an hour."""
    line, span = result.facts.stations[-1], result.facts.span
    return 150.0 * line.finished / span - line.wip_time / span


def total_wait(result: Result) -> float:
    """Mean time from order to completion: outside the line, waiting for release, and in it."""
    line = result.facts.stations[-1]
    return line.waiting / line.started + line.time_there / line.finished


YEARS = ("horizon=4400", "warmup=400", "period=40")
"""Two years of 2,000 working hours."""
LINE = ("scenario=job_line", *YEARS)
WIP = "work in process"
TIME = "station time"
MADE = "throughput"
WHOLE = {"agent": "line", "segment": "line"}


def every(mean: float) -> str:
    """Orders come as a Poisson process."""
    return f"demand.gap={{_target_: sim.distributions.Gamma, mean: {mean}, cv: 1.0}}"


EVEN = ("demand.gap.cv=0.001", "scenario.cv=0")
ONE = (*LINE, "scenario.processing=[1.0]")
FOUR = (*LINE, "scenario.processing=[1.0,1.0,1.0,1.0]")
UNEVEN = (*LINE, "scenario.processing=[1.0,1.25,0.8]")
OPEN = (*UNEVEN, every(1.6))
SPEARMAN = "Spearman, Woodruff and Hopp 1990; Hopp and Spearman 2011, Factory Physics"
LOTS = (
    "scenario=make_to_stock",
    *YEARS,
    "replenishment=r_nQ",
    "scenario.kinds=3",
    "scenario.lot=inf",
    "scenario.batch=1",
    "scenario.setup=0.5",
    "scenario.setup_cost=60",
    "scenario.costs.holding=0.05",
    "scenario.costs.backlog=0.5",
    "scenario.making=10",
    "scenario.stock=15",
    "replenishment.r=4",
    "demand.gap.mean=2.0",
)
COSTS_NOTHING = ("scenario.setup=0", "scenario.setup_cost=0", "scenario.costs.holding=0", "scenario.costs.backlog=0")
BUSY = (
    *UNEVEN,
    "scenario.saturated=true",
    "manufacturing_flow=[conwip,overtime]",
    "manufacturing_flow.release.cards=12",
)
HOURS = (*BUSY, "scenario.making=10", "manufacturing_flow.overtime.extra=0.0")

ROWS = (
    Statement(
        id="S27",
        setting="from 50 to 70 % busy",
        says="Production",
        lever="demand.gap",
        base=(*ONE, every(2.0)),
        change=("demand.gap.mean=1.4285714285714286",),
        checks=(
            Check(TIME, 1, smallest=0.8, **WHOLE),
            Check("gap in Little's law", 0, smallest=0.02, of=little, controlled=False),
        ),
        control=EVEN,
        source="Kingman 1961; Little 1961",
        note="M/M/1: from 2 to 3.33. Control: no chance, no queue.",
    ),
    Statement(
        id="S27",
        setting="from 70 to 90 % busy",
        says="Production",
        lever="demand.gap",
        base=(*ONE, every(1.4285714285714286)),
        change=("demand.gap.mean=1.1111111111111112",),
        checks=(
            Check(TIME, 1, smallest=3.0, **WHOLE),
            Check("gap in Little's law", 0, smallest=0.02, of=little, controlled=False),
        ),
        control=EVEN,
        source="Kingman 1961; Little 1961",
        note="M/M/1: from 3.33 to 10. The same step in load costs five times as much: cycle time is not linear in it.",
    ),
    Statement(
        id="S27",
        setting="half the variability",
        says="Production",
        lever="scenario.cv",
        base=(*ONE, every(1.25)),
        change=("scenario.cv=0.5",),
        checks=(Check(TIME, -1, smallest=0.8, **WHOLE),),
        control=("scenario.machines=50",),
        source="Kingman 1961",
        note="Pollaczek and Khinchine: from 5 to 3.5. Control: a machine for everybody.",
    ),
    *(
        Statement(
            id="S28",
            setting=f"release by {name}",
            says="Manage the production links of the chain",
            lever="manufacturing_flow.release",
            base=OPEN,
            change=words,
            checks=(
                Check(WIP, -1, smallest=0.5, **WHOLE),
                Check(TIME, -1, smallest=0.8, **WHOLE),
                Check(MADE, 0, smallest=0.01, **WHOLE),
            ),
            control=EVEN,
            source=source,
            note="Orders come from outside, so all make the same; what waits outside the line is not in it. "
            "Control: without chance nothing waits.",
        )
        for name, words, source in (
            ("cards for the line", ("manufacturing_flow=conwip", "manufacturing_flow.release.cards=7"), SPEARMAN),
            (
                "cards for each work centre",
                ("manufacturing_flow=kanban", "manufacturing_flow.release.cards=4"),
                SPEARMAN,
            ),
            (
                "drum, buffer and rope",
                ("manufacturing_flow=drum_buffer_rope", "manufacturing_flow.release.buffer=6"),
                "Goldratt and Fox 1986, The Race",
            ),
        )
    ),
    Statement(
        id="W8",
        setting="8 cards",
        says="A limit to work in process beats push",
        lever="manufacturing_flow.release",
        base=(*FOUR, every(1.375)),
        change=("scenario.saturated=true", "manufacturing_flow=conwip", "manufacturing_flow.release.cards=8"),
        checks=(
            Check(WIP, -1, smallest=1.5, **WHOLE),
            Check(TIME, -1, smallest=2.0, **WHOLE),
            Check("spread of cycle times", -1, smallest=1.0, of=spread_of_cycle_times, needs="full"),
            Check(MADE, 0, smallest=0.015, **WHOLE),
        ),
        source=SPEARMAN,
        note="At a throughput of 8/11, push holds w N/(N-1) = 10.7 jobs. Exact values: rows W8 of the verification.",
    ),
    Statement(
        id="W8",
        setting="without chance",
        says="A limit to work in process beats push",
        lever="manufacturing_flow.release",
        base=(*FOUR, every(1.25), *EVEN),
        change=("manufacturing_flow=conwip", "manufacturing_flow.release.cards=8"),
        checks=(
            Check(WIP, 0, smallest=0.05, **WHOLE),
            Check(TIME, 0, smallest=0.05, **WHOLE),
            Check(MADE, 0, smallest=0.01, **WHOLE),
        ),
        source=SPEARMAN,
        note="The control: a line without variability at the same rate holds as little either way.",
    ),
    Statement(
        id="W8",
        setting="10 % too many cards",
        says="A limit to work in process beats push",
        lever="manufacturing_flow.release.cards",
        base=(
            *LINE,
            "scenario.processing=[1.0,1.0,1.0,1.0,1.0]",
            "scenario.saturated=true",
            "manufacturing_flow=conwip",
            "manufacturing_flow.release.cards=20",
        ),
        change=("manufacturing_flow.release.cards=22",),
        checks=(Check("margin", 0, smallest=3.0, of=margin),),
        source=SPEARMAN,
        note="Work in process is set and throughput follows: an error of 10 % costs next to nothing.",
    ),
    Statement(
        id="W8",
        setting="10 % too high a rate",
        says="A limit to work in process beats push",
        lever="demand.gap",
        base=(*LINE, "scenario.processing=[1.0,1.0,1.0,1.0,1.0]", every(1.2), "warmup=1200", "horizon=5200"),
        change=("demand.gap.mean=1.0909090909090908",),
        checks=(Check("margin", -1, smallest=5.0, of=margin),),
        source=SPEARMAN,
        note="The same throughput, pushed: the rate is set, work in process follows, and the same error costs dear.",
    ),
    Statement(
        id="S30",
        setting="below the bottleneck",
        says="Maximum output at lowest cost within given time",
        lever="demand.gap",
        base=(*UNEVEN, every(2.0)),
        change=("demand.gap.mean=1.4285714285714286",),
        checks=(Check(MADE, 1, smallest=0.15, **WHOLE),),
        source="Goldratt 1984; Hopp and Spearman 2011",
        note="Output follows demand, from .5 to .7, as long as the bottleneck (.8) can.",
    ),
    Statement(
        id="S30",
        setting="above the bottleneck",
        says="Maximum output at lowest cost within given time",
        lever="demand.gap",
        base=(*UNEVEN, every(1.0)),
        change=("demand.gap.mean=0.8333333333333334",),
        checks=(Check(MADE, 0, smallest=0.01, **WHOLE), Check(WIP, 1, smallest=200.0, **WHOLE)),
        source="Goldratt 1984; Hopp and Spearman 2011",
        note="More demand than the bottleneck can serve makes queues and nothing else.",
    ),
    Statement(
        id="S30",
        setting="lots of 3 to 20",
        says="Maximum output at lowest cost within given time",
        lever="replenishment.Q",
        base=(*LOTS, "replenishment.Q=3"),
        change=("replenishment.Q=20",),
        checks=(Check("cost per unit delivered", -1, smallest=2.0, margin=0.5),),
        control=COSTS_NOTHING,
        source="Harris 1913; Karmarkar 1987",
        note="The left arm of the U: fewer set-ups, and their time no longer clogs the machine.",
    ),
    Statement(
        id="S30",
        setting="lots of 20 to 80",
        says="Maximum output at lowest cost within given time",
        lever="replenishment.Q",
        base=(*LOTS, "replenishment.Q=20"),
        change=("replenishment.Q=80",),
        checks=(Check("cost per unit delivered", 1, smallest=2.0, margin=0.5),),
        control=COSTS_NOTHING,
        source="Harris 1913; Karmarkar 1987",
        note="The right arm of the U: large lots lie in stock, and others wait behind them.",
    ),
    *(
        Statement(
            id="S30",
            setting=f"overtime from {low:.0%} to {high:.0%}",
            says="Maximum output at lowest cost within given time",
            lever="manufacturing_flow.overtime.extra",
            base=(*HOURS, f"manufacturing_flow.overtime.extra={low}"),
            change=(f"manufacturing_flow.overtime.extra={high}",),
            checks=(
                Check(MADE, 1, smallest=0.05, **WHOLE),
                Check("unit make cost", 1, smallest=3.0, agent="line", controlled=False),
            ),
            control=("manufacturing_flow.overtime.limit=1e15",),
            source="Hopp and Spearman 2011; frontier of cost and output",
            note="More output in the same time costs more a unit. Control: a limit that is never reached.",
        )
        for low, high in ((0.0, 0.25), (0.25, 0.5))
    ),
)
