"""What was planned to be done at work centres."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadFacts:
    """A work centre of a factory that plans: periods that began, hours that orders to be released in them took as
    planned, hours that there were, and periods in which they were too few. Hours stand for any unit of time.
    """

    agent: str
    station: str
    periods: int
    load: float
    hours: float
    overloaded: int
