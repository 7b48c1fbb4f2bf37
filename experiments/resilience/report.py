"""What a planner would take from a study of risk, in plain lines."""

from collections.abc import Iterable, Mapping
from math import isfinite

import pandas as pd

from experiments.resilience.failures import Thresholds
from experiments.resilience.measures import Row
from experiments.resilience.pairs import Difference
from experiments.resilience.tables import RiskTables

Rows = Mapping[str, Row]
"""The measures of risk of one point, by name."""


def _together(thresholds: Thresholds) -> str:
    return f", over {thresholds.over} periods together" if thresholds.over > 1 else ""


def risk_report(tables: RiskTables, thresholds: Thresholds = Thresholds(), *, time_unit: str = "day") -> str:
    """A paragraph for each point, then what the arms change, then which loses the least; 95 % intervals in brackets."""
    times = f"{time_unit}s"
    whose = "what is usual before a disruption" if thresholds.usual else "a period's demand"
    lines = [
        f"a failure begins when less than {thresholds.failure:.4g} of {whose} is served at once, "
        f"and ends when {thresholds.recovery:.4g} is again{_together(thresholds)}"
    ]
    points = _points(tables.risk)
    for point, risk in points.items():
        own = tables.failures[tables.failures["point"] == point]
        runs = risk["loss area"].n
        lines += ["", f"{_named(risk['loss area'])}: {runs} run{'' if runs == 1 else 's'}"]
        lines += [f"  {line}" for line in _point(risk, own, runs, times)]
    lines += _compared([Difference(*row) for row in tables.differences.itertuples(index=False)], times)
    lines += _best(points.values(), times)
    return "\n".join(lines)


def _points(risk: pd.DataFrame) -> dict[int, dict[str, Row]]:
    found: dict[int, dict[str, Row]] = {}
    for row in (Row(*each) for each in risk.itertuples(index=False)):
        found.setdefault(row.point, {})[row.measure] = row
    return found


def _point(risk: Rows, failed: pd.DataFrame, runs: int, times: str) -> list[str]:
    lines = [
        f"service fails in {failed['replication'].nunique()} of {runs} runs; "
        f"the probability of no failure is {_said(risk['probability of no failure'])}"
    ]
    if risk["disruptions"].value > 0:
        lines.append(
            f"{_number(risk['disruptions'].value)} disruptions a run, something is down "
            f"{risk['share of time disrupted'].value:.1%} of the time"
        )
    if (survived := risk["disruptions survived"]).n:
        lines.append(f"a disruption is survived with probability {_said(survived)}, of {survived.n}")
    if risk["time to survive"].n:
        lines.append(f"otherwise service fails {_said(risk['time to survive'])} {times} after the disruption starts")
    if risk["time to recover"].n:
        line = f"it recovers {_said(risk['time to recover'])} {times} after it failed"
        after = risk["time to recover after disruption"]
        lines.append(line + (f", {_said(after)} after the disruption ended" if after.n else ""))
    lines += _censored(failed)
    lines.append(
        f"a run loses {_said(risk['loss area'])} {times} of service and is failing "
        f"{risk['share of time in failure'].value:.1%} of the time"
    )
    if (service := risk["service"]).n:
        on_time = _said(risk["on-time probability"])
        lines.append(
            f"{service.value:.2%} of demand is served at once; a whole run is on time with probability {on_time}"
        )
    return lines + _costs(risk)


def _costs(risk: Rows) -> list[str]:
    cost, beyond = risk["total cost"], risk["conditional value at risk of cost"]
    if not cost.n:
        return []
    at_risk = _said(risk["value at risk of cost"])
    line = f"a run costs {_said(cost)} {cost.unit}; one in twenty at least {at_risk}"
    return [f"{line}, and those {_number(beyond.value)} on average"]


def _censored(failed: pd.DataFrame) -> list[str]:
    """What is known only in part is said, not left out in silence."""
    known, seen = failed["since_start"].astype(bool), failed["recovered"].astype(bool)
    lines = []
    if known.any():
        lines.append(f"{_failures(int(known.sum()))} had begun before counting did: left out of the time to recover")
    if lasting := int((~seen & ~known).sum()):
        lines.append(f"{_failures(lasting)} had not ended when the run did: counted as at least so long")
    return lines


def _failures(count: int) -> str:
    return "1 failure" if count == 1 else f"{count} failures"


def _compared(differences: list[Difference], times: str) -> list[str]:
    if not differences:
        return []
    lines = ["", f"against {differences[0].baseline}, run by run, intervals for all arms together"]
    for point in dict.fromkeys(each.point for each in differences):
        own = {each.measure: each for each in differences if each.point == point and each.n}
        if "loss area" not in own:
            continue
        parts = [_changed(own["loss area"], "loses", f"{times} of service")]
        parts += [_changed(own["total cost"], "costs", own["total cost"].unit)] if "total cost" in own else []
        lines.append(f"  {own['loss area'].name} {'; '.join(parts)}")
    return lines


def _changed(row: Difference, verb: str, unit: str) -> str:
    if row.verdict == "the same":
        return f"{verb} the same"
    more = row.difference > 0
    said = f"{verb} {_number(abs(row.difference))} {unit} {'more' if more else 'less'}"
    if not isfinite(row.lo):
        return f"{said} in the one run that both have"
    if row.verdict == "no difference shown":
        return f"{verb} neither more nor less for sure ({_number(row.lo)} to {_number(row.hi)} {unit})"
    low, high = (row.lo, row.hi) if more else (-row.hi, -row.lo)
    return f"{said} ({_number(low)} to {_number(high)})"


def _best(points: Iterable[Rows], times: str) -> list[str]:
    """Which points lose least and which cost least, all that are level; how sure a gap is, stands above."""
    every = list(points)
    found = []
    for measure, does, unit in (("loss area", "loses least service", f" {times}"), ("total cost", "costs least", "")):
        rows = [risk[measure] for risk in every if risk[measure].n]
        if len(rows) > 1:
            least = min(row.value for row in rows)
            level = [_named(row) for row in rows if row.value == least]
            do = does if len(level) == 1 else does.replace("s ", " ", 1)
            found.append(f"{' and '.join(level)} {do} ({_number(least)}{unit})")
    return ["", f"on average {', '.join(found)}"] if found else []


def _named(row: Row) -> str:
    return row.name or f"point {row.point}"


def _said(row: Row) -> str:
    value, low, high = map(_number, (row.value, row.lo, row.hi))
    if isfinite(row.lo) and isfinite(row.hi):
        return f"{value} ({low} to {high})"
    if isfinite(row.lo):
        return f"{value} (at least {low})"
    return f"{value} (at most {high})" if isfinite(row.hi) else value


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
