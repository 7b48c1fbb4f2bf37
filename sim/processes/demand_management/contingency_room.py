"""The room where a company watches for what its playbook is for, and acts by it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import DemandEvent
from sim.policies.planning import Look, Sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.processes.demand_management.contingency import Case, Contingency
    from sim.processes.demand_management.contingency_measures import Measure
    from sim.product import Product

MEMORY = 64
"""Looks that are remembered."""


@dataclass
class Watched:
    """One product at one house: what was seen, since when each case is there, was last there, is acted on."""

    site: Warehouse
    product: Product
    demanded: float
    expected: tuple[float, float] | None = None
    looks: deque[Look] = field(default_factory=lambda: deque(maxlen=MEMORY))
    came: dict[int, float] = field(default_factory=dict)
    last: dict[int, float] = field(default_factory=dict)
    begun: dict[int, float] = field(default_factory=dict)
    measures: dict[int, list[Measure]] = field(default_factory=dict)


class ContingencyRoom:
    """Contingency management at work: every `watch` it looks at each product of each house.

    A case that is there for its notice is acted on, until it has been gone for as long as it lingers.
    """

    def __init__(self, company: Agent, plan: Contingency, sites: Sequence[Warehouse]) -> None:
        self.company = company
        self.plan = plan
        names = {site.name for site in sites}
        if unknown := [name for case in plan.cases for name in case.sites if name not in names]:
            raise ModelError(f"contingency: {unknown[0]} is no house of {company.name}; there are {', '.join(names)}")
        self.watched = [
            Watched(site, product, site.stocks[product].demanded) for site in sites for product in site.demand.desks
        ]
        self.concerned = [[watched for watched in self.watched if self._fits(case, watched)] for case in plan.cases]
        for case, concerned in zip(plan.cases, self.concerned, strict=True):
            if not concerned:
                raise ModelError(
                    f"contingency: no house of {company.name} can do {list(case.responses)} for any product"
                )
        self._moment = Moment(company.env, lambda _: self._look(), Phase.PLANNING)

    def open(self) -> None:
        """Wait for the first look."""
        self._moment.at(self.company.sim.start)

    def _look(self) -> None:
        """Look at everything once."""
        env, ledger, company = self.company.env, self.company.sim.ledger, self.company
        if self.plan.readiness:
            cost = self.plan.readiness * self.plan.watch
            ledger.post(env.now, company, "planning", "cash", cost, company.sim.overhead)
        sights = {id(watched): self._sight(watched) for watched in self.watched}
        for number, (case, concerned) in enumerate(zip(self.plan.cases, self.concerned, strict=True)):
            for watched in concerned:
                self._consider(number, case, watched, sights[id(watched)])
        self._moment.at(env.now + self.plan.watch)

    def _fits(self, case: Case, watched: Watched) -> bool:
        site, product = watched.site, watched.product
        named = not case.sites or site.name in case.sites
        return named and all(response.fits(self.company, site, product) for response in case.responses)

    def _sight(self, watched: Watched) -> Sight:
        site, product = watched.site, watched.product
        demanded = site.stocks[product].demanded
        observed, watched.demanded = demanded - watched.demanded, demanded
        if watched.expected is not None:
            watched.looks.append(Look(observed, *watched.expected))
        desk, span = site.demand.desks[product], self.plan.watch / site.demand.bucket
        watched.expected = (desk.forecast.over(span), desk.forecast.sd_over(span))
        buying = site.suppliers.desks.get(product)
        lanes = buying.lanes if buying is not None else []
        paused = site.pauses.transit
        return Sight(tuple(watched.looks), tuple(lane.seller.name for lane in lanes if lane.barred or paused))

    def _consider(self, number: int, case: Case, watched: Watched, sight: Sight) -> None:
        """Begin, keep up, or end what is done in a case."""
        now = self.company.env.now
        if case.trigger(sight):
            watched.last[number] = now
            came = watched.came.setdefault(number, now)
            if number not in watched.measures and now - came >= case.notice - 1e-9:
                self._begin(number, case, watched)
                return
        elif number not in watched.measures:
            watched.came.pop(number, None)
        elif now - watched.last[number] >= case.linger - 1e-9:
            self._end(number, watched)
            return
        for measure in watched.measures.get(number, ()):
            measure.keep()

    def _begin(self, number: int, case: Case, watched: Watched) -> None:
        sim, company, site, product = self.company.sim, self.company, watched.site, watched.product
        if case.cost:
            sim.ledger.post(sim.env.now, company, "planning", "cash", case.cost, product)
        watched.measures[number] = [response(company, site, product) for response in case.responses]
        watched.begun[number] = sim.env.now
        since = sim.env.now - watched.came[number]
        sim.record.happen(DemandEvent.CONTINGENCY_BEGUN, company, about=site, product=product, value=since)
        for measure in watched.measures[number]:
            sim.decide(company.name, site, "contingency", product, *measure.told, repr(case.trigger))

    def _end(self, number: int, watched: Watched) -> None:
        sim = self.company.sim
        for measure in reversed(watched.measures.pop(number)):
            measure.end()
            sim.decide(self.company.name, watched.site, "contingency", watched.product, *measure.told[::-1], "over")
        lasted = sim.env.now - watched.begun.pop(number)
        watched.came.pop(number, None)
        sim.record.happen(
            DemandEvent.CONTINGENCY_ENDED, self.company, about=watched.site, product=watched.product, value=lasted
        )
