"""The returns centre of the company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre, returns_plan
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.processes.returns_management import ReturnsPlan
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.simulation import Simulation


@dataclass(frozen=True)
class TakingBack:
    """What becomes of what customers send back.

    own: what the company does about it; what the group returns_management says goes over it, field by field; restocks:
    the warehouse that sells it again; parts_to: the plant that builds in its parts; supplier: who is charged for what
    it has caused; transit: days from the centre to either; costs: of the centre; place: longitude and latitude.
    """

    own: ReturnsPlan
    restocks: str
    parts_to: str
    supplier: str
    transit: float | Distribution = 1.0
    costs: Costs = Costs()  # noqa: RUF009 - frozen
    place: tuple[float, float] | None = None

    def plan(self, chosen: ReturnsPlan | None) -> ReturnsPlan:
        """What is done where the group of settings has chosen this."""
        return returns_plan(chosen, self.own)

    def built(
        self,
        sim: Simulation,
        name: str,
        products: Iterable[Product],
        plan: ReturnsPlan,
        houses: Mapping[str, Agent],
    ) -> ReturnsCentre:
        """Its house. Raises ModelError for a house that is not there."""
        found: dict[str, Any] = {}
        for what, kind in (("restocks", Warehouse), ("parts_to", Factory), ("supplier", Supplier)):
            house = houses.get(getattr(self, what))
            if not isinstance(house, kind):
                raise ModelError(f"{name}: {what} names {getattr(self, what)!r}, which is no {kind.__name__.lower()}")
            found[what] = house
        return ReturnsCentre(
            sim,
            name,
            products=products,
            restocks=found["restocks"],
            inspection=plan,
            transit=self.transit,
            parts_to=found["parts_to"],
            supplier=found["supplier"],
            costs=self.costs,
            place=self.place,
        )
