"""A fleet of containers: every one of them is somewhere, at every instant."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Distribution, Uniform, distribution
from sim.facts import StationFacts
from sim.happenings import Happening, LotEvent, ReturnEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.order_fulfilment.packaging import Containers


class Container:
    """One container, with the trips it has made, those it can make, and when it was last filled."""

    __slots__ = ("filled", "life", "pool", "trips")

    def __init__(self, pool: str, life: float) -> None:
        self.pool = pool
        self.life = life
        self.trips = 0
        self.filled = 0.0


class Fleet:
    """The containers of a house by where they are: free, with goods, at customers, on the way back, or in the wash.

    free: by pool, "" where all is one pool; bought, lost and worn count from the start; ordered: bought and not there
    yet. back: told that containers can be used again. A container is a cost when it joins the fleet; what the fleet is
    still worth when a warm-up is over is one of the time that counts.
    """

    def __init__(self, site: Agent, plan: Containers, back: Callable[[], None]) -> None:
        self.site = site
        self.env = site.env
        self.plan = plan
        self.back = back
        self.free: dict[str, deque[Container]] = {}
        self.with_goods = self.at_customers = self.on_way_back = self.in_wash = 0
        self.bought = self.lost = self.worn = self.ordered = 0
        self._owned: dict[Container, None] = {}
        self._lives: Iterator[float] | None = self._draws("life", plan.life) if plan.life is not None else None
        self._dwells, self._transits = self._draws("dwell", plan.dwell), self._draws("transit", plan.transit)
        self._washings = self._draws("washing", plan.washing)
        self._losses = self._draws("loss", Uniform(0.0, 1.0))
        self.trips = 0
        self._started = self._finished = 0
        self._busy = self._stay = 0.0
        self._since = site.env.now
        site.sim.restarts.append(self.restart)
        site.sim.stations.append(self)

    def _draws(self, purpose: str, law: float | Distribution | None) -> Iterator[float]:
        law = distribution(0.0 if law is None else law)
        return self.site.sim.streams(self.site.name, f"containers/{purpose}").draws(law)

    def open(self, customers: list[str]) -> None:
        """Buy the fleet: one pool, or as even a share as there can be for each customer."""
        pools = [""] if self.plan.pooled else customers
        for number in range(self.plan.fleet):
            self._buy(pools[number % len(pools)])

    def _buy(self, pool: str) -> None:
        """A container joins the fleet."""
        life = max(1.0, next(self._lives)) if self._lives is not None else float("inf")
        self.bought += 1
        self.pay(self.plan.price, LotEvent.CONTAINER_BOUGHT)
        container = Container(pool, life)
        self._owned[container] = None
        self.free.setdefault(pool, deque()).append(container)

    def pay(self, money: float, what: Happening | None = None) -> None:
        """Post what containers cost."""
        sim = self.site.sim
        sim.ledger.post(self.env.now, self.site, "packaging", "cash", money, sim.overhead)
        if what is not None:
            sim.record.happen(what, self.site, value=money)
            sim.record.happen(LotEvent.PACKAGING_BOUGHT, self.site, value=money)

    def pool(self, customer: str) -> deque[Container]:
        """The free containers that may go to a customer."""
        return self.free.setdefault("" if self.plan.pooled else customer, deque())

    # --- a trip

    def fill(self, containers: list[Container], customer: Agent) -> None:
        """Goods for a customer are put into containers."""
        self._settle()
        self.with_goods += len(containers)
        self._started += len(containers)
        for container in containers:
            container.filled = self.env.now
        happen = self.site.sim.record.happen
        happen(LotEvent.CONTAINER_FILLED, self.site, about=customer, value=float(len(containers)))

    def take_out(self, containers: list[Container]) -> None:
        """Goods will not leave after all: the containers are free again."""
        self._settle()
        self.with_goods -= len(containers)
        for container in containers:
            self.free[container.pool].append(container)

    def deliver(self, containers: list[Container]) -> None:
        """Containers are at a customer; those of a delivery come back together, but for those that are lost."""
        self.with_goods -= len(containers)
        self.at_customers += len(containers)
        kept: list[Container] = []
        lost: list[Container] = []
        for container in containers:
            container.trips += 1
            (lost if next(self._losses) < self.plan.loss else kept).append(container)
        times = [max(0.0, next(draws)) for draws in (self._dwells, self._transits, self._washings)]
        self._after(times[0], lambda: self._leave(kept, lost, times[1], times[2]))

    def _leave(self, kept: list[Container], lost: list[Container], transit: float, washing: float) -> None:
        self._settle()
        self.at_customers -= len(kept) + len(lost)
        self.lost += len(lost)
        for container in lost:
            self.site.sim.record.happen(LotEvent.CONTAINER_LOST, self.site, value=float(container.trips))
            self._replace(container)
        self.on_way_back += len(kept)
        if kept:
            self._after(transit, lambda: self._come_back(kept, washing))

    def _come_back(self, kept: list[Container], washing: float) -> None:
        self.on_way_back -= len(kept)
        self.in_wash += len(kept)
        self.pay(self.plan.trip * len(kept))
        self._after(washing, lambda: self._clean(kept))

    def _clean(self, containers: list[Container]) -> None:
        """Containers can be used again, unless they are worn out."""
        self._settle()
        self.in_wash -= len(containers)
        happen, now = self.site.sim.record.happen, self.env.now
        for container in containers:
            self._finished += 1
            self._stay += now - container.filled
            happen(LotEvent.CONTAINER_BACK, self.site, value=now - container.filled)
            if container.trips >= container.life:
                self.worn += 1
                happen(LotEvent.CONTAINER_WORN, self.site, value=float(container.trips))
                if self.plan.weight:
                    happen(ReturnEvent.WASTED, self.site, value=self.plan.weight)
                self._replace(container)
            else:
                self.free[container.pool].append(container)
        self.back()

    def _replace(self, container: Container) -> None:
        """What is gone is bought anew."""
        del self._owned[container]
        if self.plan.lead is None:
            return
        self.ordered += 1

        def arrive() -> None:
            self._settle()
            self.ordered -= 1
            self._buy(container.pool)
            self.back()

        self._after(self.plan.lead, arrive)

    def _after(self, time: float, act: Callable[[], None]) -> None:
        if time:
            Moment(self.env, lambda _: act(), Phase.RECEIPT).at(self.env.now + time)
        else:
            act()

    # --- the books

    @property
    def in_use(self) -> int:
        """Containers that are not free, lost or worn out."""
        return self.with_goods + self.at_customers + self.on_way_back + self.in_wash

    def _settle(self) -> None:
        now = self.env.now
        self._busy += self.in_use * (now - self._since)
        self._since = now

    @property
    def worth(self) -> float:
        """What the fleet is worth: the price of each container, less the share of its trips that it has made."""
        return self.plan.price * sum([max(0.0, 1.0 - each.trips / each.life) for each in self._owned])

    def restart(self) -> None:
        """What is counted is counted from here, the fleet that is there at what it is worth."""
        self._settle()
        self._busy = self._stay = 0.0
        self._started = self._finished = 0
        if worth := self.worth:
            self.pay(worth)
            self.site.sim.record.happen(LotEvent.PACKAGING_BOUGHT, self.site, value=worth)

    def facts(self) -> StationFacts:
        """How much of the fleet was in use."""
        self._settle()
        return StationFacts(
            agent=self.site.name,
            station="containers",
            machines=self.plan.fleet,
            arrived=self._started,
            finished=self._finished,
            started=self._started,
            waiting=0.0,
            time_there=self._stay,
            busy_time=self._busy,
            setup_time=0.0,
            down_time=0.0,
            queue_time=0.0,
            wip_time=self._busy,
            good=float(self._finished),
            scrapped=0.0,
        )
