"""What a house does when it is told a plan: make it, or expect it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.policies.forecasting.net_of_returns import NetOfReturns
from sim.policies.planning import Expected, FollowPlan, Planned
from sim.policies.replenishment import RunOut

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.messages import RecoverableSupply, SupplyPlan
    from sim.processes.demand_management.room import DemandManagement
    from sim.product import Product


def follow(room: DemandManagement, told: SupplyPlan) -> None:
    """The house makes what is planned, whatever its own policy would want; that policy goes on after the plan's end.

    A product that runs out is not made again.
    """
    desk = room.desks[told.product]
    base = desk.replenishment
    if isinstance(base, RunOut):
        return
    if isinstance(base, FollowPlan):
        base = base.base
    multiple = desk.rules.multiple or 1.0
    desk.replenishment = FollowPlan(told.quantities, told.start, told.period, room.bucket, base, multiple)


def expect(room: DemandManagement, told: SupplyPlan) -> None:
    """The house expects to be asked for what is planned, and replenishes for that by its own policy."""
    desk = room.desks.get(told.product)
    if desk is None:
        return
    length = told.period / room.bucket
    base = desk.forecasting
    if isinstance(base, Expected):
        base = base.base
    expected = Expected(base, tuple(units / length for units in told.quantities), length)
    desk.forecast = planned = expected.after(desk.forecast)
    if room.informed is not None:
        room.informed.hearings[told.product].told = planned
    else:
        desk.forecasting = expected


def expect_back(room: DemandManagement, told: RecoverableSupply) -> None:
    """The house expects goods to come back and be sold again, and forecasts net of them from now on.

    What it is told by a plan stays: that was made of such forecasts, and would be net of the same goods twice.
    """
    desk = room.desks.get(told.product)
    if desk is None or room.informed is not None:
        return
    planned, forecast = desk.forecasting, desk.forecast
    own = planned.base if isinstance(planned, Expected) else planned
    net = NetOfReturns(own.base if isinstance(own, NetOfReturns) else own, told.quantity * room.bucket)
    if isinstance(planned, Expected) and isinstance(forecast, Planned):
        desk.forecasting = replace(planned, base=net)
        desk.forecast = forecast._replace(own=net.after(forecast.own))
    else:
        desk.forecasting, desk.forecast = net, net.after(forecast)


class CallOff:
    """What a factory buys ready made: so many units at the start of each period, until another plan comes."""

    def __init__(self, site: Warehouse) -> None:
        self.site = site
        self.plans: dict[Product, SupplyPlan] = {}

    def follow(self, told: SupplyPlan) -> None:
        """The plan holds from now on."""
        self.plans[told.product] = told
        self._buy(told, 0)

    def _buy(self, told: SupplyPlan, number: int) -> None:
        """A period of the plan begins."""
        if self.plans[told.product] is not told or number >= len(told.quantities):
            return
        units = float(round(told.quantities[number]))
        if units and not self.site.pauses.orders:
            self.site.suppliers.buy([(told.product, units)])
        later = Moment(self.site.env, lambda _: self._buy(told, number + 1), Phase.PLANNING)
        later.at(told.start + (number + 1) * told.period)
