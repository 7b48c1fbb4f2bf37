"""How a new product is brought to market: when it is made and sold, where, and what becomes of the old one."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from sim.policies.learning import Learning

WRIGHT = Learning()
"""Four fifths of the time each time that output doubles."""


@dataclass(frozen=True)
class RampUp:
    """How a line learns to make a product: the first unit takes `slow` times as long as a unit will when all is learnt,
    and a share `scrap` of the first ones is spoilt; both fall along the learning curve (Terwiesch and Bohn 2001).

    Raises ValueError where the first unit would be the quicker one, or the share is not within 0..1 and below 1.
    """

    learning: Learning = WRIGHT
    slow: float = 1.0
    scrap: float = 0.0

    def __post_init__(self) -> None:
        if not self.slow >= 1:
            raise ValueError(f"the first unit takes at least as long as later ones: slow is 1 or more, got {self.slow}")
        if not 0 <= self.scrap < 1:
            raise ValueError(f"scrap must lie in 0..1 and below 1, got {self.scrap}")

    def pace(self, made: float) -> float:
        """After so many units, how many times as long as in the end the next one takes."""
        return max(1.0, self.slow * self.learning(made))

    def spoilt(self, made: float) -> float:
        """After so many units, the chance that the next one is spoilt by what is not learnt yet."""
        return self.scrap * self.learning(made)


@dataclass(frozen=True)
class RollOver:
    """What becomes of the predecessor (Billington, Lee and Tang 1998).

    predecessor: its name; overlap: time after the launch for which it is still sold: 0 for a solo roll-over, more for a
    dual one, inf until none is left (run out); last_order: time before the planned launch from which no more of it is
    made or bought; discount: the share off its price from then on. What is left in the end is written off.
    Raises ValueError for a negative time, or a discount that is not within 0..1 and below 1.
    """

    predecessor: str
    overlap: float = 0.0
    last_order: float = 0.0
    discount: float = 0.0

    def __post_init__(self) -> None:
        for name in ("overlap", "last_order"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.discount < 1:
            raise ValueError(f"discount must lie in 0..1 and below 1, got {self.discount}")


@dataclass(frozen=True)
class Rollout:
    """How a product comes to market.

    ready: when it can first be made, None: when a project brings it; pilot: units that are made then, to learn; start:
    time after that at which volume production begins, with an order of `programme` units; build_up: time from there to
    the launch, which waits until there are `launch_stock` units, but not longer than `latest`; interval: time between
    the launch in one market and in the next, 0 for all at once; channel: houses that sell it, none named: all that have
    a market; fill: units that each of them orders ahead; ramp_up: how the line learns; volume: good units a period that
    are full volume; watch: the length of a period; roll_over: what becomes of the predecessor.
    Raises ValueError for a negative time or number of units, or a launch that would wait beyond its latest date.
    """

    ready: float | None = 0.0
    pilot: float = 0.0
    start: float = 0.0
    programme: float = 0.0
    build_up: float = 0.0
    launch_stock: float = 0.0
    latest: float = inf
    interval: float = 0.0
    channel: tuple[str, ...] = ()
    fill: float = 0.0
    ramp_up: RampUp | None = None
    volume: float = 0.0
    watch: float = 1.0
    roll_over: RollOver | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "channel", tuple(self.channel))
        parts = ("pilot", "start", "programme", "build_up", "launch_stock", "latest", "interval", "fill", "volume")
        for name in (*parts, *(() if self.ready is None else ("ready",))):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not self.watch > 0:
            raise ValueError(f"watch must be a positive time, got {self.watch}")
        if self.latest < self.build_up:
            raise ValueError(f"a launch after {self.build_up:g} cannot come at the latest after {self.latest:g}")

    @property
    def planned(self) -> float:
        """Time from the first unit that can be made to the launch, if nothing has to be waited for."""
        return self.start + self.build_up


AT_ONCE = Rollout()
"""Sold as soon as there is any reason to: what a company does that says nothing."""
