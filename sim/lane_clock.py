"""The clock of a lane, which stands still while the lane does."""

from simpy import Environment


class LaneClock:
    """Time in which goods on a lane could move, from the start to now."""

    __slots__ = ("env", "stopped_at", "stopped_for")

    def __init__(self, env: Environment) -> None:
        self.env = env
        self.stopped_at: float | None = None
        self.stopped_for = 0.0

    @property
    def now(self) -> float:
        """The time on this clock."""
        return (self.env.now if self.stopped_at is None else self.stopped_at) - self.stopped_for

    def until(self, due: float) -> float:
        """When it will show a time, if it does not stand still: at once where it has passed."""
        return max(self.env.now, self.env.now + due - self.now)

    def stop(self) -> None:
        """It stands still from now on."""
        self.stopped_at = self.env.now

    def go(self) -> None:
        """It runs again."""
        if self.stopped_at is not None:
            self.stopped_for += self.env.now - self.stopped_at
            self.stopped_at = None
