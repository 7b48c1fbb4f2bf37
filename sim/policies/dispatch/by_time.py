"""What takes least time is next."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.dispatch.protocol import Job


@dataclass(frozen=True)
class ShortestFirst:
    """The job that is expected to take least time here; least mean flow time on one machine (Smith 1956)."""

    def __call__(self, job: Job, now: float) -> float:
        return job.work


@dataclass(frozen=True)
class SetupSaving:
    """The job that the machine needs least set-up for: the same product goes on (Wilbrecht and Prescott 1969).

    patience: time after which a job that has waited so long comes first all the same, so that no product waits for
    ever; none where 0. Raises ValueError where it is negative.
    """

    patience: float = 0.0

    def __post_init__(self) -> None:
        if self.patience < 0:
            raise ValueError(f"patience must not be negative, got {self.patience}")

    def __call__(self, job: Job, now: float) -> float:
        return -1.0 if self.patience and now - job.since >= self.patience else job.setup
