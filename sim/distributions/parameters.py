"""What the parameters of a distribution must obey."""

from math import inf, isnan


def positive(**values: float) -> None:
    for name, value in values.items():
        if not 0 < value < inf:
            raise ValueError(f"{name} must be positive, got {value}")


def not_negative(**values: float) -> None:
    for name, value in values.items():
        if not 0 <= value < inf:
            raise ValueError(f"{name} must not be negative, got {value}")


def spread(mean: float, sd: float, cv: float | None) -> float:
    """The standard deviation, given as such or as the coefficient of variation."""
    if isnan(sd) == (cv is None):
        raise ValueError(f"give either sd or cv, got sd={sd} and cv={cv}")
    chosen = sd if cv is None else cv * mean
    not_negative(sd=chosen)
    return chosen
