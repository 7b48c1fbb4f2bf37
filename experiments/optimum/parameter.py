"""What may be changed, and between which bounds."""

from dataclasses import dataclass
from math import inf, isclose

CELLS = 256
"""A number without a step is refined to this part of its range."""


@dataclass(frozen=True)
class Parameter:
    """A number of the configuration, by its key, that is searched from low to high.

    whole: units, reviews, places. log: factors count, not differences. step: only low, low + step, ...
    Raises ValueError for an empty range, whole numbers that are not whole, or steps that do not fit.
    """

    key: str
    low: float
    high: float
    whole: bool = False
    log: bool = False
    step: float | None = None

    def __post_init__(self) -> None:
        if not -inf < self.low < self.high < inf:
            raise ValueError(f"low must be below high, got {self.low} and {self.high}")
        if self.log and not self.low > 0:
            raise ValueError(f"log needs a positive low, got {self.low}")
        if self.log and self.step is not None:
            raise ValueError("log and step exclude each other: leave one out")
        if self.step is not None and not 0 < self.step <= self.high - self.low:
            raise ValueError(f"step must lie in 0..{self.high - self.low:g}, got {self.step}")
        if self.whole and any(float(number) % 1 for number in (self.low, self.high, self.step or 1)):
            raise ValueError(f"whole numbers need whole bounds and steps, got {self.low}, {self.high}, {self.step}")
        steps = (self.high - self.low) / (self.step or 1)
        if self.step is not None and not isclose(steps, round(steps), rel_tol=1e-9):
            raise ValueError(f"steps of {self.step:g} from {self.low:g} do not end at {self.high:g}")

    @property
    def grid(self) -> float | None:
        """The distance between two values; None where every number between the bounds is allowed."""
        return self.step if self.step is not None else 1.0 if self.whole else None

    @property
    def cells(self) -> int:
        """How many of the finest steps the range holds."""
        return CELLS if self.grid is None or self.log else round((self.high - self.low) / self.grid)

    def nearest(self, value: float) -> float:
        """The allowed value nearest to one that may lie between two, or out of bounds."""
        kept = min(max(value, self.low), self.high)
        if self.grid is not None:
            kept = min(self.low + round((kept - self.low) / self.grid) * self.grid, self.high)
        return round(kept) if self.whole else kept

    def moved(self, value: float, cells: int) -> float:
        """The allowed value so many of the finest steps away; at least one whole number away where whole."""
        if self.log:
            to = value * (self.high / self.low) ** (cells / CELLS)
            return self.nearest(value + cells if self.whole and abs(to - value) < abs(cells) else to)
        return self.nearest(value + cells * (self.high - self.low) / self.cells)
