"""The room where a returns centre does its work."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any

from simpy import Resource

from sim.clock import Work
from sim.distributions import Uniform, distribution
from sim.processes.returns_management.arrivals import Arrivals
from sim.processes.returns_management.inspection import Bench

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.facts import FateFacts, ReturnsFacts, StationFacts
    from sim.messages import Return
    from sim.processes.returns_management.plan import ReturnsPlan
    from sim.product import Product


class ReturnsManagement:
    """Goods come in, are inspected one by one, and are handed to `restock` if they are as good as new.

    Stock on hand here is what waits or is being inspected.
    """

    def __init__(self, site: Agent, plan: ReturnsPlan, restock: Callable[[Product, float], None]) -> None:
        self.site = site
        self.env = site.env
        self.plan = plan
        self.inspection = inspection = plan.inspection
        self.restock = restock
        self.inspectors = Resource(site.env, inspection.inspectors)
        self.arrivals: dict[Product, Arrivals] = {}
        self.bench = Bench(site.name, inspection.inspectors)
        self._at_once = inspection.at_once
        self._conditions: Iterator[float] = iter(())
        self._times: Iterator[float] = iter(())

    def open(self) -> None:
        """The clock is about to start."""
        stream_of, name = self.site.sim.streams, self.site.name
        self._conditions = stream_of(name, "condition").draws(Uniform(0.0, 1.0))
        self._times = stream_of(name, "inspection").draws(distribution(self.inspection.time))
        self.restart()

    def take(self, product: Product) -> None:
        """A new product may come back from now on."""
        since = min([arrivals.start for arrivals in self.arrivals.values()], default=self.env.now)
        self.arrivals[product] = Arrivals(self.site.name, product.name, self.site.sim.period, since)

    def receive(self, back: Return) -> None:
        """Goods come in, whoever sent them is paid, and inspection begins as soon as somebody is free."""
        now, product, quantity = self.env.now, back.product, back.quantity
        self.site.stocks[product].take_back(quantity, now)
        self.arrivals[product].add(quantity, now)
        refund = self.inspection.refund * product.price * quantity
        ledger = self.site.sim.ledger
        ledger.post(now, self.site, "returns", "cash", refund, product, counterparty=back.sender)
        ledger.post(now, back.sender, "cash", "purchases", refund, product, counterparty=self.site)
        left = quantity
        while left > 0:
            unit = min(1.0, left)
            left -= unit
            if self._at_once:
                self._decide(product, unit)
            else:
                self.env.process(self._inspect(product, unit))

    def _inspect(self, product: Product, unit: float) -> Generator[Any, Any, None]:
        queued = self.env.now
        self.bench.arrive(queued)
        with self.inspectors.request() as inspector:
            yield inspector
            self.bench.start(queued, self.env.now)
            yield Work(self.env, max(0.0, next(self._times)))
        self.bench.finish(queued, self.env.now, unit, self._decide(product, unit))

    def _decide(self, product: Product, unit: float) -> bool:
        """What becomes of a unit: as good as new, or scrap."""
        now = self.env.now
        stock, arrivals = self.site.stocks[product], self.arrivals[product]
        self.site.sim.ledger.post(now, self.site, "handling", "cash", stock.costs.handling * unit, product)
        good = next(self._conditions) < self.inspection.restock
        if good:
            arrivals.restocked += unit
            stock.pass_on(unit, now)
            self.restock(product, unit)
        else:
            arrivals.scrapped += unit
            stock.scrap(unit, now)
        return good

    # --- the books

    def restart(self) -> None:
        """What is counted is counted from here."""
        now, site = self.env.now, self.site
        self.arrivals = {item: Arrivals(site.name, item.name, site.sim.period, now) for item in site.stocks}
        self.bench.restart(now)

    def facts(self) -> StationFacts:
        """What the inspectors did."""
        return self.bench.facts(self.env.now)

    def fates(self) -> list[FateFacts]:
        """Nothing is followed here beyond what came back and was restocked."""
        return []

    def returned(self) -> list[ReturnsFacts]:
        """What came back, and what became of it, by product."""
        return [arrivals.facts(self.env.now) for arrivals in self.arrivals.values()]
