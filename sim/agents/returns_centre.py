"""Where customers send back what they do not keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.agents.agent import Agent, keep
from sim.distributions import Distribution, distribution
from sim.errors import ModelError
from sim.messages import Message, Return
from sim.processes.returns_management import Inspection, ReturnsManagement, ReturnsPlan, plan_of
from sim.returning import way_back
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.product import Product
    from sim.simulation import Simulation


class ReturnsCentre(Agent):
    """A house that takes goods back, inspects them, and sends what is as good as new to a warehouse.

    products: what it takes back; restocks: the warehouse; transit: time on the way there; costs: holding of what waits,
    handling of a unit inspected. Raises ModelError where the warehouse does not stock a product.
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
        costs: Costs = Costs(),
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(sim, name, place=place)
        keep(self, dict.fromkeys(products, 0.0), costs, {})
        homeless = [product.name for product in self.stocks if product not in restocks.stocks]
        if homeless:
            raise ModelError(f"{name} cannot restock {', '.join(homeless)}: {restocks.name} does not stock it")
        chosen = plan_of(sim.choose(name, None, "returns_management", inspection))
        self.returns = ReturnsManagement(self, chosen, self._restock)
        self._way = way_back(sim, name, restocks)
        self._transit = distribution(transit)
        self._transits: Iterator[float] = iter(())
        sim.stations.append(self.returns)
        sim.centres.append(self.returns)
        sim.restarts.append(self.returns.restart)

    def open(self) -> None:
        """The clock is about to start."""
        self._transits = self.sim.streams(self.name, "way back").draws(self._transit)
        self.returns.open()

    def offers(self, product: Product) -> bool:
        """Nobody can order here."""
        return False

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Return():
                self.returns.receive(message)
            case _:
                super().receive(message)

    def _restock(self, product: Product, quantity: float) -> None:
        back = Return(self, self._way.receiver, product, quantity, self.env.now, "as good as new")
        self._way.send(back, max(0.0, next(self._transits)))
