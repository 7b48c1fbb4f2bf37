"""How a product is made: which work centres it visits, in which order, and what happens there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from sim.distributions import Constant, Distribution, distribution


@dataclass(frozen=True)
class Step:
    """One visit to a work centre.

    time: to work on one batch; batch: units worked on at a time, a part-filled batch takes as long as a full one;
    setup: time when a machine changes to this product, setup_cost: money for it; scrap: the chance that a unit is
    spoilt, or a law for the share of a lot that is; rework: the chance that a lot joins the queue here once more;
    defects: the chance that a unit is made defective here and nobody notices before the end of the line.
    Raises ValueError where a chance is not within 0..1, a fixed time is negative or a batch is empty.
    """

    centre: str
    time: float | Distribution = 0.0
    batch: float = inf
    setup: float | Distribution = 0.0
    setup_cost: float = 0.0
    scrap: float | Distribution = 0.0
    rework: float = 0.0
    defects: float = 0.0

    def __post_init__(self) -> None:
        for name in ("time", "setup"):
            law = distribution(getattr(self, name))
            if isinstance(law, Constant) and law.value < 0:
                raise ValueError(f"{name} at {self.centre} must not be negative, got {law.value}")
        if not self.batch > 0:
            raise ValueError(f"a batch at {self.centre} must be positive, got {self.batch}")
        if self.setup_cost < 0:
            raise ValueError(f"setup_cost at {self.centre} must not be negative, got {self.setup_cost}")
        if not 0 <= distribution(self.scrap).mean < 1:
            raise ValueError(f"scrap at {self.centre} must lie in 0..1 and below 1, got {self.scrap}")
        if not 0 <= self.defects <= 1:
            raise ValueError(f"defects at {self.centre} must lie in 0..1, got {self.defects}")
        if not 0 <= self.rework < 1:
            raise ValueError(f"rework at {self.centre} must lie in 0..1 and below 1, got {self.rework}")

    def mean_time(self, quantity: float) -> float:
        """Mean time to work on a lot, setup, queues and breakdowns apart."""
        batches = -(-quantity // self.batch) if self.batch < inf else 1.0
        return batches * distribution(self.time).mean / (1.0 - self.rework)


@dataclass(frozen=True)
class Routing:
    """The steps of making a product, in order; none where it is put together in no time.

    lot: units that go from step to step together, inf for a whole production order; cost: money a unit started.
    Raises ValueError where a lot is empty or the cost is negative.
    """

    steps: Sequence[Step] = ()
    lot: float = 1.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "steps", tuple(self.steps))
        if not self.lot > 0:
            raise ValueError(f"a lot must be positive, got {self.lot}")
        if self.cost < 0:
            raise ValueError(f"production cost must not be negative, got {self.cost}")

    @property
    def mean_time(self) -> float:
        """Mean time of a lot from step to step, setups, queues and breakdowns apart."""
        return sum(step.mean_time(self.lot if self.lot < inf else 1.0) for step in self.steps)

    @property
    def good(self) -> float:
        """The share of the units started that comes out good, on average."""
        share = 1.0
        for step in self.steps:
            share *= 1.0 - distribution(step.scrap).mean
        return share
