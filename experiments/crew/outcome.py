"""What can come of a chunk."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Death:
    """The worker died while it had this chunk; exitcode as of multiprocessing.Process, None if it is not known."""

    exitcode: int | None
    strikes: int = 1


Outcome = bytes | Death | None
"""A packed experiments.crew.hand.Batch; a death; or None for a chunk that was not begun."""
