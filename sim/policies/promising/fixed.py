"""The same for everybody."""

from dataclasses import dataclass
from typing import ClassVar

from sim.policies.promising.view import AvailabilityView


@dataclass(frozen=True)
class FixedQuote:
    """A date so long after the order, whatever is on hand (a quoted lead time). Raises ValueError for negative time."""

    after: float = 0.0
    needs_factory: ClassVar[bool] = False
    needs_schedule: ClassVar[bool] = False
    window: ClassVar[float] = 0.0

    def __post_init__(self) -> None:
        if self.after < 0:
            raise ValueError(f"a quoted time must not be negative, got after={self.after}")

    def __call__(self, view: AvailabilityView) -> float:
        return view.now + self.after
