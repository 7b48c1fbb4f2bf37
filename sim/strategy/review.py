"""The room of the strategic team: what it reads, how it comes to a decision, and what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from simpy import Event

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import StrategyEvent
from sim.policies.voting import Ballot
from sim.strategy.beliefs import Beliefs, Trial
from sim.strategy.enacting import check, enact
from sim.strategy.reason import reason
from sim.strategy.report import mean_gain
from sim.strategy.standing import standing
from sim.strategy.team import RuleBased

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.agents.company import Company
    from sim.strategy.books import Books
    from sim.strategy.proposal import Proposal
    from sim.strategy.report import Reading, Report
    from sim.strategy.team import StrategicTeam


class TeamRoom:
    """Where the functions meet every interval: they read the report since the last review, score every change of a
    lever, and adopt one by their rule, or none. What they adopt is in force after a lag; until then its lever rests.
    """

    def __init__(self, company: Company, plan: StrategicTeam, books: Books) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.books = books
        self.levels: dict[str, str | None] = {lever.name: lever.start for lever in plan.levers}
        self.pending: set[str] = set()
        self.trials: list[Trial] = []
        self.beliefs = Beliefs(plan.search.trust if isinstance(plan.search, RuleBased) else 0.0)
        self.houses = tuple(house.name for house in company.houses)
        self.last: Reading = books.opening
        self.rests = False  # on a copy of the run, where candidates are played ahead, nobody meets
        self._moment = Moment(company.env, self._review, Phase.PLANNING)
        self._start = Moment(company.env, self._begin, Phase.DECISION)

    def open(self) -> None:
        """Wait for the first review; what levers say of the start is in force from then. Raises ModelError for levers
        of houses, products or groups that are not there."""
        if not self.plan.levers:
            raise ModelError(f"{self.company.name}: the strategic team has nothing to decide about: give it levers")
        check(self.company, self.plan.levers, self.houses)
        for lever in self.plan.levers:
            if lever.start is None:
                self.levels[lever.name] = standing(self.company, lever, self.houses)
        start = self.sim.start
        if any(lever.start is not None for lever in self.plan.levers):
            self._start.at(start)
        self._moment.at(start + (self.plan.interval if self.plan.first is None else self.plan.first))

    def adopt(self, plan: StrategicTeam) -> None:
        """Meet in another way from now on. Raises ModelError where the levers would be others."""
        if plan.levers != self.plan.levers:
            raise ModelError(f"{self.company.name}: the levers of its team cannot be changed while the clock runs")
        later = plan.interval != self.plan.interval
        self.plan = plan
        if isinstance(plan.search, RuleBased):
            self.beliefs.trust = plan.search.trust
        if later and self._moment.awaited:
            self._moment = Moment(self.company.env, self._review, Phase.PLANNING)
            self._moment.at(self.sim.env.now + plan.interval)

    def _begin(self, _: Event) -> None:
        """The run begins: levers stand where the team says they do."""
        for lever in self.plan.levers:
            if lever.start is not None:
                enact(self.company, lever.move(None, lever.start, self.houses), "where the lever stands at the start")

    # --- reviewing

    def _review(self, moment: Event) -> None:
        if self.rests or moment is not self._moment:
            return  # nobody meets here, or the interval was changed in between
        now = self.sim.env.now
        report = None
        if now > self.last.time and self.plan.hears:
            report = self.books.since(self.last)
            self.last = report.after
            self._learn(report.after)
        self.sim.ledger.post(now, self.company, "strategy", "cash", self.plan.cost, self.sim.overhead)
        candidates = self._candidates()
        if candidates and (report is not None or not self.plan.hears):
            self._decide(candidates, report)
        self.sim.record.happen(StrategyEvent.STRATEGY_REVIEWED, self.company, value=float(len(candidates)))
        self._moment.at(now + self.plan.interval)

    def _learn(self, after: Reading) -> None:
        """See what has become of the changes that have been in force for half an interval or longer."""
        kept = []
        for trial in self.trials:
            if after.time - trial.since.time < 0.5 * self.plan.interval:
                kept.append(trial)
                continue
            expected = self.beliefs.expected(trial.proposal).get("profit", 0.0)
            seen = self.beliefs.learn(trial, self.books.since(trial.since))["profit"]
            self.sim.record.happen(StrategyEvent.EFFECT_SEEN, self.company, value=abs(seen - expected))
        self.trials = kept

    def _candidates(self) -> list[Proposal]:
        return [
            proposal
            for lever in self.plan.levers
            if lever.name not in self.pending
            for proposal in lever.moves(self.levels[lever.name], self.houses)
        ]

    def _decide(self, candidates: Sequence[Proposal], report: Report | None) -> None:
        plan = self.plan
        gains = self._gains(candidates)
        goals = self.company.goals
        targets = plan.targets if goals is None else {**goals.enough, **plan.targets}
        scores = tuple(tuple(member.score(each, report, targets) for member in plan.members) for each in gains)
        chosen = plan.vote(Ballot(tuple(member.name for member in plan.members), plan.weights, scores))
        if chosen is not None:
            why = reason(plan.members, scores[chosen], gains[chosen], report)
            self._adopt(candidates[chosen], report, why)

    def _gains(self, candidates: Sequence[Proposal]) -> list[Mapping[str, float]]:
        """By candidate, how much better KPIs would be than without it, as shares of their scale."""
        search = self.plan.search
        if isinstance(search, RuleBased):
            return [self.beliefs.expected(proposal) for proposal in candidates]
        stay, *changed = search(self.company, [None, *candidates])
        seen = {name for member in self.plan.members for name in (*member.view, "profit")}
        return [{name: mean_gain(runs, stay, name) if runs else 0.0 for name in sorted(seen)} for runs in changed]

    def _adopt(self, proposal: Proposal, report: Report | None, why: str) -> None:
        now, company = self.sim.env.now, self.company
        self.pending.add(proposal.lever)
        self.sim.ledger.post(now, company, "strategy", "cash", proposal.cost, self.sim.overhead)
        self.sim.record.happen(StrategyEvent.POLICY_ADOPTED, company, value=proposal.cost)
        self.sim.decide(
            proposal.who or "team", company, f"lever {proposal.lever}", None, proposal.old, proposal.new, why
        )
        comes = partial(self._in_force, proposal, report, now, why)
        if proposal.lag:
            Moment(company.env, comes, Phase.DECISION).at(now + proposal.lag)
        else:
            comes(None)

    def _in_force(self, proposal: Proposal, report: Report | None, decided: float, why: str, _: object) -> None:
        enact(self.company, proposal, f"{proposal}, decided at {decided:g}: {why}")
        self.pending.discard(proposal.lever)
        self.levels[proposal.lever] = proposal.new
        looked = report.span if report is not None else self.plan.interval
        late = self.sim.env.now - decided + 0.5 * looked
        self.sim.record.happen(StrategyEvent.POLICY_IN_FORCE, self.company, value=late)
        if report is not None:
            self.trials.append(Trial(proposal, report, self.books.read()))
