"""A development project, from the idea to the launch or to where it is given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import exp, log, nan
from typing import TYPE_CHECKING, Literal

import numpy as np

from sim.distributions import Normal, Uniform

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.processes.product_development.design import Designed
    from sim.streams import Stream

State = Literal["waiting", "under way", "killed", "launched"]
NORMAL = Normal(0.0, 1.0)
UNIFORM = Uniform(0.0, 1.0)


class Luck:
    """The chance of one project, question by question: the same answers whatever is decided about it or others."""

    def __init__(self, stream_of: Callable[[str], Stream]) -> None:
        self._stream_of = stream_of
        self._numbers: dict[str, Iterator[float]] = {}

    def _draws(self, question: str, law: Distribution) -> Iterator[float]:
        draws = self._numbers.get(question)
        if draws is None:
            draws = self._numbers[question] = self._stream_of(question).draws(law)
        return draws

    def normal(self, question: str) -> float:
        """A standard normal number."""
        return next(self._draws(question, NORMAL))

    def uniform(self, question: str) -> float:
        """A number between 0 and 1."""
        return next(self._draws(question, UNIFORM))

    def of(self, law: Distribution, question: str) -> float:
        """A number of any law: its quantile at the project's own chance."""
        return float(law.quantile(np.array([self.uniform(question)]))[0])


@dataclass(eq=False, slots=True)
class Project:
    """One project, and what is known of it in the world (the company sees its worth with an error).

    merit: what it is worth if it meets what customers need, a logarithm, 0 for what is typical; fit: how well it will
    meet that, 0 to 1; complexity: of its product, 0 to 1; group: of customers, whom it is for; share: of the typical
    demand, that this group has; score: its worth as it looked last; passed: gates behind it; spent: money so far;
    on_sale: when customers can first buy what was launched.
    """

    name: str
    source: str
    came: float
    merit: float
    luck: Luck
    complexity: float = 0.0
    needs: tuple[str, ...] = ()
    fit: float = 1.0
    group: str = ""
    share: float = 1.0
    score: float = 0.0
    state: State = "waiting"
    started: float = nan
    ended: float = nan
    on_sale: float = nan
    passed: int = 0
    spent: float = 0.0
    designed: Designed | None = None
    earned: float = 0.0
    sold: float = 0.0
    judged: bool = False
    even: bool = False
    times: dict[str, float] = field(default_factory=dict)

    @property
    def worth(self) -> float:
        """What it is really worth: demand over that of a typical product, as a logarithm."""
        return self.merit + log(max(1e-12, self.fit * self.share))

    def promise(self, known: float) -> float:
        """What can be known of its worth before it is sold: how well it fits only so far as customers take part."""
        return self.merit + log(max(1e-12, self.share)) + known * log(max(1e-12, self.fit))

    @property
    def demand(self) -> float:
        """Demand for its product over that of a typical one."""
        return exp(self.merit) * self.fit * self.share
