"""The workshop: refurbishing, remanufacturing, and taking apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.policies.disposition import Option
from sim.processes.returns_management.work_bench import WorkBench

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.returns_management.hall import Hall
    from sim.processes.returns_management.workshop import Workshop
    from sim.product import Product
    from sim.return_case import ReturnCase

Waiting = tuple["ReturnCase", Option, float]


class Repair:
    """Goods wait for work, by product, and are started when control says so; `over` says whether that came out well.

    `leave` hears of cases that are taken apart, with the weight that is left of them and the share of their value that
    good parts make up; `let_go` of those that wait too long.
    """

    def __init__(
        self,
        site: Agent,
        workshop: Workshop,
        hall: Hall,
        over: Callable[[ReturnCase, Option, float], bool],
        leave: Callable[[ReturnCase, Option, float, float], None],
        let_go: Callable[[ReturnCase], None],
    ) -> None:
        self.site = site
        self.env = site.env
        self.control = workshop.control
        self.hall = hall
        self.over = over
        self.leave = leave
        self.let_go = let_go
        self.bench = WorkBench(site.env, site.name, "workshop", workshop.benches)
        self.waiting: dict[Product, deque[Waiting]] = {}
        self.started: dict[Product, float] = {}
        self._parts: Iterator[float] = iter(())
        self._again = Moment(site.env, lambda _: self._look(), Phase.PLANNING)

    @property
    def wait(self) -> float:
        """Time until what comes now is taken up."""
        return self.bench.wait

    def open(self) -> None:
        """The clock is about to start; where goods may be let wait, look at them every period."""
        self._parts = self.site.sim.streams(self.site.name, "parts").draws(Uniform(0.0, 1.0))
        if self.control.patient:
            self._again.at(self.site.sim.start + self.site.sim.period)

    def queue(self, case: ReturnCase, option: Option, luck: float) -> None:
        """A case waits to be refurbished or remanufactured."""
        self.waiting.setdefault(case.product, deque()).append((case, option, luck))
        self._control(case.product)

    def _look(self) -> None:
        for product in self.waiting:
            self._control(product)
        self._again.at(self.env.now + self.site.sim.period)

    def _control(self, product: Product) -> None:
        """Start what is wanted, the oldest first, and let go what is too much, the oldest first."""
        waiting = self.waiting[product]
        units = sum([case.units for case, _, _ in waiting])
        position = self.hall.position(product) + self.started.get(product, 0.0) if self.control.patient else 0.0
        start, drop = self.control(units, position)
        while waiting and start > 1e-9:
            case, option, luck = waiting.popleft()
            start -= case.units
            self._start(case, option, luck)
        while waiting and drop > 1e-9:
            case, _, _ = waiting.popleft()
            drop -= case.units
            self.let_go(case)

    def _start(self, case: ReturnCase, option: Option, luck: float) -> None:
        product = case.product
        self.started[product] = self.started.get(product, 0.0) + case.units

        def done() -> bool:
            self.started[product] -= case.units
            return self.over(case, option, luck)

        self.bench.put(case, option.time * case.units, done)

    def take_apart(self, case: ReturnCase, option: Option) -> None:
        """A case waits to be taken apart."""
        self.bench.put(case, option.time * case.units, lambda: self._apart(case, option))

    def _apart(self, case: ReturnCase, option: Option) -> bool:
        """Each part is good or not; what is not is thrown away."""
        now, product = self.env.now, case.product
        weight, good = product.weight * case.units, 0.0
        self.site.stocks[product].use(case.units, now)
        for part, need in product.parts.items():
            if next(self._parts) < option.well(case.grade):
                units = need * case.units
                weight -= part.weight * units
                good += part.cost * need
                self.site.stocks[part].make(units, now, ordered=0.0)
                self.site.stocks[part].pass_on(units, now)
                self.hall.harvest(part, units, case)
        whole = sum([part.cost * need for part, need in product.parts.items()])
        self.leave(case, option, max(0.0, weight), good / whole if whole else 1.0)
        return True
