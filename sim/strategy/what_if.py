"""What-if search: changes that are proposed are played ahead from the present, before one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

from sim.happenings import StrategyEvent
from sim.strategy.kpis import KPIS
from sim.strategy.report import mean_gain
from sim.strategy.screening import schedule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.company import Company
    from sim.strategy.proposal import Proposal
    from sim.strategy.report import Report

FIRST_BRANCH = 1_000_000
"""The branches of chance that are tried are numbered from here on, so that they are nobody else's."""


@dataclass(frozen=True)
class WhatIf:
    """Play each proposal ahead on branches of the run, all on the same chance, and report what the books say then.

    ahead: time that is played, in which a change must earn what it costs; runs: branches a proposal, each with a chance
    of its own; budget: most branches a review; screen: the KPI by which proposals drop out where that is not enough for
    all. Raises ValueError where it is not enough to compare one proposal with staying.
    """

    ahead: float = 90.0
    runs: int = 4
    budget: int = 40
    screen: str = "profit"

    def __post_init__(self) -> None:
        if not (isfinite(self.ahead) and self.ahead > 0):
            raise ValueError(f"ahead must be a positive time, got {self.ahead}")
        if self.runs < 1:
            raise ValueError(f"runs must be at least 1, got {self.runs}")
        if self.budget < 2:
            raise ValueError(f"budget must be at least 2 branches, a proposal and to stay, got {self.budget}")
        if self.screen not in KPIS:
            raise ValueError(f"no KPI is called {self.screen!r} to screen by; there are {', '.join(KPIS)}")

    def __call__(self, company: Company, proposals: Sequence[Proposal | None]) -> list[list[Report]]:
        """For each proposal (None: to stay as it is) a report a run, paired by run; none for what was screened out.

        Raises ValueError where staying is not among them: it is what all others are compared with.
        """
        if None not in proposals:
            raise ValueError("proposals are compared with None, to stay as it is")
        stay, course = proposals.index(None), company.sim.course
        first = FIRST_BRANCH + course.branched * self.runs
        reports: list[list[Report]] = [[] for _ in proposals]
        alive = [index for index in range(len(proposals)) if index != stay]
        rounds = schedule(len(alive), self.runs, self.budget)
        for number, (several, runs) in enumerate(rounds):
            if number:
                gains = {index: mean_gain(reports[index], reports[stay], self.screen) for index in alive}
                alive.sort(key=lambda index: (-gains[index], index))
            alive = sorted(alive[:several])
            played = [stay, *alive]
            wanted = [(index, run) for run in range(len(reports[stay]), runs) for index in played]
            ways = [partial(self._ahead, company, proposals[index], first + run) for index, run in wanted]
            for (index, _), report in zip(wanted, course.branch(ways), strict=True):
                reports[index].append(report)
        self._tell(company, proposals, reports, alive, rounds)
        return [own if index == stay or index in alive else [] for index, own in enumerate(reports)]

    def _ahead(self, company: Company, proposal: Proposal | None, branch: int) -> Report:
        """In a branch: other chance, a change that is paid for, and what comes of it. Nobody looks ahead from there."""
        sim, books = company.sim, company.books
        assert books is not None
        if company.team is not None:
            company.team.rests = True
        sim.streams.switch(branch)
        now, before = sim.env.now, books.read()
        if proposal is not None:
            sim.ledger.post(now, company, "strategy", "cash", proposal.cost, sim.overhead)
            for decision in proposal.decisions(now):
                decision.start(sim)
        sim.env.play_on(now + self.ahead)
        return books.since(before)

    def _tell(
        self,
        company: Company,
        proposals: Sequence[Proposal | None],
        reports: Sequence[Sequence[Report]],
        alive: Sequence[int],
        rounds: Sequence[tuple[int, int]],
    ) -> None:
        """Write down what was played, and, where not all was played to the end, what was and why."""
        sim = company.sim
        for own in reports:
            if own:
                sim.record.happen(StrategyEvent.POLICY_SIMULATED, company, value=self.ahead * len(own))
        if len(alive) + 1 < len(proposals):
            rest = [f"the best {several} by {self.screen} in {runs} runs" for several, runs in rounds[1:]]
            why = f"{self.budget} branches: {'; '.join([f'{rounds[0][0]} in {rounds[0][1]} runs', *rest])}"
            kept = ", ".join(str(proposals[index]) for index in alive)
            sim.decide("team", company, "what-if", None, f"{len(proposals) - 1} proposals", kept, why)
