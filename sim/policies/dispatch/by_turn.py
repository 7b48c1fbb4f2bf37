"""Who came first, or matters most, is next."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.dispatch.protocol import Job


@dataclass(frozen=True)
class FirstCome:
    """The job that joined the queue first."""

    def __call__(self, job: Job, now: float) -> float:
        return job.since


@dataclass(frozen=True)
class SegmentPriority:
    """The job that is made for the first class of customers; what is made for stock comes last (Cobham 1954)."""

    def __call__(self, job: Job, now: float) -> float:
        return float(job.segment)
