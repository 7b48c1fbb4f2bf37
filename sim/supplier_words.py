"""Words from a buyer to its supplier besides orders: what is agreed, how it was rated, that it was paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.improvement import Improvement
    from sim.messages import Order
    from sim.policies.supply_agreement import SupplyAgreement
    from sim.product import Product


@dataclass(slots=True, eq=False)
class SupplyAgreed:
    """A buyer and a supplier agree on how it is supplied: the terms hold from now on."""

    kind: ClassVar[str] = "SUPPLY_AGREED"
    sender: Agent
    receiver: Agent
    agreement: SupplyAgreement
    sent: float
    order: Order | None = None
    product: Product | None = None

    @property
    def quantity(self) -> float:
        """Units a unit of time that are reserved."""
        return self.agreement.reserved

    @property
    def told(self) -> str:
        """What it says."""
        return str(self.agreement)


@dataclass(slots=True, eq=False)
class Rating:
    """A buyer tells a supplier its score, 0 to 1, and gives it a part of a gain (a bonus) where there is one."""

    kind: ClassVar[str] = "RATING"
    sender: Agent
    receiver: Agent
    score: float
    sent: float
    gain: float = 0.0
    order: Order | None = None
    product: Product | None = None

    @property
    def quantity(self) -> float:
        """The score."""
        return self.score

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.score:.0%}" + (f", {self.gain:g} for you" if self.gain else "")


@dataclass(slots=True, eq=False)
class Payment:
    """A buyer pays for goods, so much later than agreed."""

    kind: ClassVar[str] = "PAYMENT"
    sender: Agent
    receiver: Agent
    amount: float
    sent: float
    late: float = 0.0
    order: Order | None = None
    product: Product | None = None

    @property
    def quantity(self) -> float:
        """Money."""
        return self.amount

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.amount:g}" + (f", {self.late:g} late" if self.late else "")


@dataclass(slots=True, eq=False)
class ImprovementProject:
    """A buyer works with a supplier on doing better, which takes so long where all goes well.

    shared: the supplier keeps a part of what is saved; done: it does better by now.
    """

    kind: ClassVar[str] = "IMPROVEMENT_PROJECT"
    sender: Agent
    receiver: Agent
    improvement: Improvement
    time: float
    sent: float
    shared: bool = False
    done: bool = False
    order: Order | None = None
    product: Product | None = None

    @property
    def quantity(self) -> float:
        """Time that it takes."""
        return self.time

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.improvement} in {self.time:g}"


@dataclass(slots=True, eq=False)
class ExpediteRequest:
    """A buyer asks for goods that should be there: what has not left is to be first, and to travel in less time.

    units: that are overdue; haste: the share of the usual transit that the fast way takes.
    """

    kind: ClassVar[str] = "EXPEDITE_REQUEST"
    sender: Agent
    receiver: Agent
    product: Product
    units: float
    sent: float
    haste: float = 1.0
    order: Order | None = None

    @property
    def quantity(self) -> float:
        """Units that are overdue."""
        return self.units

    @property
    def told(self) -> str:
        """What it says."""
        return f"where are {self.units:g} {self.product.name}?"
