"""What is expected of a new product by its market and by what has been bought so far."""

from dataclasses import dataclass
from math import floor, sqrt
from typing import NamedTuple


class Spreading(NamedTuple):
    """A market of so many people, p and q a period, of whom so many have bought; the launch is so many periods away."""

    potential: float
    innovation: float
    imitation: float
    bought: float
    away: float

    @property
    def mean(self) -> float:
        return self.over(1.0)

    @property
    def sd(self) -> float:
        return self.sd_over(1.0)

    def over(self, periods: float) -> float:
        """Bass's recursion, period by period from the launch on, and the rest of the last one in proportion."""
        left, bought = max(0.0, periods - self.away), self.bought
        whole = floor(left + 1e-9)
        for _ in range(whole):
            bought += self._next(bought)
        return bought + (left - whole) * self._next(bought) - self.bought

    def sd_over(self, periods: float) -> float:
        """As many decide as chance will have it (binomial)."""
        expected = self.over(periods)
        undecided = self.potential - self.bought
        return sqrt(max(0.0, expected * (1.0 - expected / undecided))) if undecided > 0 else 0.0

    def _next(self, bought: float) -> float:
        chance = self.innovation + self.imitation * bought / self.potential
        return min(1.0, chance) * max(0.0, self.potential - bought)


@dataclass(frozen=True)
class BassForecast:
    """The planner knows the market of a new product and the day of its launch (Bass 1969): what was bought so far says
    how many will hear of it.

    potential: people; innovation and imitation: p and q of a forecast period; launch: forecast periods from the start
    until it is on sale. Raises ValueError for a market of nobody, or a negative number.
    """

    potential: float
    innovation: float = 0.03
    imitation: float = 0.38
    launch: float = 0.0

    def __post_init__(self) -> None:
        if not self.potential > 0:
            raise ValueError(f"the market potential must be positive, got {self.potential}")
        for name in ("innovation", "imitation", "launch"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    def start(self) -> Spreading:
        return Spreading(self.potential, self.innovation, self.imitation, 0.0, self.launch)

    def __call__(self, state: Spreading, observation: float) -> Spreading:
        bought = min(self.potential, state.bought + observation)
        return state._replace(bought=bought, away=max(0.0, state.away - 1.0))
