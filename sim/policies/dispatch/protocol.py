"""What a rule of dispatch knows of a waiting job, and what it answers."""

from __future__ import annotations

from typing import NamedTuple, Protocol

STOCK = 1_000_000
"""The class of what is made for stock: after all customers."""


class Job(NamedTuple):
    """A job that waits for a machine, as the dispatcher sees it; times in the run's unit, as expected.

    since: when it joined the queue; released: when it was let into the line; due: when it is to be done; work: time
    that it takes here; remaining: time of all its steps from here on; setup: time to set up the machine that is free
    for it; segment: the class of the customers it is made for, 1 is the first.
    """

    since: float
    released: float
    due: float
    work: float
    remaining: float
    setup: float
    segment: int


class Dispatch(Protocol):
    """Answers with the place of a job in the queue: the smallest number is next, the first to come among equals."""

    def __call__(self, job: Job, now: float) -> float: ...
