"""What a supplier can make beyond its regular capacity when it is asked for more than that."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt


@dataclass(frozen=True)
class VolumeFlexibility:
    """Extra capacity for busy times: `response` after a spell of work began it begins to grow, evenly until all of it
    is there `ramp` later.

    extra: units a unit of time; a spell is over once nothing was to be made for `linger`. Volume flexibility of a
    backup: Tomlin 2006, Management Science 52(5), section 5. Raises ValueError where a number is negative.
    """

    extra: float
    response: float = 0.0
    ramp: float = 0.0
    linger: float = 1.0

    def __post_init__(self) -> None:
        if min(self.extra, self.response, self.ramp, self.linger) < 0:
            raise ValueError(f"extra, response, ramp and linger must not be negative, got {self}")

    def rate(self, age: float) -> float:
        """Units of extra capacity at an age of the spell."""
        if age < self.response:
            return 0.0
        return self.extra * min(1.0, (age - self.response) / self.ramp) if self.ramp else self.extra

    def made(self, age: float) -> float:
        """Units made on extra capacity by an age of the spell."""
        after = max(0.0, age - self.response)
        rising = min(after, self.ramp)
        slope = self.extra * rising * rising / (2.0 * self.ramp) if self.ramp else 0.0
        return slope + self.extra * (after - rising)

    def finish(self, load: float, start: float, regular: float) -> float:
        """The age at which so many units are done that were begun at age `start`, beside a regular capacity."""
        return self._age(load + regular * start + self.made(start), regular)

    def _age(self, units: float, regular: float) -> float:
        """The age by which regular and extra capacity have made so many units together, from the start of the spell."""
        if units <= regular * self.response:
            return units / regular if regular else 0.0
        units -= regular * self.response
        if self.ramp:
            climb = regular * self.ramp + self.extra * self.ramp / 2.0
            if units < climb:
                slope = self.extra / self.ramp
                root = sqrt(regular * regular + 2.0 * slope * units)
                return self.response + 2.0 * units / (regular + root)
            units -= climb
        full = regular + self.extra
        return self.response + self.ramp + units / full if full > 0 else inf
