"""What a run says of houses that stand side by side: a line each, a column for each of the measures named."""

from collections.abc import Sequence
from math import isnan

import pandas as pd

MANY = 24
"""With more houses than this, they are not listed."""


def side_by_side(summary: pd.DataFrame, measures: Sequence[str]) -> list[str]:
    """A line for every house of which each measure is known, with 95 % intervals of several replications."""
    if not measures:
        return []
    whole = (summary["product"] == "all") & (summary["segment"] == "all") & (summary["agent"] != "chain")
    own = summary[whole & summary["measure"].isin(measures) & summary["mean"].notna()]
    said: dict[str, dict[str, str]] = {}
    for agent, measure, mean, high in own[["agent", "measure", "mean", "hi"]].itertuples(index=False):
        said.setdefault(agent, {})[measure] = _said(mean, high)
    known = {agent for agent, cells in said.items() if len(cells) == len(measures)}
    rows = {agent: said[agent] for agent in dict.fromkeys(summary["agent"]) if agent in known}
    if not 0 < len(rows) <= MANY:
        return []
    width = max(map(len, rows))
    wide = [max(len(name), *(len(cells[name]) for cells in rows.values())) + 2 for name in measures]
    lines = [f"  {'by house':<{width + 2}}" + "".join(f"{name:>{w}}" for name, w in zip(measures, wide, strict=True))]
    for agent, cells in rows.items():
        columns = "".join(f"{cells[name]:>{w}}" for name, w in zip(measures, wide, strict=True))
        lines.append(f"    {agent:<{width}}{columns}")
    return lines


def _said(mean: float, high: float) -> str:
    return _number(mean) if isnan(high) else f"{_number(mean)} ± {_number(high - mean)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
