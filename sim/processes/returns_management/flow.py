"""The room of a returns centre that follows every return from the request to what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Distribution, Uniform, distribution
from sim.errors import ModelError
from sim.happenings import ReturnEvent
from sim.processes.returns_management.arrivals import Arrivals
from sim.processes.returns_management.crediting import Crediting
from sim.processes.returns_management.desk import ReturnsDesk
from sim.processes.returns_management.disposal import Disposal
from sim.processes.returns_management.fate_book import FateBook
from sim.processes.returns_management.terms import Credit
from sim.processes.returns_management.work_bench import WorkBench
from sim.return_case import ReturnCase

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.facts import FateFacts, ReturnsFacts
    from sim.messages import Return
    from sim.processes.returns_management.hall import Hall
    from sim.processes.returns_management.plan import ReturnsPlan
    from sim.processes.returns_management.route import Route
    from sim.product import Product

NO_FAULT = "no fault found"
WORSE = {"A": "B", "B": "C", "C": "D", "D": "D"}
LAID_OUT = ("inspection", "routing", "workshop", "netting", "avoidance", "recall")
"""What a returns centre cannot change while goods are under way."""
NUMBER = {"A": 1.0, "B": 2.0, "C": 3.0, "D": 4.0}


class ReverseFlow:
    """Requests are let in at the desk; goods come in, are credited and looked at, and something becomes of them.

    discipline: the grade that is written down of a case, where people do not always look.
    """

    def __init__(self, site: Agent, plan: ReturnsPlan, hall: Hall) -> None:
        self.site = site
        self.env = site.env
        self.plan = plan
        self.hall = hall
        self.desk = ReturnsDesk(site, plan, self._admitted, self._abandoned)
        self.book = FateBook(site)
        credit = plan.credit or Credit(share=plan.inspection.refund)
        self.crediting = Crediting(site, credit, self.desk.terms, hall.supplier)
        self.disposal = Disposal(site, plan, self.book, hall, self._restock, self._through)
        self.arrivals: dict[Product, Arrivals] = {}
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.benches = {"centre": WorkBench(self.env, site.name, "inspection", plan.inspection.inspectors)}
        self.expected: dict[Product, float] = {}
        self._sent: Counter[Product] = Counter()
        self._onward: dict[int, Distribution] = {}
        for route in self.desk.routing.routes:
            if route.onward is not None:
                self._onward[id(route)] = distribution(route.onward)
            if route.inspection is not None and route.to not in self.benches:
                station = f"inspection at the {route.to}"
                self.benches[route.to] = WorkBench(self.env, site.name, station, route.inspection.inspectors)
        self._times: dict[str, Iterator[float]] = {}
        self._eyes: Iterator[float] = iter(())
        self.discipline: Callable[[ReturnCase], str] | None = None
        self._count = Moment(self.env, lambda _: self._tell(), Phase.PLANNING)

    @property
    def supplier(self) -> Agent | None:
        """Who is charged for what it has caused."""
        return self.hall.supplier

    @property
    def stations(self) -> list[WorkBench]:
        """Where somebody works."""
        return [*self.benches.values(), self.disposal.repair.bench]

    def open(self) -> None:
        """The clock is about to start. Raises ModelError for what cannot be done with what comes back here."""
        if problems := self._problems():
            raise ModelError(problems)
        streams, name = self.site.sim.streams, self.site.name
        self._times["centre"] = streams(name, "inspection").draws(distribution(self.plan.inspection.time))
        for route in self.desk.routing.routes:
            if route.to not in self._times and route.inspection is not None:
                law = distribution(route.inspection.time)
                self._times[route.to] = streams(name, f"inspection at the {route.to}").draws(law)
        self._eyes = streams(name, "eyes").draws(Uniform(0.0, 1.0))
        self.desk.open()
        self.disposal.open()
        self.restart()
        if self.plan.netting is not None:
            self._count.at(self.site.sim.start + self.plan.netting.every)

    def take(self, product: Product) -> None:
        """A new product may come back from now on."""
        self.hall.takes(product)
        since = min([arrivals.start for arrivals in self.arrivals.values()], default=self.env.now)
        self.arrivals[product] = Arrivals(self.site.name, product.name, self.site.sim.period, since)
        if problems := self._problems():
            raise ModelError(problems)

    def adopt(self, plan: ReturnsPlan) -> None:
        """Go on by another gate, terms, credit, market or disposition; what is under way ends by them too.

        Raises ModelError for what is laid out at the start: places, benches, and who is told.
        """
        if fixed := [name for name in LAID_OUT if getattr(plan, name) != getattr(self.plan, name)]:
            raise ModelError(
                f"{self.site.name}: {', '.join(fixed)} cannot be changed while goods are under way; choose it from the "
                "start. Gate, terms, credit, market and disposition can be"
            )
        self.plan = plan
        self.desk.adopt(plan)
        self.crediting.credit = plan.credit or Credit(share=plan.inspection.refund)
        self.crediting.terms = self.desk.terms
        self.disposal.adopt(plan)
        if problems := self._problems():
            raise ModelError(problems)

    def _problems(self) -> list[str]:
        problems, site, hall = [], self.site.name, self.hall
        if any(option.fate == "harvest" for option in self.disposal.market.options):
            problems += [
                f"{site}: {product.name} has no parts to harvest; give it parts, or leave harvest out of the market"
                for product in hall.taken
                if not product.parts
            ]
            problems += [
                f"{site}: nobody takes the parts harvested of {product.name}; name the factory that does (parts_to)"
                for product in hall.taken
                if product.parts and not hall.takes_parts_of(product)
            ]
        to_supplier = any(route.to == "supplier" for route in self.desk.routing.routes)
        if to_supplier and hall.supplier is None:
            problems.append(f"{site}: returns are sent to the supplier, but the centre has none; name it (supplier)")
        return problems

    # --- the way of a case

    def _admitted(self, case: ReturnCase) -> None:
        self.crediting.step(case, "request")

    def _abandoned(self, case: ReturnCase) -> None:
        """Goods need not be sent."""
        self._take_in(case)
        self.crediting.pay(case)
        self.disposal.abandon(case)

    def receive(self, back: Return) -> None:
        """Goods come in."""
        case = back.case
        if case is None:  # nobody has asked: goods of which nothing is known but the reason
            case = ReturnCase(
                0, back.sender, back.product, back.quantity, back.reason, back.reason, True, "A", back.sent,
                requested=back.sent,
            )  # fmt: skip
        self._take_in(case)
        self.crediting.step(case, "receipt")
        route = self.desk.route(case)
        if route.to == "supplier":
            case.seen = case.grade
            self._looked_at(case)
            self.disposal.carry(case, "return to supplier")
            return
        place = route.to if route.to in self.benches else "centre"
        time = max(0.0, next(self._times[place])) * case.units
        self.benches[place].put(case, time, lambda: self._inspected(case, route))

    def _take_in(self, case: ReturnCase) -> None:
        now = self.env.now
        case.received = now
        self.site.stocks[case.product].take_back(case.units, now)
        self.arrivals[case.product].add(case.units, now)
        self.desk.trace(ReturnEvent.RETURN_RECEIVED, case, case.units)

    def _inspected(self, case: ReturnCase, route: Route) -> bool:
        """Somebody has looked at it."""
        now, stock = self.env.now, self.site.stocks[case.product]
        handling = stock.costs.handling if route.handling is None else route.handling
        self.site.sim.ledger.post(now, self.site, "handling", "cash", handling * case.units, case.product)
        right = next(self._eyes) < self.disposal.market.accuracy
        case.seen = case.grade if right else WORSE[case.grade]
        if self.discipline is not None:
            case.seen = self.discipline(case)
        self._looked_at(case)
        self.disposal.dispose(case)
        return True

    def _looked_at(self, case: ReturnCase) -> None:
        self.desk.trace(ReturnEvent.INSPECTED, case, NUMBER[case.seen])
        found = ReturnEvent.NO_FAULT_FOUND if case.reason == NO_FAULT else ReturnEvent.FAULT_FOUND
        self.desk.happen(found, case, case.units)
        self.reasons[case.reason, case.source] += case.units  # type: ignore[assignment]
        self.crediting.step(case, "inspection")
        self.crediting.charge_back(case)

    def _restock(self, case: ReturnCase) -> None:
        self._sent[case.product] += case.units  # type: ignore[assignment]
        onward = self._onward.get(id(self.desk.route(case)))
        self.hall.restock(case.product, case.units, onward, case)

    def _through(self, case: ReturnCase, right: bool) -> None:
        """Something has become of it."""
        self.crediting.pay(case)
        now = self.env.now
        self.desk.happen(ReturnEvent.DISPOSED, case, now - case.requested)
        if right and self.crediting.right(case):
            self.desk.happen(ReturnEvent.PERFECT_RETURN, case, case.units)

    def _tell(self) -> None:
        """Forecast what is recovered, and tell who will get it."""
        netting = self.plan.netting
        assert netting is not None
        for product in self.hall.taken:
            rate, known = self._sent[product] / netting.every, self.expected.get(product)
            new = rate if known is None else known + netting.smoothing * (rate - known)
            self.expected[product] = new
            self.hall.tell(product, new)
        self._sent.clear()
        self._count.at(self.env.now + netting.every)

    # --- the books

    def restart(self) -> None:
        """What is counted is counted from here."""
        now, site = self.env.now, self.site
        self.arrivals = {item: Arrivals(site.name, item.name, site.sim.period, now) for item in self.hall.taken}
        self.book.restart()
        for station in self.stations:
            station.bench.restart(now)

    def fates(self) -> list[FateFacts]:
        """What became of what came back."""
        return self.book.facts([product.name for product in self.hall.taken])

    def returned(self) -> list[ReturnsFacts]:
        """What came back, and what was sold again or thrown away, by product."""
        for product, arrivals in self.arrivals.items():
            arrivals.restocked = self._units(product, ("restock", "refurbish", "remanufacture"))
            arrivals.scrapped = self._units(product, ("landfill", "scrap in the field"))
        return [arrivals.facts(self.env.now) for arrivals in self.arrivals.values()]

    def _units(self, product: Product, fates: tuple[str, ...]) -> float:
        pages = self.book.pages.items()
        return sum([page[0] for (name, _, fate), page in pages if name == product.name and fate in fates])
