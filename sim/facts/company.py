"""What a company knows of its customers, and what happened in its processes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What a customer brought a company and cost it over the counted time.

    segment: its class at the end, "" for none; ordered: units it asked for; units: those that became its own; goods:
    what they cost the company, at standard cost; costs: money by ledger account that the customer caused; first, last:
    times of its first and last order, nan without one.
    """

    company: str
    customer: str
    group: str
    segment: str
    orders: int
    lines: int
    ordered: float
    units: float
    revenue: float
    goods: float
    costs: dict[str, float]
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class FirmFacts:
    """A company: its houses, the head office first, and the money that they owed each other for goods."""

    name: str
    houses: tuple[str, ...]
    within: float


@dataclass(frozen=True, slots=True)
class HappeningFacts:
    """Events of one kind over the counted time: how many, and the sum of their values and of their squares.

    agent: where it happened; group, segment: of whom it is about, "" where it is about nobody; product: "" for none.
    """

    what: str
    agent: str
    group: str
    segment: str
    product: str
    count: int
    total: float
    squared: float
