"""What can be done when something has gone wrong: begin, keep it up, and end it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sim.policies.sourcing import Contingent, SingleSource
from sim.processes.demand_management.contingency_measures import (
    Measure,
    MoreHours,
    MoreStock,
    OtherAllocation,
    OtherSource,
)

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse
    from sim.policies.allocation import Allocation
    from sim.product import Product


class Response(Protocol):
    """Begins at a house of a company, for a product; answers with what is to be kept up and ended. It does so only
    where it `fits`."""

    def fits(self, company: Agent, site: Warehouse, product: Product) -> bool: ...
    def __call__(self, company: Agent, site: Warehouse, product: Product) -> Measure: ...


@dataclass(frozen=True)
class RaiseBuffer:
    """Hold more stock: so much time of expected demand. Raises ValueError for a negative time."""

    cover: float

    def __post_init__(self) -> None:
        if self.cover < 0:
            raise ValueError(f"cover must not be negative, got {self.cover}")

    def fits(self, company: Agent, site: Warehouse, product: Product) -> bool:
        """Anywhere."""
        return True

    def __call__(self, company: Agent, site: Warehouse, product: Product) -> Measure:
        room = site.demand
        units = room.desks[product].forecast.over(self.cover / room.bucket)
        return MoreStock(site, product, units, repr(self))


@dataclass(frozen=True)
class BuyFrom:
    """Buy elsewhere, what is held back by the usual seller as well: of the seller named, a second source or another
    house of the company, or of the first whose goods come.
    """

    seller: str | None = None

    def fits(self, company: Agent, site: Warehouse, product: Product) -> bool:
        """Where there is another seller, or the one named."""
        buying = site.suppliers.desks.get(product)
        names = [lane.seller.name for lane in buying.lanes] if buying is not None else []
        return self.seller in names if self.seller is not None else len(names) > 1

    def __call__(self, company: Agent, site: Warehouse, product: Product) -> Measure:
        return OtherSource(site, product, Contingent() if self.seller is None else SingleSource(self.seller))


@dataclass(frozen=True)
class WorkOvertime:
    """Every factory of the company that makes the product works so much more, as a share of its hours, at `premium`
    money a machine and unit of time. Raises ValueError where one is negative.
    """

    extra: float
    premium: float = 0.0

    def __post_init__(self) -> None:
        if min(self.extra, self.premium) < 0:
            raise ValueError(f"extra and premium must not be negative, got {self.extra} and {self.premium}")

    def fits(self, company: Agent, site: Warehouse, product: Product) -> bool:
        """Where a factory of the company makes the product."""
        return bool(makers(company, product))

    def __call__(self, company: Agent, site: Warehouse, product: Product) -> Measure:
        return MoreHours(makers(company, product), (site.name, product.name), self.extra, self.premium)


def makers(company: Agent, product: Product) -> list[Factory]:
    """The factories of a company that make a product."""
    return [house for house in getattr(company, "sites", ()) if product in getattr(house, "made", ())]


@dataclass(frozen=True)
class Ration:
    """Share out by another rule what there is."""

    allocation: Allocation

    def fits(self, company: Agent, site: Warehouse, product: Product) -> bool:
        """Anywhere."""
        return True

    def __call__(self, company: Agent, site: Warehouse, product: Product) -> Measure:
        return OtherAllocation(site, self.allocation)
