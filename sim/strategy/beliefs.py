"""What a team believes that a change of a lever does: what it is said to do, and what the books have shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.strategy.kpis import KPIS

if TYPE_CHECKING:
    from sim.strategy.proposal import Proposal
    from sim.strategy.report import Reading, Report

Move = tuple[str, str, str]


@dataclass(frozen=True)
class Trial:
    """A change that is in force, with the report before it was decided and the books as it came in force."""

    proposal: Proposal
    report: Report
    since: Reading


class Beliefs:
    """By move of a lever, the mean of what was said (as so many observations) and of what was seen since.

    A move back is believed to undo what the move did.
    """

    def __init__(self, trust: float) -> None:
        self.trust = trust
        self.seen: dict[Move, tuple[int, dict[str, float]]] = {}

    def expected(self, proposal: Proposal) -> dict[str, float]:
        """Gains of KPIs to be expected, as shares of their scale."""
        said, sums, count = dict(proposal.effects), dict.fromkeys(KPIS, 0.0), 0
        forward = (proposal.lever, proposal.old, proposal.new)
        for move, sign in ((forward, 1.0), ((proposal.lever, proposal.new, proposal.old), -1.0)):
            times, total = self.seen.get(move, (0, {}))
            count += times
            for kpi, gain in total.items():
                sums[kpi] += sign * gain
        if not count:
            return said
        return {kpi: (self.trust * said.get(kpi, 0.0) + sums[kpi]) / (self.trust + count) for kpi in KPIS}

    def learn(self, trial: Trial, after: Report) -> dict[str, float]:
        """The books have shown something of a change: the gains since it was decided."""
        gains = {kpi: after.against(trial.report, kpi) for kpi in KPIS}
        move = (trial.proposal.lever, trial.proposal.old, trial.proposal.new)
        times, sums = self.seen.get(move, (0, dict.fromkeys(KPIS, 0.0)))
        self.seen[move] = (times + 1, {kpi: sums[kpi] + gains[kpi] for kpi in KPIS})
        return gains
