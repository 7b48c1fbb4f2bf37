"""How far operational rules are followed, and who looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal, get_args

Rule = Literal["replenishment", "allocation", "notices", "gate", "inspection"]
"""What people are to do as designed: order what the replenishment policy says; share out what is short by the
allocation policy; deal with an order that will be late; look at requests for returns; look at what has come back."""
RULES: tuple[Rule, ...] = get_args(Rule)
Habit = Literal["repeat", "skip", "round_up"]
"""How people order who do not do as designed: as much as the last time, not at all, or in whole lots."""


@dataclass(frozen=True)
class Audits:
    """Every `interval` auditors look at a share of the decisions since the last time, and recognise a deviation with
    probability `finds`. Who is found out follows the rule from then on, and forgets again: half of what was learnt is
    gone after `lasting`. What can still be set right is. cost: money for a decision looked at; visit: for each house
    and rule looked into. Raises ValueError where a number is out of range.
    """

    interval: float = 28.0
    share: float = 0.3
    finds: float = 0.8
    lasting: float = 56.0
    cost: float = 5.0
    visit: float = 0.0

    def __post_init__(self) -> None:
        for name in ("interval", "lasting"):
            if not getattr(self, name) > 0 or not isfinite(getattr(self, name)):
                raise ValueError(f"{name} must be a positive time, got {getattr(self, name)}")
        for name in ("share", "finds"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("cost", "visit"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")


@dataclass(frozen=True)
class Supervision:
    """How far rules are followed by people of whom nobody asks account, and who looks.

    compliance: probability that a rule is followed; compliance_of: the same of single rules; rules: those that are at
    stake, the others are followed; habit: how people order instead, and lot: the units to which they round up; audits:
    None where nobody looks. Raises ValueError for what is no rule, no habit or no probability.
    """

    compliance: float = 0.85
    compliance_of: Mapping[str, float] = field(default_factory=dict)
    rules: Sequence[str] = RULES
    habit: Habit = "repeat"
    lot: float = 10.0
    audits: Audits | None = None

    def __post_init__(self) -> None:
        if unknown := [rule for rule in (*self.rules, *self.compliance_of) if rule not in RULES]:
            raise ValueError(f"a rule is one of {', '.join(RULES)}, got {unknown[0]!r}")
        for name, value in (("compliance", self.compliance), *self.compliance_of.items()):
            if not 0 <= value <= 1:
                raise ValueError(f"compliance must lie in 0..1, got {value} ({name})")
        if self.habit not in get_args(Habit):
            raise ValueError(f"habit is one of {', '.join(get_args(Habit))}, got {self.habit!r}")
        if not self.lot > 0:
            raise ValueError(f"lot must be positive, got {self.lot}")

    def followed(self, rule: str) -> float:
        """The probability that a rule is followed where nobody looks."""
        return self.compliance_of.get(rule, self.compliance)
