"""Measures that are taken while something is wrong, and how they are taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from sim.policies.planning import Buffered, FollowPlan
from sim.policies.replenishment import RunOut

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse
    from sim.policies.allocation import Allocation
    from sim.policies.sourcing import Sourcing
    from sim.processes.demand_management.desk import Desk
    from sim.product import Product


STUCK = "stuck"
"""What a buffer is for that makes up for goods which do not come."""


class Measure(Protocol):
    """What has begun: it is kept up at every look, and ended. `told`: old and new, in words."""

    @property
    def told(self) -> tuple[str, str]: ...
    def keep(self) -> None: ...
    def end(self) -> None: ...


def hold(desk: Desk, why: str, units: float | None) -> None:
    """From now on a desk keeps a buffer of so many units, None for no longer; a plan that it follows goes on."""
    policy = desk.replenishment
    if isinstance(policy, RunOut):
        return
    behind = policy.base if isinstance(policy, FollowPlan) else policy
    held = dict(behind.units) if isinstance(behind, Buffered) else {}
    base = behind.base if isinstance(behind, Buffered) else behind
    held.pop(why, None)
    if units is not None:
        held[why] = units
    new = Buffered(base, held) if held else base
    desk.replenishment = replace(policy, base=new) if isinstance(policy, FollowPlan) else new


class MoreStock:
    """A buffer on top of what a house's policy wants; none of what runs out."""

    def __init__(self, site: Warehouse, product: Product, units: float, why: str) -> None:
        self.desk = site.demand.desks[product]
        self.why = why
        ends = isinstance(self.desk.replenishment, RunOut)
        self.told = (repr(self.desk.replenishment), "no more, as it runs out" if ends else f"{units:g} more")
        hold(self.desk, why, units)

    def keep(self) -> None:
        """Nothing is to be done."""

    def end(self) -> None:
        """The buffer is no longer wanted."""
        hold(self.desk, self.why, None)


class OtherSource:
    """Another seller, of whom is bought what is stuck with the usual one, too."""

    def __init__(self, site: Warehouse, product: Product, sourcing: Sourcing) -> None:
        self.site = site
        self.product = product
        self.buying = site.suppliers.desks[product]
        self.usual = self.buying.sourcing
        self.buying.sourcing = sourcing
        self.told = (repr(self.usual), repr(sourcing))
        self.desk = site.demand.desks[product]
        self.keep()

    def stuck(self) -> float:
        """Units on order that do not come."""
        units = 0.0
        for lane in self.buying.lanes:
            if lane.barred:
                parcels = [parcel for shipment in lane.held for parcel in shipment.parcels]
                units += sum(parcel.quantity for parcel in parcels if parcel.line.product is self.product)
            if self.site.pauses.transit and self.product in lane.pipes:
                units += lane.pipes[self.product].moving
        return units

    def keep(self) -> None:
        """More may be stuck by now."""
        hold(self.desk, STUCK, self.stuck())

    def end(self) -> None:
        """Buy of the usual seller again."""
        self.buying.sourcing = self.usual
        hold(self.desk, STUCK, None)


class MoreHours:
    """Overtime in some factories."""

    def __init__(self, makers: Sequence[Factory], why: tuple[str, str], extra: float, premium: float) -> None:
        self.makers = makers
        self.why = why
        self.extra = extra
        self.premium = premium
        self.told = ("regular hours", f"{extra:g} more")
        self.keep()

    def keep(self) -> None:
        """Pay for what was worked, and go on."""
        for maker in self.makers:
            maker.shifts.hurry(self.why, self.extra, self.premium)

    def end(self) -> None:
        """Back to regular hours."""
        for maker in self.makers:
            maker.shifts.hurry(self.why, 0.0, self.premium)


class OtherAllocation:
    """Another rule of allocation."""

    def __init__(self, site: Warehouse, allocation: Allocation) -> None:
        self.site = site
        self.usual = site.orders.allocation
        site.orders.allocation = allocation
        self.told = (repr(self.usual), repr(allocation))

    def keep(self) -> None:
        """Nothing is to be done."""

    def end(self) -> None:
        """The usual rule again."""
        self.site.orders.allocation = self.usual
