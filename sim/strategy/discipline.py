"""How one rule is kept at one house: chance decides, and who was found out remembers it for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.distributions import Uniform
from sim.happenings import StrategyEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.strategy.supervision import Supervision


@dataclass(frozen=True)
class Lapse:
    """A decision that was not taken by its rule. correct: sets right what still can be, and says whether anything was;
    None where it is too late from the start.
    """

    correct: Callable[[], bool] | None = None


class Discipline:
    """A rule at a house. decisions: those since the last audit, None where the rule was followed.

    Every decision draws one number, from a stream named after the house and the rule, so that more compliance never
    breaks a rule that less would have kept.
    """

    def __init__(self, site: Agent, rule: str, plan: Supervision) -> None:
        self.site = site
        self.rule = rule
        self.plan = plan
        self.decisions: list[Lapse | None] = []
        self._found = -inf
        self._chances = site.sim.streams(site.name, f"following the rule of {rule}").draws(Uniform(0.0, 1.0))

    @property
    def compliance(self) -> float:
        """The probability that the rule is followed now."""
        base, audits = self.plan.followed(self.rule), self.plan.audits
        if audits is None or self._found == -inf:
            return base
        kept: float = 0.5 ** ((self.site.env.now - self._found) / audits.lasting)
        return base + (1.0 - base) * kept

    def keeps(self) -> bool:
        """Whether the next decision is taken by the rule."""
        return next(self._chances) < self.compliance

    def remind(self) -> None:
        """Somebody was found out."""
        self._found = self.site.env.now

    def follow(self, product: Product | None = None, about: Agent | None = None) -> None:
        """A decision was taken by the rule."""
        self._note(StrategyEvent.RULE_FOLLOWED, None, product, about, 0.0)

    def lapse(self, lapse: Lapse, units: float, product: Product | None = None, about: Agent | None = None) -> None:
        """A decision was not, and so many units are not where the rule would have had them."""
        self._note(StrategyEvent.RULE_SKIPPED, lapse, product, about, units)

    def _note(
        self, what: StrategyEvent, lapse: Lapse | None, product: Product | None, about: Agent | None, units: float
    ) -> None:
        if self.plan.audits is not None:
            self.decisions.append(lapse)
        self.site.sim.record.happen(what, self.site, about=about, product=product, value=units)
