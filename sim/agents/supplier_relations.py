"""How a supplier stands with its buyers: whom it trusts, and who has reserved some of its capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.hurrying import hurry_at_source
from sim.clock import Moment, Phase
from sim.happenings import SupplyEvent
from sim.messages import Visit
from sim.supplier_words import ExpediteRequest, ImprovementProject, Payment, Rating, SupplyAgreed
from sim.trust import Standing, Trust

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.supplier import Supplier
    from sim.messages import Message, Order


class Reservation:
    """Capacity that a buyer has reserved, units a unit of time; what it does not use is kept for `kept` of time."""

    __slots__ = ("credit", "kept", "rate", "since")

    def __init__(self, rate: float, kept: float, now: float) -> None:
        self.rate = rate
        self.kept = kept
        self.since = now
        self.credit = rate * kept

    def take(self, units: float, now: float) -> bool:
        """Whether anything is left of it; then an order is made on it, if need be ahead of what is still to come."""
        self.credit = min(self.rate * self.kept, self.credit + self.rate * (now - self.since))
        self.since = now
        if self.credit <= 0:
            return False
        self.credit -= units
        return True


class SupplierRelations:
    """Every buyer's standing with one supplier; without `trust` it has no feelings, and only keeps what is agreed."""

    def __init__(self, supplier: Supplier, trust: Trust | None) -> None:
        self.supplier = supplier
        self.trust = trust
        self.standings: dict[Agent, Standing] = {}
        self._reserved: dict[Agent, Reservation] = {}

    def standing(self, buyer: Agent) -> Standing | None:
        """How a buyer stands here."""
        found = self.standings.get(buyer)
        if found is None and self.trust is not None:
            found = self.standings[buyer] = Standing(self.trust, self.supplier.sim.start)
        return found

    def ordered(self, order: Order) -> None:
        """An order has come in; what is given back is none."""
        units = sum([line.quantity for line in order.lines if line.quantity > 0])
        if not units:
            return
        standing = self.standing(order.buyer)
        if standing is not None:
            standing.ordered(units, self.supplier.env.now)
            happen = self.supplier.sim.record.happen
            happen(SupplyEvent.TRUSTED, self.supplier, about=order.buyer, order=order.number, value=standing.level)

    def hears(self, message: Message) -> bool:
        """What a buyer says that is no order; whether it was a word for which there is any use."""
        match message:
            case SupplyAgreed():
                agreement, now = message.agreement, self.supplier.env.now
                if agreement.reserved:
                    self._reserved[message.sender] = Reservation(agreement.reserved, agreement.period, now)
                else:
                    self._reserved.pop(message.sender, None)
                return True
            case Payment() | Rating() | Visit():
                standing = self.standing(message.sender)
                if standing is not None:
                    _felt(standing, message)
                return True
            case ImprovementProject():
                self._improve(message)
                return True
            case ExpediteRequest():
                hurry_at_source(self.supplier, message)
                return True
            case _:
                return False

    def _improve(self, project: ImprovementProject) -> None:
        """Work on doing better, the longer the less the buyer is trusted; from then on the supplier does."""
        supplier, took = self.supplier, project.time * self.slowness(project.sender)

        def end(_: object = None) -> None:
            project.done = True
            supplier.improve(project.improvement)
            record = supplier.sim.record
            record.happen(SupplyEvent.SUPPLIER_IMPROVED, project.sender, about=supplier, value=took)
            standing = self.standing(project.sender)
            if standing is not None and project.shared:
                standing.gained()

        Moment(supplier.env, end, Phase.PLANNING).at(supplier.env.now + took)

    def reserved(self, buyer: Agent, units: float, now: float) -> bool:
        """Whether an order is made on capacity that its buyer has reserved."""
        own = self._reserved.get(buyer)
        return own is not None and own.take(units, now)

    def head_start(self, buyer: Agent) -> float:
        """Time by which the orders of a buyer are taken earlier."""
        standing = self.standing(buyer)
        return standing.level * standing.trust.head_start if standing is not None else 0.0

    def slowness(self, buyer: Agent) -> float:
        """How many times longer an improvement for a buyer takes."""
        standing = self.standing(buyer)
        return 1.0 + standing.trust.reluctance * (1.0 - standing.level) if standing is not None else 1.0


def _felt(standing: Standing, message: Payment | Rating | Visit) -> None:
    match message:
        case Payment():
            if message.amount > 0:  # goods that went back are no payment
                standing.paid(late=message.late > 1e-9)
        case Rating() if message.gain > 0:
            standing.gained()
        case Visit():
            standing.visited()
