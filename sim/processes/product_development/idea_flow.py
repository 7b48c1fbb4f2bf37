"""Ideas as they come: by themselves, and of what happens in the other processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Exponential
from sim.happenings import EVENTS

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.processes.product_development.idea import Source
    from sim.product import Product

    Take = Callable[[str, str], None]
    """Told of an idea: its source, and a name for it."""


class IdeaFlow:
    """Ideas of one source, numbered as they come; a Poisson process of its own, and every n-th event of a kind."""

    def __init__(self, company: Agent, name: str, source: Source, year: float, take: Take) -> None:
        self.name = name
        self.take = take
        self._count = 0
        self._heard: dict[str, int] = {}
        self._gaps: Iterator[float] | None = None
        self._moment = Moment(company.env, self._come, Phase.PLANNING)
        if source.rate:
            self._gaps = company.sim.streams(company.name, f"ideas of {name}").draws(Exponential(year / source.rate))
            self._moment.at(company.env.now + next(self._gaps))
        self._listen(company, source.of)

    def _come(self, event: Event) -> None:
        assert self._gaps is not None
        self._count += 1
        self._moment.at(self._moment.time + next(self._gaps))
        self.take(self.name, f"{self.name} {self._count}")

    def _listen(self, company: Agent, events: Mapping[str, int]) -> None:
        kinds = EVENTS
        for what, every in events.items():
            told = company.sim.record.happenings.heard_by.setdefault(kinds[what], [])
            told.append(self._counter(what, every))

    def _counter(self, what: str, every: int) -> Callable[[Agent | None, Product | None], None]:
        def hear(about: Agent | None, product: Product | None) -> None:
            self._heard[what] = heard = self._heard.get(what, 0) + 1
            if heard % every == 0:
                self.take(self.name, f"{self.name}, {what} {heard // every}")

        return hear
