"""What is most urgent is next."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.dispatch.protocol import Job


@dataclass(frozen=True)
class EarliestDue:
    """The job that is due first: least maximum lateness on one machine (Jackson 1955)."""

    def __call__(self, job: Job, now: float) -> float:
        return job.due


@dataclass(frozen=True)
class CriticalRatio:
    """The job with the least time left until it is due for each unit of its remaining work (Putnam et al. 1971)."""

    def __call__(self, job: Job, now: float) -> float:
        left = job.due - now
        return left / job.remaining if job.remaining > 0 else left
