"""How many hours the work centres of a factory work: regular ones, overtime, and more in an emergency."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sim.agents.agent import Agent
    from sim.messages import CapacityPlan
    from sim.processes.manufacturing_flow.station import Station


class Shifts:
    """The hours worked, as planned period by period; work centres without a plan work their regular hours.

    Hours employed go to "production", overtime to "overtime", changes of the rate to "planning", at the start of each
    period; where hours employed cost nothing, all regular ones are worked.
    """

    def __init__(self, site: Agent, stations: Mapping[str, Station]) -> None:
        self.site = site
        self.stations = stations
        self.plans: dict[str, CapacityPlan] = {}
        self.extra = 0.0
        self._reasons: dict[tuple[str, str], float] = {}
        self._paces: dict[str, float] = {}
        self._since = 0.0
        self._rates: dict[str, float] = {}
        self._begun: dict[str, float] = {}
        self._moment = Moment(site.env, lambda _: self._turn(), Phase.PLANNING)

    def plan(self, told: CapacityPlan) -> None:
        """From now on a work centre works as planned."""
        self.plans[told.centre] = told
        self._turn()

    def _turn(self) -> None:
        """A period begins, for one work centre or more."""
        now, then = self.site.env.now, inf
        for name, plan in list(self.plans.items()):
            number = int((now - plan.start) / plan.period + 1e-9)
            if number >= len(plan.employed):
                del self.plans[name]
                self._paces[name] = 1.0
            else:
                begins = plan.start + number * plan.period
                then = min(then, begins + plan.period)
                if self._begun.get(name) != begins:
                    self._begun[name] = begins
                    self._begin(name, plan, number)
            self._set(name)
        if then < inf and not (self._moment.awaited and self._moment.time <= then):
            self._moment.at(then)

    def _begin(self, name: str, plan: CapacityPlan, number: int) -> None:
        """Employ people for a period, and pay them."""
        resource, overtime = plan.resource, plan.overtime[number]
        costly = resource.wage or resource.raising or resource.lowering
        employed = plan.employed[number] if costly else resource.regular
        self._paces[name] = (employed + overtime) / resource.regular if resource.regular else 1.0
        change = employed - self._rates.get(name, resource.before)
        self._rates[name] = employed
        self._pay("production", resource.wage * employed)
        self._pay("overtime", resource.premium * overtime)
        self._pay("planning", resource.raising * max(0.0, change) + resource.lowering * max(0.0, -change))

    def hurry(self, why: tuple[str, str], extra: float, premium: float) -> None:
        """From now on every work centre works so much more, as a share of its hours, for a reason; the most of any
        reason counts. What was more until now is paid, `premium` money an hour of a machine."""
        now = self.site.env.now
        self._reasons[why] = extra
        extra = max(self._reasons.values())
        hours = self.extra * (now - self._since) * sum(len(s.machines) for s in self.stations.values())
        self._pay("overtime", premium * hours)
        self.extra, self._since = extra, now
        for name in self.stations:
            self._set(name)

    def _set(self, name: str) -> None:
        pace = self._paces.get(name, 1.0) * (1.0 + self.extra)
        self.stations[name].pace = max(pace, 1e-6)

    def _pay(self, account: str, amount: float) -> None:
        if amount:
            sim = self.site.sim
            sim.ledger.post(sim.env.now, self.site, account, "cash", amount, sim.overhead)
