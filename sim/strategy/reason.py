"""Why a team has decided as it has, in one line for the table of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.strategy.functions import Function
    from sim.strategy.report import Report


def reason(
    members: Sequence[Function], scores: Sequence[float], gains: Mapping[str, float], report: Report | None
) -> str:
    """The score of every function, and the KPI of those it sees that moves most, with its value now."""
    told = " ".join(f"{member.name} {score:+.3g}" for member, score in zip(members, scores, strict=True))
    seen = {name for member in members for name in member.view} & set(gains)
    if not seen:
        return told
    most = max(sorted(seen), key=lambda name: abs(gains[name]))
    now = f" from {report.kpi(most):.4g}" if report is not None else ""
    return f"{told}; {most}{now} by {100 * gains[most]:+.3g} %"
