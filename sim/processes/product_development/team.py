"""Who develops: the team, and those whom it asks along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

When = Literal["none", "late", "early"]


def _within(low: float, high: float, **values: float) -> None:
    for name, value in values.items():
        if not low <= value <= high:
            raise ValueError(f"{name} must lie in {low:g}..{high:g}, got {value}")


@dataclass(frozen=True)
class Team:
    """How the functions of a company work on a project together.

    overlap: share of a stage that is done while the one before is not over; sensitivity: how much of what is done early
    has to be done again (Krishnan, Eppinger and Whitney 1997, Management Science 43(4)); noise: what remains of the
    errors at the gates, where others judge along; insight: of how well a product will fit, so much is seen there, as
    marketing judges along; rework: what remains of the chance of rework after the third gate, where production has had
    its say in the design; coordination: money for each engineer and unit of time. Coefficients are assumptions.
    Raises ValueError where one is out of range.
    """

    overlap: float = 0.0
    sensitivity: float = 0.3
    noise: float = 1.0
    insight: float = 0.0
    rework: float = 1.0
    coordination: float = 0.0

    def __post_init__(self) -> None:
        _within(0, 0.9, overlap=self.overlap)
        _within(0, 1, sensitivity=self.sensitivity, insight=self.insight)
        for name in ("noise", "rework", "coordination"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} of a team must not be negative, got {getattr(self, name)}")


@dataclass(frozen=True)
class CustomerInvolvement:
    """Customers take part in development.

    degree: 0 not at all, 1 all the way; so much of how well a product fits their needs is seen at the gates; error,
    rework: the share by which the error about what they need, and the chance of rework, fall at degree 1; coordination:
    money for a unit of time that a project takes, at degree 1.
    Coefficients are assumptions. Raises ValueError where one is out of range.
    """

    degree: float = 0.0
    error: float = 0.5
    rework: float = 0.4
    coordination: float = 60.0

    def __post_init__(self) -> None:
        _within(0, 1, degree=self.degree, error=self.error, rework=self.rework)
        if self.coordination < 0:
            raise ValueError(f"coordination must not be negative, got {self.coordination}")


@dataclass(frozen=True)
class SupplierInvolvement:
    """Suppliers take part: early, on the team from the concept on, or late, when the design has passed its gate.

    time, rework, unit_cost: the share by which the time of a stage, the chance of rework, and what the parts designed
    with them cost, fall for the most complex product; a simple one gains nothing (Ragatz, Handfield and Scannell 1997,
    JPIM 14(3); Petersen, Handfield and Ragatz 2003). late: the share of what parts gain that is left when suppliers
    come late. coordination: money for a unit of time in which they take part. Coefficients are assumptions.
    Raises ValueError where one is out of range.
    """

    when: When = "none"
    time: float = 0.25
    rework: float = 0.4
    unit_cost: float = 0.1
    late: float = 0.25
    coordination: float = 80.0

    def __post_init__(self) -> None:
        if self.when not in ("none", "late", "early"):
            raise ValueError(f"suppliers take part none, late or early, got {self.when}")
        _within(0, 1, time=self.time, rework=self.rework, unit_cost=self.unit_cost, late=self.late)
        if self.coordination < 0:
            raise ValueError(f"coordination must not be negative, got {self.coordination}")


@dataclass(frozen=True)
class Requirements:
    """What the company goes by when it says what a product is to be: its own views, or data on its customers.

    error: what remains of the error about what customers need with their data; targets: how many of the groups of
    customers that buy most a product is made for, instead of any group. Coefficients are assumptions.
    Raises ValueError for an unknown source, an error not in 0..1, or no target.
    """

    source: Literal["internal", "customers"] = "internal"
    error: float = 0.6
    targets: int = 1

    def __post_init__(self) -> None:
        if self.source not in ("internal", "customers"):
            raise ValueError(f"the source of requirements is internal or customers, got {self.source}")
        _within(0, 1, error=self.error)
        if self.targets < 1:
            raise ValueError(f"there must be at least one target, got {self.targets}")
