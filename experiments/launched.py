"""What a launch came to, market by market, as it is told at the end of a run."""

from __future__ import annotations

import pandas as pd

FEW = 8
"""So many markets at most are told of one by one."""


def launches(summary: pd.DataFrame) -> list[str]:
    """How many got the new product and how many gave up waiting, in each group of markets, where they are few."""
    served = _groups(summary, "adopters served")
    if not 0 < len(served) <= FEW:
        return []
    there, lost = _groups(summary, "stock at launch"), _groups(summary, "adopters lost")
    width = max(map(len, served))
    return [
        f"  {group:<{width}}  {units:>10,.0f} people got the new product, {lost.get(group, 0.0):,.0f} gave up waiting; "
        f"{there.get(group, 0.0):,.0f} units were there at its launch"
        for group, units in served.items()
    ]


def _groups(summary: pd.DataFrame, measure: str) -> dict[str, float]:
    """The mean of a measure of the whole chain for each group of customers."""
    whole = (summary["agent"] == "chain") & (summary["product"] == "all") & (summary["measure"] == measure)
    own = summary[whole & (summary["segment"] != "all") & summary["mean"].notna()]
    return dict(zip(own["segment"], own["mean"], strict=True))
