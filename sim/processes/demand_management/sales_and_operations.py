"""Sales and operations planning: what the company decides about it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING

from sim.policies.planning import Consensus

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.planning import PlanningStrategy

AGREED = Consensus()
NOT_NEGATIVE = (
    *("safety", "load", "overtime", "premium", "wage", "raising", "lowering"),
    *("backlog", "subcontract", "meeting", "retainer"),
)


@dataclass(frozen=True)
class SalesAndOperations:
    """Every `cycle`, the company balances the demand it expects with the capacity it has (Croxton, Lambert,
    García-Dastugue and Rogers 2002, IJLM 13(2), synchronise).

    strategy: how supply is planned, None to look at demand and supply and plan nothing; bucket: time of a period of the
    plan, horizon: number of periods; frozen: time from each meeting on inside which the last plan stays as it is;
    forecasting: of units a bucket at each selling site, None for what the sites' own planners forecast; marketing:
    whether the calendar of promotions is known to planning; safety: stock wanted at all times beside what is on its way
    to the selling sites, as time of mean demand; load: the share of a work centre's time that can be planned; overtime:
    time on top of it, as a share, at `premium` money a unit of machine time; wage, raising, lowering: money a unit of
    machine time employed, and for each unit more or fewer than in the bucket before; backlog: money a unit owed for a
    unit of time, None for what the selling sites reckon with, inf where none may be owed; subcontract: units a unit of
    time that those can make who sell the product to the factory; meeting: money a cycle; tells: whether warehouses and
    purchasing are told what to expect; suppliers: whether those of parts are, who then make ahead, at `retainer` money
    a unit.
    Raises ValueError where a time is not positive, the cycle is no multiple of the bucket, the frozen horizon is longer
    than the plan, or a share or cost is negative.
    """

    strategy: PlanningStrategy | None = None
    cycle: float = 28.0
    bucket: float = 7.0
    horizon: int = 13
    frozen: float = 0.0
    forecasting: Forecasting | None = None
    consensus: Consensus = AGREED
    marketing: bool = False
    safety: float = 0.0
    load: float = 1.0
    overtime: float = 0.0
    premium: float = 0.0
    wage: float = 0.0
    raising: float = 0.0
    lowering: float = 0.0
    backlog: float | None = None
    subcontract: float = 0.0
    meeting: float = 0.0
    tells: bool = True
    suppliers: bool = False
    retainer: float = 0.0

    def __post_init__(self) -> None:
        if not min(self.cycle, self.bucket) > 0 or self.horizon < 1:
            raise ValueError(
                f"cycle, bucket and horizon must be positive, got {self.cycle}, {self.bucket}, {self.horizon}"
            )
        if abs(self.cycle / self.bucket - round(self.cycle / self.bucket)) > 1e-9:
            raise ValueError(f"the cycle {self.cycle:g} must be a multiple of the bucket {self.bucket:g}")
        if self.cycle > self.bucket * self.horizon:
            raise ValueError(
                f"a plan of {self.horizon} buckets of {self.bucket:g} ends before the next, after {self.cycle:g}"
            )
        if not 0 <= self.frozen <= self.bucket * self.horizon:
            raise ValueError(f"frozen must lie in 0..{self.bucket * self.horizon:g}, the plan, got {self.frozen:g}")
        if self.marketing and self.forecasting is None:
            raise ValueError(
                "marketing needs a forecasting of planning's own: the sites' forecasts hold past promotions"
            )
        for name in NOT_NEGATIVE:
            value = getattr(self, name)
            if value is not None and not (0 <= value < inf or (name == "backlog" and value == inf)):
                raise ValueError(f"{name} must not be negative, got {value}")

    @property
    def buckets_a_cycle(self) -> int:
        """Periods of the plan from one meeting to the next."""
        return round(self.cycle / self.bucket)

    @property
    def fence(self) -> int:
        """Periods that are frozen."""
        return ceil(self.frozen / self.bucket - 1e-9)
