"""The seven steps of an order's life, from the wish to the payment, and what each of them takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf

from sim.distributions import Distribution, distribution

STEPS = ("generate", "enter", "process", "document", "pick", "deliver", "after_delivery")
"""The steps by name, in their order (Croxton 2003, International Journal of Logistics Management 14(1))."""


def not_negative_time(name: str, time: float | Distribution) -> None:
    """Raises ValueError where a time is negative."""
    if distribution(time).mean < 0:
        raise ValueError(f"{name} must not be negative, got {time}")


@dataclass(frozen=True)
class Step:
    """What one step takes; at default nothing.

    time: how long an order is worked on; capacity: orders that are worked on at a time, None for as many as come;
    error: probability that it goes wrong; cost, per_line: money an order, and a line of it.
    Raises ValueError for a probability out of 0..1, no capacity, or a negative time or cost.
    """

    time: float | Distribution = 0.0
    capacity: int | None = None
    error: float = 0.0
    cost: float = 0.0
    per_line: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.error <= 1:
            raise ValueError(f"the probability of an error must lie in 0..1, got {self.error}")
        if self.capacity is not None and self.capacity < 1:
            raise ValueError(f"a step needs a capacity of at least one order at a time, got {self.capacity}")
        not_negative_time("the time of a step", self.time)
        if self.cost < 0 or self.per_line < 0:
            raise ValueError(f"the cost of a step must not be negative, got {self.cost} and {self.per_line} a line")

    @property
    def instant(self) -> bool:
        """Whether it takes neither time nor people."""
        return self.capacity is None and self.time == 0


NOTHING = Step()


@dataclass(frozen=True)
class Terms:
    """What is agreed on payment, and what comes between delivery and payment.

    proof: time until the seller has proof of delivery; credit: time from invoice to payment; interest: money for a unit
    of money outstanding for a unit of time; limit: money that a customer may owe before its next order is held back;
    dispute: time that a disputed invoice takes longer; dispute_cost: money for settling a dispute.
    Raises ValueError where one is negative.
    """

    proof: float | Distribution = 0.0
    credit: float | Distribution = 0.0
    interest: float = 0.0
    limit: float = inf
    dispute: float | Distribution = 0.0
    dispute_cost: float = 0.0

    def __post_init__(self) -> None:
        for name in ("proof", "credit", "dispute"):
            not_negative_time(f"time {name}", getattr(self, name))
        for name in ("interest", "limit", "dispute_cost"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")


@dataclass(frozen=True)
class LifeCycle:
    """The seven steps of every order of a house.

    An error of generating or processing is noticed, and the step done again. One of entering is `caught` so often; else
    the order is entered short. A picking error is so often the `wrong` item, else the parcel is short; delivery damages
    goods; documents go out wrong; an invoice is disputed. An error touches so much of a line (`extent`); customers
    find it, and the seller hears of it after `claim`: who waits gets the rest, who does not loses it.
    Raises ValueError for a share out of range or a negative time.
    """

    generate: Step = NOTHING
    enter: Step = NOTHING
    process: Step = NOTHING
    document: Step = NOTHING
    pick: Step = NOTHING
    deliver: Step = NOTHING
    after_delivery: Step = NOTHING
    terms: Terms = Terms()
    caught: float = 0.5
    wrong: float = 0.5
    extent: float = 0.5
    claim: float | Distribution = 0.0

    def __post_init__(self) -> None:
        for name in ("caught", "wrong"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"the share {name} must lie in 0..1, got {getattr(self, name)}")
        if not 0 < self.extent <= 1:
            raise ValueError(f"the extent of an error must be a share above 0 and up to 1, got {self.extent}")
        not_negative_time("the time until a claim", self.claim)

    @cached_property
    def mean_time(self) -> float:
        """Mean time from the wish to the departure of the goods, where nothing goes wrong and nobody waits."""
        before = (self.generate, self.enter, self.process, self.document, self.pick, self.deliver)
        return sum([distribution(step.time).mean for step in before])

    @cached_property
    def time_to_leave(self) -> float:
        """Mean time of the steps between the queue and the departure of the goods."""
        return sum([distribution(step.time).mean for step in (self.document, self.pick, self.deliver)])

    def touched(self, quantity: float) -> float:
        """Units of a line that an error touches: whole units of whole units, at least one."""
        units = quantity * self.extent
        return units if quantity % 1 else max(1.0, float(round(units)))
