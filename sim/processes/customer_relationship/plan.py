"""The plan of customer relationship management: how customers are told apart, and what is agreed with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from sim.policies.agreement import Terms
from sim.policies.segmentation import Segmentation, Unsegmented
from sim.processes.customer_relationship.account_managers import AccountManagers
from sim.processes.customer_relationship.agreed import KEY, LOSS, Whom, by_whom, contradictions

ALLOCATION, DEMAND = "allocation", "demand"


@dataclass(frozen=True)
class RelationshipPlan:
    """Everything that a company may choose in customer relationship management; neutral at default.

    segmentation: how accounts are classed at a review, every `interval`, by the last `look_back` of their books; churn:
    share of customers held to leave in a unit of time, for the chance that one stays; agreements: terms of a class (1,
    2, ...), of accounts that lost money over the time looked back on ("loss"), of key accounts ("key"), or of one
    account (its name), the most special one counting; common: terms of everybody else; differentiation: 0 gives all the
    common terms, 1 each its own, between them numbers lie between; ahead: time from an agreement to its start;
    key_count, key_share: how many accounts are key, the best class first; plans: time ahead at which these are asked to
    tell what they will order, 0 for never; publish: who is told of classes and key accounts, allocation and demand
    management; managers: who visits customers.
    Raises ValueError where a number is out of range, or agreements contradict each other.
    """

    segmentation: Segmentation = Unsegmented()  # noqa: RUF009 - frozen
    interval: float = 90.0
    look_back: float = 360.0
    churn: float = 0.0005
    agreements: Mapping[Whom, Terms] = field(default_factory=dict)
    common: Terms = Terms()  # noqa: RUF009 - frozen
    differentiation: float = 1.0
    ahead: float = 0.0
    key_count: int = 0
    key_share: float = 0.0
    plans: float = 0.0
    publish: Sequence[str] = (ALLOCATION, DEMAND)
    managers: AccountManagers | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "agreements", by_whom(self.agreements))
        for name in ("interval", "look_back"):
            if not getattr(self, name) > 0 or not isfinite(getattr(self, name)):
                raise ValueError(f"{name} must be a positive time, got {getattr(self, name)}")
        for name in ("churn", "ahead", "key_count", "plans"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("differentiation", "key_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        if self.key_count and self.key_share:
            raise ValueError(
                f"key_count={self.key_count} and key_share={self.key_share} both say how many accounts are key; say one"
            )
        if self.plans and not self.key_count and not self.key_share:
            raise ValueError("plans are asked of key accounts, and no account is ever key; set key_count or key_share")
        if unknown := [name for name in self.publish if name not in (ALLOCATION, DEMAND)]:
            raise ValueError(f"publish to {ALLOCATION}, {DEMAND} or both, got {', '.join(map(str, unknown))}")
        if problems := contradictions(
            self.agreements, self.common, self.segmentation.classes, bool(self.key_count or self.key_share)
        ):
            raise ValueError("; ".join(problems))

    @property
    def company_wide(self) -> bool:
        """Customers belong to the company."""
        return True

    @property
    def accounts(self) -> list[str]:
        """The accounts named in agreements."""
        return [whom for whom in self.agreements if isinstance(whom, str) and whom not in (KEY, LOSS)]

    def keys(self, accounts: int) -> int:
        """How many of so many accounts are key."""
        return min(accounts, self.key_count or round(self.key_share * accounts))
