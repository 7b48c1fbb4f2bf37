"""How a launch goes: when the line makes as many as it should, and when the product has paid for itself."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.happenings import Happening, MarketEvent
from sim.ledger import NUMBER

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.product_development.reach import Reach
    from sim.processes.product_development.rollout import Rollout

ENOUGH = 0.9
"""The share of the full volume that counts as full (time to volume)."""
CASH = NUMBER["cash"]


class RolloutWatch:
    """Looks at the end of each period at what was made since the last look, and at the books of the product."""

    def __init__(self, company: Agent, plan: Rollout, reach: Reach, since: float) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.reach = reach
        self.since = since
        self.launched = inf
        self.at_volume = self.even = False
        self._before = (0.0, 0.0)
        self._spent = False
        self._pages = self._of_product()

    def look(self) -> None:
        """A period is over."""
        if self.plan.volume or self.plan.ramp_up is not None:
            if self.sim.env.now > self.launched and not self.at_volume:
                self._production()
            self._before = self.reach.made(self.reach.product)
        if not self.even:
            self._books()

    def _production(self) -> None:
        begun, spoilt = self.reach.made(self.reach.product)
        begun, spoilt = begun - self._before[0], spoilt - self._before[1]
        self._happen(MarketEvent.MADE_AT_LAUNCH, begun)
        self._happen(MarketEvent.SPOILT_AT_LAUNCH, spoilt)
        if self.plan.volume and begun - spoilt >= ENOUGH * self.plan.volume - 1e-9:
            self.at_volume = True
            self._happen(MarketEvent.AT_VOLUME, self.sim.env.now - self.launched)

    def _books(self) -> None:
        """Whether sales have paid for everything that the product has cost its company."""
        earned = self.profit()
        self._spent = self._spent or earned < 0
        if self._spent and earned >= 0:
            self.even = True
            self._happen(MarketEvent.PAID_BACK, self.sim.env.now - self.since)

    def profit(self) -> float:
        """Cash that the product has brought its company so far, less what it has taken, and the value of its parts.

        Stock is paid for when its cost is posted: at the end of the run.
        """
        reach, totals = self.reach, self.sim.ledger.totals
        begun, _ = reach.made(reach.product)
        parts = sum(need * reach.value(part) for part, need in reach.product.parts.items())
        return sum([sign * totals.get(page, 0.0) for page, sign in self._pages]) - begun * parts

    def _of_product(self) -> list[tuple[tuple[int, int, int, int], float]]:
        """The pages of the ledger on which cash comes in for the product (1) or goes out (-1)."""
        product = self.sim.number(self.reach.product)
        own = dict.fromkeys((self.company.index, *(house.index for house in self.reach.houses)))
        others = [number for number in NUMBER.values() if number != CASH]
        coming = [((agent, product, CASH, other), 1.0) for agent in own for other in others]
        return coming + [((agent, product, other, CASH), -1.0) for agent in own for other in others]

    def _happen(self, what: Happening, value: float) -> None:
        self.sim.record.happen(what, self.company, product=self.reach.product, value=value)
