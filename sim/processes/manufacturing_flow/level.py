"""A number in the course of time."""


class Level:
    """How many there are, with the exact time integral of it."""

    __slots__ = ("integral", "since", "value")

    def __init__(self) -> None:
        self.value = 0
        self.integral = self.since = 0.0

    def change(self, by: int, now: float) -> None:
        """So many more (or fewer, if negative) from now on."""
        self.integral += self.value * (now - self.since)
        self.since = now
        self.value += by

    def until(self, now: float) -> float:
        """The integral from the start to now."""
        return self.integral + self.value * (now - self.since)
