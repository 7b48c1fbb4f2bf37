"""Goods in use at customers, and the way back of those that are returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.cause import Cause
from sim.clock import Moment, Phase
from sim.distributions import Constant, Distribution, distribution
from sim.errors import ModelError
from sim.facts import PipeFacts
from sim.owning import Owning
from sim.pipe import Pipe
from sim.using import NO_FAULT, InUse, Use

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.customer import Customer
    from sim.messages import Return
    from sim.product import Product
    from sim.simulation import Simulation


__all__ = ["NO_FAULT", "InUse", "Returning", "Use", "WayBack", "sends_back", "way_back"]


@dataclass(frozen=True)
class Returning:
    """How customers send back what they bought.

    probability: that a unit comes back at all; delay: time it is in use until it sets out; transit: time on the way
    back; avoidable: the share of returns for misuse or without a fault, which help to use the product can lower;
    causes: why goods come back, each with a probability and delay of its own, instead of the one reason;
    whole: where goods are asked for to be returned, what came together comes back together, or not at all.
    Raises ValueError where a probability or share is not within 0..1, a fixed time is negative, two causes have one
    reason, or causes together are more than certain.
    """

    probability: float = 0.0
    delay: float | Distribution = 0.0
    transit: float | Distribution = 0.0
    reason: str = "remorse"
    avoidable: float = 0.0
    causes: tuple[Cause, ...] = ()
    whole: bool = False

    def __post_init__(self) -> None:
        for name in ("probability", "avoidable"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("delay", "transit"):
            time = distribution(getattr(self, name))
            if isinstance(time, Constant) and time.value < 0:
                raise ValueError(f"{name} must not be negative, got {time.value}")
        if self.causes and self.probability:
            raise ValueError("give causes of returns, each with its probability, or one probability; not both")
        reasons = [cause.reason for cause in self.causes]
        if twice := [reason for reason in dict.fromkeys(reasons) if reasons.count(reason) > 1]:
            raise ValueError(
                f"each cause of returns has a reason of its own; there is more than one {', '.join(twice)}"
            )
        if (total := sum(cause.probability for cause in self.causes)) > 1 + 1e-9:
            raise ValueError(f"causes of returns are together more than certain: {total:g}")

    @property
    def why(self) -> tuple[Cause, ...]:
        """The causes, or those that the one reason comes to."""
        if self.causes:
            return self.causes
        sure = Cause(self.reason, self.probability * (1.0 - self.avoidable), self.delay)
        sound = Cause(NO_FAULT, self.probability * self.avoidable, self.delay, avoidable=True)
        return tuple(cause for cause in (sure, sound) if cause.probability)


class WayBack:
    """The way of goods that nobody ordered: from a crowd or a house to a house that takes returned goods in."""

    def __init__(self, sim: Simulation, sender: str, receiver: Agent) -> None:
        self.sim = sim
        self.env = sim.env
        self.sender = sender
        self.receiver = receiver
        self.pipes: dict[Product, Pipe] = {}

    def send(self, back: Return, transit: float) -> None:
        """Goods set out, and are handed over after `transit`."""
        if transit <= 0:
            self._hand_over(back)
            return
        self.hold(back)
        self.depart(back, transit)

    def hold(self, back: Return) -> None:
        """Goods are handed in, and wait for what takes them along."""
        if self.sim.lots is not None:
            self.sim.lots.sends_back(back)
        self._move(back.product, back.quantity)

    def depart(self, back: Return, transit: float) -> None:
        """Goods that were handed in set out."""
        Moment(self.env, lambda _: self._arrive(back), Phase.RECEIPT).at(self.env.now + transit)

    def _arrive(self, back: Return) -> None:
        self._move(back.product, -back.quantity)
        self._hand_over(back)

    def _hand_over(self, back: Return) -> None:
        if self.sim.lots is not None:
            self.sim.lots.sends_back(back)
            self.sim.lots.comes_back(back)
        self.sim.record.hear_return(back)
        self.receiver.receive(back)

    def _move(self, product: Product, units: float) -> None:
        pipe = self.pipes.get(product)
        if pipe is None:
            pipe = self.pipes[product] = Pipe(product)
            pipe.since = self.env.now
        pipe.settle(self.env.now)
        pipe.moving += units

    def restart(self, now: float) -> None:
        """The warm-up is over."""
        for pipe in self.pipes.values():
            pipe.settle(now)
            pipe.moving_time = 0.0

    def facts(self, now: float) -> list[PipeFacts]:
        """What was counted up to now, of every product."""
        for pipe in self.pipes.values():
            pipe.settle(now)
        return [
            PipeFacts(self.sender, self.receiver.name, p.product.name, p.moving_time, 0.0, p.moving, 0.0)
            for p in self.pipes.values()
        ]


def way_back(sim: Simulation, sender: str, receiver: Agent) -> WayBack:
    """The way from a crowd or a house to a house, laid when first asked for."""
    way = sim.ways.get((sender, receiver.name))
    if way is None:
        way = sim.ways[sender, receiver.name] = WayBack(sim, sender, receiver)
    return way


def sends_back(customer: Customer, centre: Agent, returning: Returning) -> None:
    """Let a customer send goods back to a returns centre: as it likes, or, where the centre has a desk, if it may.

    Raises ModelError where there are several causes and no desk.
    """
    way, desk = way_back(customer.sim, customer.group, centre), getattr(centre, "desk", None)
    if desk is not None:
        customer.use = Owning(customer, way, returning, desk)
    elif returning.causes:
        raise ModelError(f"{centre.name}: several causes of returns need a desk; choose returns_management=gate")
    else:
        customer.use = Use(customer, way, returning)
