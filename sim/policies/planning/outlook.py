"""What a plan is made from: what is wanted of each product, and what there is to make it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Resource:
    """What there is of one capacity, and what it costs; an hour stands for any unit of time.

    regular: hours a period at most; overtime: hours on top for each hour employed; employed: hours a period employed
    until now, None for all of them; wage: money an hour employed, worked or not; premium: money an hour of overtime;
    raising, lowering: money for each hour more or fewer that are employed than in the period before.
    Raises ValueError where a number is negative or more is employed than there is.
    """

    name: str
    regular: float
    overtime: float = 0.0
    employed: float | None = None
    wage: float = 0.0
    premium: float = 0.0
    raising: float = 0.0
    lowering: float = 0.0

    def __post_init__(self) -> None:
        for name in ("regular", "overtime", "wage", "premium", "raising", "lowering"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} of {self.name} must not be negative, got {getattr(self, name)}")
        if self.employed is not None and not 0 <= self.employed <= self.regular:
            raise ValueError(f"employed of {self.name} must lie in 0..{self.regular:g}, got {self.employed}")

    @property
    def before(self) -> float:
        """Hours a period employed until now."""
        return self.regular if self.employed is None else self.employed

    @property
    def most(self) -> float:
        """Hours a period, overtime included."""
        return self.regular * (1 + self.overtime)


@dataclass(frozen=True)
class Outlook:
    """One product over the periods of the plan, in units and money a unit.

    demand: expected in each period; opening: net stock at the start, goods under way included; safety: stock below
    which it counts as owed; ending: at least so much at the end, None for anything; uses: hours of each resource a unit
    takes; making, subcontracting: cost of a unit; subcontract: units a period that others can make; holding: a unit in
    stock at the end of a period; backlog: a unit owed then, None where none may be owed; fixed: what is made in the
    first periods whatever happens, as they are frozen.
    Raises ValueError for no periods, more frozen periods than there are, or a negative number where none can be.
    """

    product: str
    demand: tuple[float, ...]
    opening: float = 0.0
    safety: float = 0.0
    ending: float | None = None
    uses: Mapping[str, float] = field(default_factory=dict)
    making: float = 0.0
    subcontracting: float = 0.0
    subcontract: float = 0.0
    holding: float = 0.0
    backlog: float | None = 1.0
    fixed: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "demand", tuple(self.demand))
        object.__setattr__(self, "fixed", tuple(self.fixed))
        if not self.demand:
            raise ValueError(f"a plan of {self.product} needs at least one period of demand")
        if len(self.fixed) > len(self.demand):
            raise ValueError(
                f"{len(self.fixed)} frozen periods of {self.product} exceed the {len(self.demand)} planned"
            )
        least = min(*self.demand, *self.fixed, *self.uses.values(), self.safety, 0.0)
        for number in (least, self.making, self.subcontracting, self.subcontract, self.holding, self.backlog or 0.0):
            if number < 0:
                raise ValueError(f"no quantity, use or cost of {self.product} may be negative, got {number}")
