"""A product comes to market: it is made, launched market by market, and watched until it pays; the old one goes."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import MarketEvent
from sim.launch_words import ProductNews
from sim.processes.product_development.phase_out import WHO, PhaseOut
from sim.processes.product_development.rollout_watch import RolloutWatch

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.processes.product_development.reach import Reach
    from sim.processes.product_development.rollout import Rollout


class ProductRollout:
    """The rollout of one product of a company, from the day on which it can first be made.

    Raises ModelError for a launch that is planned for after the end of the run from its start.
    """

    def __init__(self, company: Agent, plan: Rollout, reach: Reach) -> None:
        self.company = company
        self.sim = company.sim
        self.env = company.env
        self.plan = plan
        self.reach = reach
        self.product = reach.product
        self.ready = max(company.env.now, company.sim.start + (plan.ready or 0.0))
        self.launched = inf
        self.waves = list(reach.markets)
        self.watch = RolloutWatch(company, plan, reach, self.ready)
        old = reach.old
        self.phase_out = PhaseOut(company, plan.roll_over, old, reach) if old is not None and plan.roll_over else None
        self._wave = Moment(company.env, self._launch, Phase.PLANNING)
        self._look = Moment(company.env, self._watch, Phase.PLANNING)
        self._last = Moment(company.env, self._stop, Phase.PLANNING)
        planned, last = self.ready + plan.planned, company.sim.horizon
        if planned >= last and company.env.now <= company.sim.start:
            raise ModelError(
                f"{company.name}: {self.product.name} is to be launched at {planned:g}, and the run ends at {last:g}; "
                "launch earlier (ready, start, build_up), or play longer (horizon)"
            )

    def open(self) -> None:
        """Wait for the day on which it can be made, and for the other days that are planned."""
        plan, env = self.plan, self.env
        Moment(env, self._pilot, Phase.PLANNING).at(self.ready)
        Moment(env, self._begin, Phase.PLANNING).at(self.ready + plan.start)
        self._await_last_order()
        self._wave.at(self.ready + plan.planned)
        self._look.at(self.ready + plan.watch)

    def adopt(self, plan: Rollout) -> None:
        """Go on by another plan: the launch that is still to come, and what follows it, are as it says."""
        self.plan = self.watch.plan = plan
        if self.phase_out is not None and plan.roll_over is not None:
            self.phase_out.plan = plan.roll_over
        if self.launched == inf:
            self._await_last_order()
            self._wave = Moment(self.env, self._launch, Phase.PLANNING)
            self._wave.at(max(self.env.now, self.ready + plan.planned))

    def _await_last_order(self) -> None:
        """The old product is last ordered so long before the launch as it is planned now."""
        if self.phase_out is not None:
            last = self.ready + self.plan.planned - self.phase_out.plan.last_order
            self._last = Moment(self.env, self._stop, Phase.PLANNING)
            self._last.at(max(self.env.now, last))

    def _make(self, units: float, why: str) -> None:
        """Have so many made, shared by those who make it."""
        if units:
            for house in self.reach.makers:
                house.replenish([(self.product, units / len(self.reach.makers))])
            self.sim.decide(WHO, self.company, "production", self.product, "", f"{units:g} units", why)

    def _pilot(self, _: Event) -> None:
        self._make(self.plan.pilot, "a pilot build, to learn")

    def _begin(self, _: Event) -> None:
        """Volume production begins, and the channel orders its first stock."""
        self._make(self.plan.programme, "volume production begins")
        if self.plan.fill:
            for house in self.reach.sellers:
                if house not in self.reach.makers:
                    house.replenish([(self.product, self.plan.fill)])

    def _stop(self, event: Event) -> None:
        if self.phase_out is not None and event is self._last:
            self.phase_out.stop()

    # --- the launch

    def _launch(self, event: Event) -> None:
        """Launch it in the next market, or wait for the stock that is to be there first."""
        if event is not self._wave:
            return
        now, plan = self.env.now, self.plan
        there = self.reach.free(self.product)
        if self.launched == inf:
            latest = self.ready + plan.start + plan.latest
            if there < plan.launch_stock - 1e-9 and now < latest:
                self._wave.at(min(now + plan.watch, latest))
                return
            self.launched = self.watch.launched = now
            if self.phase_out is not None:
                self.phase_out.launched = now
                self.phase_out.stop()
                self.phase_out.look()
            for customer in self.reach.customers:
                self._tell(customer, there)
        waves = len(self.waves) if not plan.interval else 1
        for market in self.waves[:waves]:
            self._tell(market, there)
        del self.waves[:waves]
        if self.waves:
            self._wave.at(now + plan.interval)

    def _tell(self, market: Agent, there: float) -> None:
        """The market learns that the product is on sale."""
        news = ProductNews(self.company, market, self.product, "on sale", self.env.now)
        self.sim.record.hear(news)
        self.sim.record.happen(MarketEvent.ON_SALE, self.company, about=market, product=self.product, value=there)
        why = f"{there:g} units are there"
        self.sim.decide(WHO, self.company, "launch", self.product, "not sold", f"on sale to {market.name}", why)
        market.receive(news)

    def _watch(self, _: Event) -> None:
        """A period is over: how is it going?"""
        self.watch.look()
        if self.phase_out is not None:
            self.phase_out.look()
        every = self.plan.watch
        self._look.at(self.ready + (round((self.env.now - self.ready) / every) + 1) * every)
