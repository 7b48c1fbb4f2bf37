"""Where customers send back what they do not keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.agents.agent import Agent, keep
from sim.agents.recovery_hall import RecoveryHall
from sim.choice import changed
from sim.distributions import Distribution, distribution
from sim.errors import ModelError
from sim.messages import Message, Return
from sim.processes.returns_management import Inspection, ReturnsManagement, ReturnsPlan, ReverseFlow, plan_of
from sim.processes.returns_management.recall_desk import RECALLED, recall_desk
from sim.returning import way_back
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.processes.returns_management.desk import ReturnsDesk
    from sim.product import Product
    from sim.simulation import Simulation


class ReturnsCentre(Agent):
    """A house that takes goods back, inspects them, and sends what is as good as new to a warehouse.

    products: what it takes back; restocks: the warehouse; transit: time on the way there; costs: holding of what waits,
    handling of a unit inspected; inspection, or a whole plan, over which goes what the run chooses; parts_to: the house
    that builds in harvested parts; supplier: who is charged for what it has caused. Where the plan says that returns
    are asked for, `desk` is where. Raises ModelError where the warehouse does not stock a product.
    """

    role = "ReturnsCentre"

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        products: Iterable[Product],
        restocks: Warehouse,
        inspection: ReturnsPlan | Inspection = Inspection(),
        transit: float | Distribution = 0.0,
        parts_to: Warehouse | None = None,
        supplier: Agent | None = None,
        costs: Costs = Costs(),
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(sim, name, place=place)
        taken = tuple(products)
        keep(self, dict.fromkeys(taken, 0.0), costs, {})
        homeless = [product.name for product in self.stocks if product not in restocks.stocks]
        if homeless:
            raise ModelError(f"{name} cannot restock {', '.join(homeless)}: {restocks.name} does not stock it")
        if parts_to is not None:
            keep(self, {part: 0.0 for product in taken for part in product.parts}, costs, {})
        self._costs, self._restocks, self._parts_to = costs, restocks, parts_to
        plan = returns_plan(sim.choose(name, None, "returns_management", inspection), inspection)
        self.recalls = recall_desk(self, plan.recall)
        self._transit = distribution(transit)
        self._transits: Iterator[float] = iter(())
        self._way = way_back(sim, name, restocks)
        self.returns: ReturnsManagement | ReverseFlow
        self.desk: ReturnsDesk | None = None
        if plan.follows:
            hall = RecoveryHall(self, taken, restocks, parts_to, supplier, self._transit)
            self.returns = ReverseFlow(self, plan, hall)
            self.desk = self.returns.desk
            sim.stations += self.returns.stations
        else:
            self.returns = ReturnsManagement(self, plan, self._restock)
            sim.stations.append(self.returns)
        sim.centres.append(self.returns)
        sim.restarts.append(self.returns.restart)

    def open(self) -> None:
        """The clock is about to start."""
        self._transits = self.sim.streams(self.name, "way back").draws(self._transit)
        self.returns.open()
        if self.recalls is not None:
            self.recalls.open()

    def take(self, product: Product) -> None:
        """A new product is taken back from now on. Raises ModelError where the warehouse does not stock it."""
        if product not in self._restocks.stocks:
            raise ModelError(f"{self.name} cannot restock {product.name}: {self._restocks.name} does not stock it")
        parts = [part for part in product.parts if part not in self.stocks] if self._parts_to is not None else []
        keep(self, dict.fromkeys([product, *parts], 0.0), self._costs, {})
        self.returns.take(product)

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """Replace the plan of returns management: what it says goes over the one that holds, field by field.

        Raises ModelError where returns are not followed here, or the change cannot be made under way.
        """
        if what != "returns_management":
            return super().adopt(what, product, value)
        if not isinstance(self.returns, ReverseFlow):
            raise ModelError(f"{self.name} follows no returns: choose a plan with a desk, as a gate, from the start")
        old = self.returns.plan
        new = changed(old, value)
        self.returns.adopt(new.over(old) if isinstance(value, ReturnsPlan) else new)
        return repr(old), repr(self.returns.plan)

    def offers(self, product: Product) -> bool:
        """Nobody can order here."""
        return False

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Return() if self.recalls is not None and message.reason == RECALLED:
                self.recalls.take(message)
            case Return():
                self.returns.receive(message)
            case _:
                super().receive(message)

    def _restock(self, product: Product, quantity: float) -> None:
        back = Return(self, self._way.receiver, product, quantity, self.env.now, "as good as new")
        self._way.send(back, max(0.0, next(self._transits)))


def returns_plan(chosen: ReturnsPlan | Inspection | None, own: ReturnsPlan | Inspection | None) -> ReturnsPlan:
    """What holds of returns where the scenario has its `own` plan: what is chosen goes over it, field by field."""
    plan = plan_of(chosen)
    return plan.over(own) if isinstance(own, ReturnsPlan) and chosen is not own else plan
