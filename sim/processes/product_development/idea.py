"""Ideas for products: where they come from, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sim.happenings import EVENTS, DevelopmentEvent

KINDS = {
    "customers": DevelopmentEvent.IDEA_OF_CUSTOMERS,
    "returns": DevelopmentEvent.IDEA_OF_RETURNS,
    "suppliers": DevelopmentEvent.IDEA_OF_SUPPLIERS,
    "within": DevelopmentEvent.IDEA_WITHIN,
}
"""Who has ideas: customers (customer relationship management), whoever looks at what comes back, suppliers, and the
company's own people."""


@dataclass(frozen=True)
class Source:
    """How ideas come from one side.

    rate: ideas a year that come by themselves, Poisson; of: kind of event -> every how many of them give an idea, as
    the root causes of returns do; merit: how much better they are than usual (a logarithm). Raises ValueError for a
    negative rate, an event that there is none of, or a count below one.
    """

    rate: float = 0.0
    of: Mapping[str, int] = field(default_factory=dict)
    merit: float = 0.0

    def __post_init__(self) -> None:
        if self.rate < 0:
            raise ValueError(f"ideas a year must not be negative, got {self.rate}")
        kinds = set(EVENTS)
        for what, every in self.of.items():
            if what not in kinds:
                near = get_close_matches(what, kinds, n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise ValueError(f"ideas come of events, and none is called {what!r}{hint}")
            if every < 1:
                raise ValueError(f"every how many {what!r} give an idea must be at least 1, got {every}")


SOURCES: Mapping[str, Source] = {
    "customers": Source(6.0),
    "returns": Source(2.0, merit=-0.2),
    "suppliers": Source(4.0, merit=-0.1),
    "within": Source(6.0, merit=-0.3),
}
"""Eighteen ideas a year."""


@dataclass(frozen=True)
class Planned:
    """A project that the company has planned itself; it is not screened.

    start: when it may begin; needs: the projects that must have been launched before; merit: as of ideas.
    """

    start: float = 0.0
    needs: tuple[str, ...] = ()
    merit: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", tuple(self.needs))
        if self.start < 0:
            raise ValueError(f"a planned project starts at a time that is not negative, got {self.start}")


def circle(roadmap: Mapping[str, Planned]) -> list[str]:
    """Projects each of which needs the next, the last the first again; empty where there is no such circle."""

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        for need in roadmap[name].needs if name in roadmap else ():
            if found := walk(need, [*path, name]):
                return found
        return []

    return next((found for name in roadmap if (found := walk(name, []))), [])
