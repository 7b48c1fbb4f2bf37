"""Which partners a company draws closer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, isfinite
from typing import TYPE_CHECKING, Literal, get_args

from sim.policies.partner_choice import ByVolume
from sim.strategy.link import NOTHING, Link

if TYPE_CHECKING:
    from sim.policies.partner_choice import PartnerChoice

Kind = Literal["customers", "suppliers", "both"]
"""Houses and customers that buy here, those who sell here, or both in one ranking each."""


@dataclass(frozen=True)
class Integration:
    """Links to partners are managed, monitored, or left alone (Lambert and Cooper 2000, Industrial Marketing Management
    29(1)), chosen anew at every review, from the books of the last `look_back`.

    who: customers, suppliers, or both, of which each kind has a ranking of its own; choice: who comes first; number: of
    links of each kind that are managed at most, and budget: money a year for these; monitored_number: of those next in
    rank that are monitored; managed, monitored: what is done for a link of the type; capability: by partner or group,
    share of its reports that come in, 1 where nothing is said; first: time of the first choice, interval: between two;
    bucket: time over which orders are added up; year: time for which a year's money pays. Raises ValueError where a
    number is out of range.
    """

    who: Kind = "customers"
    choice: PartnerChoice = ByVolume()  # noqa: RUF009 - frozen
    number: int = 4
    budget: float = inf
    monitored_number: int = 0
    managed: Link = NOTHING
    monitored: Link = NOTHING
    capability: Mapping[str, float] = field(default_factory=dict)
    first: float = 84.0
    interval: float = 180.0
    look_back: float = 180.0
    bucket: float = 7.0
    year: float = 365.0

    def __post_init__(self) -> None:
        if self.who not in get_args(Kind):
            raise ValueError(f"who is one of {', '.join(get_args(Kind))}, got {self.who!r}")
        for name in ("number", "monitored_number", "first"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("interval", "look_back", "bucket", "year"):
            if not getattr(self, name) > 0 or not isfinite(getattr(self, name)):
                raise ValueError(f"{name} must be a positive time, got {getattr(self, name)}")
        if not self.budget >= 0:
            raise ValueError(f"budget must not be negative, got {self.budget}")
        for partner, share in self.capability.items():
            if not 0 <= share <= 1:
                raise ValueError(f"capability of {partner} must lie in 0..1, got {share}")

    @property
    def affordable(self) -> int:
        """How many links may be managed, by number and by budget."""
        return (
            self.number if self.managed.cost <= 0 else min(self.number, int(min(1e9, self.budget / self.managed.cost)))
        )
