"""The best forecast of demand that remembers its last value."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread


class Reverting(NamedTuple):
    """Demand on its way back to its mean: the law of AR(1), and the last deviation from the mean."""

    centre: float
    correlation: float
    sd: float
    deviation: float

    @property
    def mean(self) -> float:
        return self.centre + self.correlation * self.deviation

    def over(self, periods: float) -> float:
        """L mu + rho (1 - rho**L) / (1 - rho) (D - mu); a last fraction of a period counts in part."""
        whole = int(periods)
        rho = self.correlation
        reverting = rho * (1 - rho**whole) / (1 - rho) + (periods - whole) * rho ** (whole + 1)
        return periods * self.centre + reverting * self.deviation

    def sd_over(self, periods: float) -> float:
        """sd / (1 - rho) times the root of the sum of (1 - rho**j)**2 over j = 1..L (Lee, So and Tang 2000)."""
        whole = int(periods)
        rho = self.correlation
        total = sum([(1 - rho**j) ** 2 for j in range(1, whole + 1)])
        total += (periods - whole) * (1 - rho ** (whole + 1)) ** 2
        return self.sd * sqrt(total) / (1 - rho)


@dataclass(frozen=True)
class AutoregressiveForecast:
    """Minimum mean squared error forecast of AR(1) demand whose law is known (Lee, So and Tang 2000).

    sd: of the noise. Raises ValueError for a negative sd, or unless correlation lies between -1 and 1.
    """

    mean: float
    correlation: float
    sd: float = 0.0

    def __post_init__(self) -> None:
        check_spread(self.sd)
        if not -1 < self.correlation < 1:
            raise ValueError(f"correlation must lie between -1 and 1, got {self.correlation}")

    def start(self) -> Reverting:
        return Reverting(self.mean, self.correlation, self.sd, 0.0)

    def __call__(self, state: Reverting, observation: float) -> Reverting:
        return Reverting(self.mean, self.correlation, self.sd, observation - self.mean)
