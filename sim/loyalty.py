"""How what a customer experiences changes what it buys, and whether it stays."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import NamedTuple


class Experience(NamedTuple):
    """What a customer remembers of an order once nothing of it is to come.

    late: time after it was promised, and asked for; announced: time from the date asked for to a later one promised,
    whenever it came; warned: told early enough of what was late; credited: given money for it; short: share of units
    that it will never get; misinformed: told what turned out wrong, or not answered; defective: share of units that
    were wrong or damaged; filled: share of units that had come by the date asked for.
    """

    late: float = 0.0
    warned: bool = False
    short: float = 0.0
    misinformed: bool = False
    defective: float = 0.0
    filled: float = 1.0
    credited: bool = False
    announced: float = 0.0


@dataclass(frozen=True)
class Loyalty:
    """The reaction of a customer to how it is served; at default it feels, and does not react.

    Every closed order scores e = 1 - late (time late, at most `worst`) / worst - short, misinformed, defective, each
    by its weight, at least -1; lateness told `ahead` of time or more counts `warned` as much, and where money was
    given for it `credited` as much; a date told is wrong if goods come later by more than `tolerance`. Days late are
    counted from the date asked for, at most `worst` of them: those that a later promise announced count `warned` as
    much, whether or not goods come sooner, as the customer has planned by it; those after the promise in full. Were
    they counted from the promise alone, whoever promises late would be liked for it. So a promise later than goods
    come costs, and one that says what is true is worth a notice: nothing where `warned` is 1. Satisfaction
    follows: S <- (1 - learning) S + learning (e + 1) / 2, from `usual`; mending: share of what S lacks of 1 that
    a visit of an account manager makes good. Each `month` it leaves with the chance churn exp(-sensitivity (S -
    usual)); so much of what it wishes it orders here: wallet exp(attraction (S - usual)), at most all; and it orders
    exp(elasticity 100 (FR - usual_fill)) times as much, FR being the fill rate it remembers, in which the newest
    order weighs `memory`. elasticity: 0.01 to 0.03 a percentage point, 0.11 at most (Craig, DeHoratius and Raman
    2016). whole: orders stay whole units, what is cut off is added to a later one. Raises ValueError for what is out
    of range.
    """

    late: float = 1.0
    short: float = 1.0
    misinformed: float = 1.0
    defective: float = 1.0
    warned: float = 1.0
    credited: float = 1.0
    ahead: float = 1.0
    worst: float = 10.0
    tolerance: float = 1.0
    learning: float = 0.2
    usual: float = 0.8
    month: float = 30.0
    churn: float = 0.0
    sensitivity: float = 0.0
    wallet: float = 1.0
    attraction: float = 0.0
    elasticity: float = 0.0
    usual_fill: float = 0.95
    memory: float = 0.1
    whole: bool = False
    mending: float = 0.0

    def __post_init__(self) -> None:
        for name in ("late", "short", "misinformed", "defective", "ahead", "tolerance", "sensitivity", "attraction"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("warned", "credited", "learning", "mending", "usual", "churn", "wallet", "usual_fill", "memory"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("worst", "month"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be a positive time, got {getattr(self, name)}")
        if self.elasticity < 0:
            raise ValueError(f"elasticity must not be negative, got {self.elasticity}")

    @property
    def leaves(self) -> bool:
        """Whether customers ever leave."""
        return self.churn > 0

    @property
    def chooses(self) -> bool:
        """Whether not every wish is ordered here."""
        return self.wallet < 1 or self.attraction > 0

    def score(self, order: Experience) -> float:
        """How an order was, from 1, perfect, to -1."""
        broken = min(order.late, self.worst)
        late = self.late * broken / self.worst
        if order.warned:
            late *= self.warned
        if order.announced:
            late += self.late * self.warned * min(order.announced, self.worst - broken) / self.worst
        if order.credited:
            late *= self.credited
        goods = self.short * order.short + self.defective * order.defective
        return max(-1.0, 1.0 - late - goods - self.misinformed * order.misinformed)

    def satisfied(self, before: float, score: float) -> float:
        """Satisfaction, 0 to 1, after one more order."""
        return before + self.learning * ((score + 1.0) / 2.0 - before)

    def mended(self, satisfaction: float) -> float:
        """Satisfaction, 0 to 1, after a visit of an account manager."""
        return satisfaction + self.mending * (1.0 - satisfaction)

    def hazard(self, satisfaction: float) -> float:
        """The chance to leave in a month."""
        return min(1.0, self.churn * exp(-self.sensitivity * (satisfaction - self.usual)))

    def share_of_wallet(self, satisfaction: float) -> float:
        """The share of its wishes that a customer orders here."""
        return min(1.0, self.wallet * exp(self.attraction * (satisfaction - self.usual)))

    def volume(self, fill_rate: float) -> float:
        """How many times what it wishes a customer orders."""
        return exp(self.elasticity * 100.0 * (fill_rate - self.usual_fill))
