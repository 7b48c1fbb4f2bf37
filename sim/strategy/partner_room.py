"""The room at a company's head office that draws partners closer, and lets them go."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Protocol

from simpy import Event

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.happenings import StrategyEvent
from sim.policies.partner_choice import Candidate
from sim.strategy.link import NOTHING, Link
from sim.strategy.partner_book import Partner, PartnerBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.strategy.integration import Integration

WHO = "integration"
TYPES = {
    "managed": StrategyEvent.PARTNER_INTEGRATED,
    "monitored": StrategyEvent.PARTNER_MONITORED,
    "not managed": StrategyEvent.PARTNER_RELEASED,
}


class Tie(Partner, Protocol):
    """The link to a partner, which can be made to do what a type of link is for."""

    @property
    def agent(self) -> Agent: ...
    def able(self, link: Link) -> bool: ...
    def become(self, link: Link) -> None: ...
    def attend(self) -> None: ...


class PartnerRoom:
    """Chooses among partners of one kind, now and at every review, and pays for the links. types: by partner."""

    def __init__(self, company: Agent, plan: Integration, ties: Sequence[Tie], *, kind: str) -> None:
        self.company = company
        self.plan = plan
        self.kind = kind
        self.ties = tuple(ties)
        self.types = {tie.name: "not managed" for tie in self.ties}
        self.book = PartnerBook(self.ties, ceil(plan.look_back / plan.bucket), swings=kind == "customers")
        draws = company.sim.streams(company.name, f"choice of {kind}").draws(Uniform(0.0, 1.0))
        self._chances = draws
        self._trouble: dict[str, float] = {}
        self._buckets = self._reviews = 0
        self._bucket = Moment(company.env, self._close, Phase.PLANNING)
        self._moment = Moment(company.env, self.review, Phase.PLANNING)

    def open(self) -> None:
        """Wait for the end of the first bucket, and for the first choice."""
        start = self.company.sim.start
        self._bucket.at(start + self.plan.bucket)
        if self.plan.first > 0:
            self._moment.at(start + self.plan.first)
        else:
            self.review()

    def links(self, kind: str) -> list[Tie]:
        """The links of a type."""
        return [tie for tie in self.ties if self.types[tie.name] == kind]

    # --- choosing

    def review(self, _: Event | None = None) -> None:
        """Rank partners by the books, and draw closer those that come first."""
        plan = self.plan
        candidates = self._candidates()
        weights = plan.choice(candidates)
        order = sorted(range(len(candidates)), key=lambda n: (-weights[n], candidates[n].chance))
        free = {"managed": plan.affordable, "monitored": plan.monitored_number}
        for place, number in enumerate(order):
            tie = self.ties[number]
            kind = next((kind for kind in free if free[kind] > 0 and tie.able(self._link(kind))), "not managed")
            if kind in free:
                free[kind] -= 1
            self._become(tie, kind, candidates[number], place)
        self._reviews += 1
        self._moment.at(self.company.sim.start + plan.first + self._reviews * plan.interval)

    def _candidates(self) -> list[Candidate]:
        capable = self.plan.capability
        pairs = tuple(zip(self.ties, self.book.volumes(), self.book.criticalities(), strict=True))
        for tie, _, criticality in pairs:
            if self.types[tie.name] != "managed":  # what is managed causes no trouble, and would if it were not
                self._trouble[tie.name] = criticality
        return [
            Candidate(
                tie.name,
                volume,
                self._trouble[tie.name],
                capable.get(tie.name, capable.get(tie.agent.group, 1.0)),
                next(self._chances),
            )
            for tie, volume, _ in pairs
        ]

    def _become(self, tie: Tie, kind: str, candidate: Candidate, place: int) -> None:
        old = self.types[tie.name]
        if kind == old:
            return
        before, link = self._link(old), self._link(kind)
        tie.become(link)
        self.types[tie.name] = kind
        sim, company = self.company.sim, self.company
        why = f"rank {place + 1}: volume {candidate.volume:.3g}, criticality {candidate.criticality:.3g}"
        sim.decide(WHO, company, f"link to {tie.name}", None, old, kind, why)
        value = before.cost if kind == "not managed" else link.cost
        sim.record.happen(TYPES[kind], company, about=tie.agent, value=value)
        self._pay(link.setup, tie)

    def _link(self, kind: str) -> Link:
        return {"managed": self.plan.managed, "monitored": self.plan.monitored}.get(kind, NOTHING)

    # --- the books

    def _close(self, _: Event) -> None:
        """A bucket is over: write down what was traded, and pay for the links."""
        self.book.write()
        plan, record = self.plan, self.company.sim.record
        for kind, what in (("managed", StrategyEvent.LINKS_MANAGED), ("monitored", StrategyEvent.LINKS_MONITORED)):
            ties = self.links(kind)
            if ties:
                record.happen(what, self.company, value=len(ties) * plan.bucket)
            for tie in ties:
                self._pay(self._link(kind).cost * plan.bucket / plan.year, tie)
                tie.attend()
        self._buckets += 1
        self._bucket.at(self.company.sim.start + (self._buckets + 1) * plan.bucket)

    def _pay(self, money: float, tie: Tie) -> None:
        sim = self.company.sim
        sim.ledger.post(sim.env.now, self.company, "integration", "cash", money, sim.overhead, counterparty=tie.agent)
