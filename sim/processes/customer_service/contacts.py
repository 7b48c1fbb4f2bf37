"""The service desk: people who take up inquiries, one at a time, the first class first."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from math import floor
from typing import TYPE_CHECKING, Any

from simpy import Environment, PriorityResource

from sim.clock import Work
from sim.distributions import Distribution, distribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.agents.agent import Agent
    from sim.words import Inquiry


@dataclass(frozen=True)
class ContactDesk:
    """Who answers customers.

    agents: people; handling: time one is busy with a contact; priorities: segment or group of customers -> class, 1 is
    taken up first, and so is whoever is not named; opens, closes: hours, as parts of a `day`, which is a time; contacts
    are finished after hours; per_contact: money for each contact; wage: money for each agent and unit of time, paid
    all day.
    Raises ValueError where there is nobody, hours are not within the day, or a class or cost is out of range.
    """

    agents: int = 1
    handling: float | Distribution = 0.0
    priorities: Mapping[str, int] = field(default_factory=dict)
    opens: float = 0.0
    closes: float = 1.0
    day: float = 1.0
    per_contact: float = 0.0
    wage: float = 0.0

    def __post_init__(self) -> None:
        if self.agents < 1:
            raise ValueError(f"a service desk needs at least one agent, got {self.agents}")
        if not self.day > 0:
            raise ValueError(f"day must be a positive time, got {self.day}")
        if not 0 <= self.opens < self.closes <= 1:
            raise ValueError(f"a desk opens and closes within 0..1 of a day, got {self.opens}..{self.closes}")
        for name, place in self.priorities.items():
            if place < 1:
                raise ValueError(f"the class of {name} is 1 for the first, got {place}")
        for name in ("per_contact", "wage"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    def closed_for(self, now: float) -> float:
        """Time until the desk is open; 0 while it is."""
        hour = now / self.day - floor(now / self.day)
        if self.opens - 1e-9 <= hour < self.closes:  # a rounding before it opens is when it opens, or it never would
            return 0.0
        return (self.opens - hour) % 1.0 * self.day

    def priority(self, segment: str, group: str) -> int:
        """The class of a customer."""
        return self.priorities.get(segment, self.priorities.get(group, 1))


class Staff(PriorityResource):
    """People whose number can change: who is busy finishes first."""

    def employ(self, number: int) -> None:
        """So many from now on."""
        self._capacity = number
        self._trigger_put(None)


class Contacts:
    """The desk at work. `answer` is what one does at the end; `respond` is told the time a contact waited."""

    def __init__(
        self,
        company: Agent,
        desk: ContactDesk,
        *,
        respond: Callable[[Inquiry, float], None],
        answer: Callable[[Inquiry, float], None],
    ) -> None:
        self.company = company
        self.env: Environment = company.env
        self.desk = desk
        self.respond = respond
        self.answer = answer
        self.staff = Staff(company.env, desk.agents)
        self.busy = 0.0
        self._times: Iterator[float] = company.sim.streams(company.name, "handling").draws(distribution(desk.handling))

    def take(self, inquiry: Inquiry, segment: str, group: str) -> None:
        """A contact joins the queue."""
        self.env.process(self._serve(inquiry, self.desk.priority(segment, group), max(0.0, next(self._times))))

    def _serve(self, inquiry: Inquiry, priority: int, time: float) -> Generator[Any, Any, None]:
        env, came = self.env, self.env.now
        while True:
            closed = self.desk.closed_for(env.now)
            if closed:
                yield Work(env, closed)
            with self.staff.request(priority) as somebody:
                yield somebody
                if self.desk.closed_for(env.now):
                    continue
                self.respond(inquiry, env.now - came)
                self.busy += time
                yield Work(env, time)
            break
        self.answer(inquiry, time)
