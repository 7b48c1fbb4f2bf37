"""What a run says at its end: volatility, service and cost, how sure that is, and where the results lie."""

from math import isnan

import pandas as pd

from experiments.launched import launches
from experiments.running import Run
from experiments.side_by_side import side_by_side
from experiments.sited import sites
from experiments.statement import told_statement
from experiments.study.statement import NAME
from sim.metrics import HEADLINES

FEW = 8
"""So many houses or work centres at most are listed one by one."""

STATION = ("utilisation", "work in process", "queue time")


def headline(run: Run) -> str:
    """A line for each of the three, with its 95 % interval where there is more than one replication; what became of
    all that was demanded; and, where the houses are few, what each of them cost.
    """
    settings = run.recipe.settings
    left_out = f", the first {run.warmup:g} left out" if run.warmup else ""
    times = "1 replication" if settings.replications == 1 else f"{settings.replications:,} replications"
    lines = [f"{settings.scenario}: {settings.horizon:g} {settings.time_unit}s{left_out}, {times}"]
    totals = _everywhere(run.summary, "chain")
    lines += [
        f"  {head:<11} {measure:<16} {_said(totals.loc[[measure]].iloc[0])}"
        for head, measure in (*HEADLINES, *(("", measure) for measure in settings.shown))
        if measure in totals.index
    ]
    lines += account(totals["mean"], settings.currency, settings.replications)
    lines += launches(run.summary)
    lines += came_back(totals["mean"], settings.replications)
    lines += side_by_side(run.summary, settings.by_house)
    lines += stations(run.summary, settings.time_unit)
    lines += costs(run.summary, settings.currency) if "total cost" not in settings.by_house else []
    lines += sites(run.summary, settings.currency)
    lines += told_statement(run.summary, settings.currency) if NAME in settings.shown else []
    if settings.replications == 1:
        lines.append("  one replication has no interval: say replications=20, for instance")
    elif (totals["hi"] == totals["lo"])[totals["lo"].notna()].all():
        lines.append("  all replications are the same: nothing in this run is left to chance")
    if run.out is not None:
        lines.append(f"results: {run.out}" + (f", figures: {run.out / 'figures'}" if settings.figures else ""))
    return "\n".join(lines)


def account(means: pd.Series, currency: str | None, replications: int) -> list[str]:
    """What became of every unit that customers demanded; nothing where none was."""
    parts = [means.get(f"units {fate}", 0.0) for fate in ("demanded", "delivered", "lost", "owed")]
    if not parts[0] > 0:
        return []
    demanded, delivered, lost, owed = map(_count, parts)
    said = f"demanded {demanded} = delivered {delivered} + lost {lost} + owed {owed}"
    said += f", in {_count(means['orders'])} orders of {_count(means['customers'])} customer"
    said += "" if means["customers"] == 1 else "s"
    if means["value demanded"] > 0:
        said += f", worth {means['value demanded']:,.2f} {currency or 'money'}"
    return [f"  {said}" + (", on average" if replications > 1 else "")]


def came_back(means: pd.Series, replications: int) -> list[str]:
    """What became of every unit that came back to be followed; nothing where none did."""
    own = means[[str(name).startswith("returned: ") for name in means.index]]
    fates = {str(name).removeprefix("returned: "): float(mean) for name, mean in own.items()}
    lost = fates.pop("unaccounted for", 0.0)
    came = means.get("units returned", 0.0)
    if not fates or not came > 0:
        return []
    before = sum(fates.values()) + lost - came
    said = " + ".join(f"{fate} {_count(units)}" for fate, units in fates.items() if units)
    there = f" + there before {_count(before)}" if before > 1e-6 else ""
    return [f"  returned {_count(came)}{there} = {said}" + (", on average" if replications > 1 else "")]


def stations(summary: pd.DataFrame, time_unit: str) -> list[str]:
    """How busy each work centre is and what waits there, where there are any and they are few."""
    own = summary[(summary["segment"] != "all") & summary["measure"].isin(STATION) & summary["mean"].notna()]
    found: dict[tuple[str, str], dict[str, float]] = {}
    for agent, station, measure, mean in own[["agent", "segment", "measure", "mean"]].itertuples(index=False):
        found.setdefault((agent, station), {})[measure] = mean
    whole = {place: means for place, means in found.items() if len(means) == len(STATION)}
    if not 0 < len(whole) <= FEW:
        return []
    return [
        f"  {station} of {agent}: busy {means['utilisation']:.0%} of the time, "
        f"{means['work in process']:,.4g} jobs there, each waits {means['queue time']:,.4g} {time_unit}s"
        for (agent, station), means in whole.items()
    ]


def costs(summary: pd.DataFrame, currency: str | None) -> list[str]:
    """The total cost of each house, where they are few but more than one; what they pay one another cancels."""
    own = summary[(summary["measure"] == "total cost") & (summary["product"] == "all") & (summary["segment"] == "all")]
    found = own[(own["mean"] != 0) & own["mean"].notna()].set_index("agent")["mean"]
    if not 2 < len(found) <= FEW + 1 or "chain" not in found.index:
        return []
    rows = dict(found.drop("chain"))
    among = found["chain"] - sum(rows.values())
    if abs(among) > 1e-6 * abs(found["chain"]):
        rows["paid to each other"] = among
    rows["chain"] = found["chain"]
    width = max(map(len, rows))
    lines = [f"    {house:<{width}} {_number(cost):>14}" for house, cost in rows.items()]
    return ["  cost by house", *lines[:-1], f"{lines[-1]} {currency or 'money'}"]


def _everywhere(summary: pd.DataFrame, agent: str) -> pd.DataFrame:
    whole = (summary["agent"] == agent) & (summary["product"] == "all") & (summary["segment"] == "all")
    return summary[whole].set_index("measure")


def _said(row: pd.Series) -> str:
    if isnan(row["mean"]):
        return str(row["unit"])
    known = f"{_number(row['mean']):>14} {row['unit']}"
    return known if isnan(row["lo"]) else f"{known}   95 % interval {_number(row['lo'])} to {_number(row['hi'])}"


def _number(value: float) -> str:
    return f"{value:,.2f}" if abs(value) >= 1000 else f"{value:.4g}"


def _count(value: float) -> str:
    """A number of things, which need not be whole on average, or where goods are measured."""
    return f"{round(value):,}" if abs(value - round(value)) < 1e-6 else f"{value:,.2f}"
