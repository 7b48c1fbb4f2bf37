"""The desk where customers ask whether they may return goods, and where these set out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform, distribution
from sim.happenings import FulfilmentEvent, Happening, ReturnEvent
from sim.messages import ReturnAnswer
from sim.policies.gatekeeping import Claim
from sim.processes.returns_management.collection import Collection
from sim.processes.returns_management.route import Routing
from sim.processes.returns_management.terms import ReturnTerms

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.agents.agent import Agent
    from sim.messages import Return, ReturnRequest
    from sim.processes.returns_management.plan import ReturnsPlan
    from sim.processes.returns_management.route import Route
    from sim.return_case import ReturnCase
    from sim.returning import WayBack

OPEN = ReturnTerms()
ONE_WAY = Routing()
CENTRE = ONE_WAY.default


class ReturnsDesk:
    """Requests come in, are let through the gate or not, and goods are told where to go.

    `admitted` hears of a case that may be returned, `abandoned` of one that need not be sent; discipline: what comes of
    the gate's answer, where people do not always look.
    """

    def __init__(
        self,
        site: Agent,
        plan: ReturnsPlan,
        admitted: Callable[[ReturnCase], None],
        abandoned: Callable[[ReturnCase], None],
    ) -> None:
        self.site = site
        self.env = site.env
        self.plan = plan
        self.admitted = admitted
        self.abandoned = abandoned
        self.terms = plan.terms or OPEN
        self.routing = plan.routing or ONE_WAY
        self.collections: dict[int, Collection] = {}
        self.discipline: Callable[[ReturnCase, bool], bool] | None = None
        self._looks: Iterator[float] = iter(())
        self._transits: dict[int, Iterator[float]] = {}

    def open(self) -> None:
        """The clock is about to start."""
        streams, name = self.site.sim.streams, self.site.name
        self._looks = streams(name, "gate").draws(Uniform(0.0, 1.0))
        for number, route in enumerate(self.routing.routes):
            if route.transit is not None:
                other = f" {number}" if any(way.to == route.to for way in self.routing.routes[:number]) else ""
                draws = streams(name, f"way to the {route.to}{other}").draws(distribution(route.transit))
                self._transits[id(route)] = draws

    def adopt(self, plan: ReturnsPlan) -> None:
        """Answer by another gate, and say other terms, from now on."""
        self.plan, self.terms = plan, plan.terms or OPEN

    def route(self, case: ReturnCase) -> Route:
        """The way on which a case comes back; goods of which nobody asked go to the centre."""
        return self.routing(case.says) if case.number else CENTRE

    def request(self, asked: ReturnRequest) -> None:
        """A customer wants to return goods."""
        case = asked.order
        self.trace(ReturnEvent.RETURN_REQUESTED, case, case.units)
        self.trace(ReturnEvent.RETURN_OF_ORDER, case, float(case.order))
        self.trace(ReturnEvent.RETURN_OF_SALE, case, case.sold)
        gate = self.plan.gate
        if gate is None:
            self._answer(asked, admitted=True)
            return
        self._pay("quality", gate.cost, case)
        claim = Claim(case.says, self.env.now - case.sold, case.units)
        chance = next(self._looks)

        def look(sensitivity: float, specificity: float) -> bool:
            return chance >= specificity if case.warranted else chance < sensitivity

        admitted = gate(claim, look)
        if self.discipline is not None:
            admitted = self.discipline(case, admitted)
        if gate.time > 0:
            later = Moment(self.env, lambda _: self._answer(asked, admitted), Phase.RECEIPT)
            later.at(self.env.now + gate.time)
        else:
            self._answer(asked, admitted)

    def _answer(self, asked: ReturnRequest, admitted: bool) -> None:
        case, to, transit = asked.order, None, None
        if admitted:
            warranted = ReturnEvent.ADMITTED_WARRANTED if case.warranted else ReturnEvent.ADMITTED_UNWARRANTED
            route = self.routing(case.says)
            case.route = to = route.to
            if id(route) in self._transits:
                transit = max(0.0, next(self._transits[id(route)]))
            self._pay("transport", self.terms.label, case)
        else:
            warranted = ReturnEvent.REFUSED_WARRANTED if case.warranted else ReturnEvent.REFUSED_UNWARRANTED
        self.happen(warranted, case, case.units)
        answer = ReturnAnswer(self.site, case.customer, case, self.env.now, to, transit)
        self.site.sim.record.hear(answer)
        if admitted:
            self.admitted(case)
        asked.answered(answer)

    def hand_in(self, back: Return, way: WayBack, transit: float) -> None:
        """Goods may come: they set out, wait for others to share the trip, or are thrown away where they are."""
        case = back.case
        assert case is not None
        route = self.routing(case.says)
        if route.to == "field":
            self.abandoned(case)
        elif route.load is None:
            self.trip(route, [back])
            way.send(back, transit)
        else:
            collection = self.collections.get(id(route))
            if collection is None:
                collection = self.collections[id(route)] = Collection(self.env, route, self.trip)
            collection.add(back, way, transit)

    def trip(self, route: Route, load: list[Return]) -> None:
        """A load sets out: it is paid for, and burns fuel."""
        units = sum([back.quantity for back in load])
        tonnes = sum([back.quantity * back.product.weight for back in load]) / 1000.0
        carbon = route.distance * (route.per_km + route.per_tonne_km * tonnes)
        case = load[0].case
        assert case is not None
        for back in load:
            if back.case is not None:
                share = route.per_unit * back.quantity + route.per_trip * back.quantity / units
                self._pay("transport", share, back.case)
        if route.load is not None:
            self.happen(ReturnEvent.REVERSE_TRIP, case, units)
        if carbon:
            self.happen(FulfilmentEvent.EMITTED, case, carbon)

    def _pay(self, account: str, money: float, case: ReturnCase) -> None:
        ledger, now = self.site.sim.ledger, self.env.now
        ledger.post(now, self.site, account, "cash", money, case.product, counterparty=case.customer)

    def happen(self, what: Happening, case: ReturnCase, value: float) -> None:
        """Something happens to a case; the event bears its number."""
        self.site.sim.record.happen(
            what, self.site, about=case.customer, product=case.product, order=case.number, value=value
        )

    def trace(self, what: Happening, case: ReturnCase, value: float) -> None:
        """A row for whoever follows a case."""
        happenings = self.site.sim.record.happenings
        happenings.trace(what, self.site, case.customer, case.product, case.number, value)
