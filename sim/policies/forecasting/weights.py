"""What the weights of smoothing must obey."""


def check_weights(**weights: float) -> None:
    """Raises ValueError unless every weight lies in 0..1."""
    for name, weight in weights.items():
        if not 0 <= weight <= 1:
            raise ValueError(f"{name} must lie in 0..1, got {weight}")


def check_spread(initial_sd: float) -> None:
    """Raises ValueError for a negative standard deviation."""
    if not initial_sd >= 0:
        raise ValueError(f"initial_sd must not be negative, got {initial_sd}")
