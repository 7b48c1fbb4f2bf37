"""A gate: where it is decided whether a project goes on, by what can be known of its worth then."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Gate:
    """Pass if the worth that is seen is above a threshold; what is seen is what can be known of it, with an error.

    threshold: worth is a logarithm, 0 for what is typical; noise: standard deviation of the error, so a project that
    promises v passes with the chance Phi((v - threshold) / noise) (Cooper 1990, Business Horizons 33(3), for gates;
    errors of either kind as in testing). Raises ValueError for a negative noise.
    """

    threshold: float = 0.0
    noise: float = 0.0

    def __post_init__(self) -> None:
        if self.noise < 0:
            raise ValueError(f"noise of a gate must not be negative, got {self.noise}")

    def seen(self, worth: float, error: float, clarity: float = 1.0) -> float:
        """The worth as it looks; error: standard normal; clarity: what remains of the noise."""
        return worth + self.noise * clarity * error

    def __call__(self, worth: float, error: float, clarity: float = 1.0) -> bool:
        """Whether a project goes on."""
        return self.seen(worth, error, clarity) > self.threshold
