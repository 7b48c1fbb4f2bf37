"""What goods are packed in: boxes that are thrown away, or containers that come back."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from sim.distributions import Constant, Distribution, distribution


@dataclass(frozen=True)
class Containers:
    """A fleet of returnable containers, owned by the house that ships in them.

    fleet: how many at the start; pooled: any of them may go to any customer, or each customer has its own share; price:
    of one, paid when it joins the fleet; dwell: time at a customer until they set out, transit: on the empty way back,
    washing: to wash and look at them; trip: money for the way back and the washing of one; loss: probability that one
    does not come back from a trip; life: trips after which one is worn out; lead: time until what was lost or worn out
    is replaced, None: it never is; weight in kg. Raises ValueError for no fleet, a loss not within 0..1 or a negative
    number.
    """

    fleet: int
    pooled: bool = True
    price: float = 0.0
    dwell: float | Distribution = 1.0
    transit: float | Distribution = 0.0
    washing: float | Distribution = 0.0
    trip: float = 0.0
    loss: float = 0.0
    life: float | Distribution | None = None
    lead: float | None = None
    weight: float = 0.0

    def __post_init__(self) -> None:
        if self.fleet < 1:
            raise ValueError(
                f"a fleet needs at least one container, got {self.fleet}; leave containers out for one-way packaging"
            )
        if not 0 <= self.loss <= 1:
            raise ValueError(f"loss must lie in 0..1, got {self.loss}")
        for name in ("price", "trip", "weight", "lead"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise ValueError(f"{name} must not be negative, got {value}")
        for name in ("dwell", "transit", "washing"):
            law = distribution(getattr(self, name))
            if isinstance(law, Constant) and law.value < 0:
                raise ValueError(f"{name} must not be negative, got {law.value}")
        if self.life is not None and not distribution(self.life).mean >= 1:
            raise ValueError(f"life must be at least one trip, got {self.life}")


@dataclass(frozen=True)
class Packaging:
    """How a house packs what it ships.

    units: that go into a package or container; one_way: money for a package that does not come back, None where there
    is none, and goods wait for a container; weight: its kilograms; containers: the fleet, None for one-way alone.
    Raises ValueError where nothing could be packed at all or a number is negative.
    """

    units: float = 1.0
    one_way: float | None = None
    weight: float = 0.0
    containers: Containers | None = None

    def __post_init__(self) -> None:
        if not self.units > 0:
            raise ValueError(f"a package must hold a positive number of units, got {self.units}")
        if self.one_way is not None and self.one_way < 0:
            raise ValueError(f"one_way must not be negative, got {self.one_way}")
        if self.weight < 0:
            raise ValueError(f"weight must not be negative, got {self.weight}")
        if self.one_way is None and self.containers is None:
            raise ValueError("there is nothing to pack goods in: give one_way, the price of a package, or containers")

    def needed(self, quantity: float) -> int:
        """Packages or containers for so many units of one order line."""
        return ceil(quantity / self.units - 1e-9)
