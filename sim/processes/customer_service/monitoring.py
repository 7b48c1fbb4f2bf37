"""What is looked out for, and what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal, get_args

Response = Literal["notify", "repromise", "expedite", "split", "substitute", "elsewhere", "credit"]
RESPONSES: tuple[str, ...] = get_args(Response)


@dataclass(frozen=True)
class Procedures:
    """What may be done about an order that will be late, and what it costs; the cheapest is done (see responses.py).

    allowed: responses, for everybody; by_segment: other ones for a segment or group. late_cost: what a day late is
    thought to cost, for everybody, and late_cost_of: for a segment or group; told: the share of that which remains
    where the customer was told. notice: money for telling; expedite, per_unit: money for putting an order first and
    sending it the fast way, which takes `haste` of the transit; split: money for one more delivery; credit: share of
    the order's value; soothes: the share of the cost of lateness that a credit takes away. A substitute is what the
    house may offer instead (order_fulfilment.substitution). Raises ValueError for an unknown response, or a number
    out of range.
    """

    allowed: Sequence[Response] = ("notify",)
    by_segment: Mapping[str, Sequence[Response]] = field(default_factory=dict)
    late_cost: float = 10.0
    late_cost_of: Mapping[str, float] = field(default_factory=dict)
    told: float = 0.5
    notice: float = 0.0
    expedite: float = 0.0
    per_unit: float = 0.0
    haste: float = 0.5
    split: float = 0.0
    credit: float = 0.05
    soothes: float = 0.5

    def __post_init__(self) -> None:
        for where, responses in (("allowed", self.allowed), *self.by_segment.items()):
            if unknown := [response for response in responses if response not in RESPONSES]:
                raise ValueError(f"{where}: a response is one of {', '.join(RESPONSES)}, got {unknown[0]!r}")
        for name in ("told", "haste", "credit", "soothes"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("late_cost", "notice", "expedite", "per_unit", "split"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    def may(self, segment: str, group: str) -> Sequence[Response]:
        """The responses allowed for a customer."""
        return self.by_segment.get(segment, self.by_segment.get(group, self.allowed))

    def late(self, segment: str, group: str) -> float:
        """What a day late is thought to cost with a customer."""
        return self.late_cost_of.get(segment, self.late_cost_of.get(group, self.late_cost))


@dataclass(frozen=True)
class Monitoring:
    """Orders are looked through every so often; those that will miss their promise by more than `slack` are dealt with.

    ahead: how long before the promise one must be seen to be late to be dealt with beforehand; notice: how long before
    the promise a customer must be told for the notice to count; reactive desks (ahead=0) see an order only once it is
    late. Raises ValueError where a time is out of range.
    """

    every: float = 1.0
    ahead: float = inf
    slack: float = 0.0
    notice: float = 1.0
    procedures: Procedures = field(default_factory=Procedures)

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"every must be a positive time, got {self.every}")
        for name in ("ahead", "slack", "notice"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
