"""What was ordered, delivered and paid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Order lines of one product from one group of buyers at one seller: see sim.tally.Tally."""

    seller: str
    group: str
    consumer: bool
    product: str
    lines: int
    lines_at_once: int
    closed: int
    on_time: int
    on_time_promised: int
    in_full: int
    units: float
    units_at_once: float
    delivered: float
    lost: float
    units_on_time: float
    cycle: float
    cycle_squared: float
    age: float
    age_units: float
    value: float
    value_at_once: float


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """Whole orders from one group of buyers at one seller: see sim.tally.OrderTally."""

    seller: str
    group: str
    consumer: bool
    orders: int
    closed: int
    at_once: int
    on_time: int
    on_time_promised: int
    in_full: int
    otif: int
    otif_promised: int
    overdue: int
    overdue_promised: int


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """The sum of all postings of a house and product from one account to another."""

    agent: str
    role: str
    product: str
    debit: str
    credit: str
    amount: float
