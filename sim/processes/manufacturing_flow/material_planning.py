"""How a factory plans what to make and to buy, and who is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.policies.lot_sizing import LotForLot, LotSizing

LOT_FOR_LOT = LotForLot(multiple=1.0)


@dataclass(frozen=True)
class MaterialPlanning:
    """Material requirements planning: forecasts and orders of what is sold become orders for all that goes into it.

    bucket: time of one period of the plan; cycle: periods from one plan to the next; horizon: periods planned ahead;
    frozen: periods in which planned orders are not changed any more; lot_sizing, and lots, by product, where it has its
    own; lead_times: planned, by product, otherwise those of its sellers, or of a lot in the line and `allowance` for
    its queues, rounded up to whole periods; safety_time: by how much receipts are planned ahead of need; safety_stock:
    units, of every product or by product; z: standard deviations of the forecast error kept of what is sold, over lead
    time and a period; tolerance: how far from its period an order may be done and still be on schedule. Times in the
    scenario's unit.
    Raises ValueError for what cannot be.
    """

    bucket: float = 7.0
    cycle: int = 1
    horizon: int = 26
    frozen: int = 0
    lot_sizing: LotSizing = LOT_FOR_LOT
    lots: Mapping[str, LotSizing] = field(default_factory=dict)
    lead_times: Mapping[str, float] = field(default_factory=dict)
    allowance: float = 0.0
    safety_time: float = 0.0
    safety_stock: float | Mapping[str, float] = 0.0
    z: float = 0.0
    tolerance: float = 0.0

    def __post_init__(self) -> None:
        if not self.bucket > 0:
            raise ValueError(f"the period of a material plan (bucket) must be positive, got {self.bucket}")
        if self.cycle < 1 or self.horizon < 1:
            raise ValueError(f"cycle and horizon must be at least one period, got {self.cycle} and {self.horizon}")
        if not 0 <= self.frozen < self.horizon:
            raise ValueError(f"frozen periods must lie in 0..{self.horizon - 1}, within the horizon, got {self.frozen}")
        stocks = self.safety_stock.values() if isinstance(self.safety_stock, Mapping) else [self.safety_stock]
        for name, least in (
            ("allowance", self.allowance),
            ("safety_time", self.safety_time),
            ("safety_stock", min(stocks, default=0.0)),
            ("z", self.z),
            ("tolerance", self.tolerance),
            ("a planned lead time", min(self.lead_times.values(), default=0.0)),
        ):
            if least < 0:
                raise ValueError(f"{name} must not be negative, got {least}")

    def lots_of(self, product: str) -> LotSizing:
        """The lot sizing of a product."""
        return self.lots.get(product, self.lot_sizing)

    def safety_of(self, product: str) -> float:
        """Units of safety stock of a product."""
        given = self.safety_stock
        return given.get(product, 0.0) if isinstance(given, Mapping) else given


@dataclass(frozen=True)
class ReorderPoint:
    """Every product and every part is replenished by its own policy, when its stock asks for it; nobody plans ahead.

    As without any planning, but how production waits for parts is counted.
    """


@dataclass(frozen=True)
class ScheduleSharing:
    """The plan is no secret: the sellers of what is bought are told what will be ordered of them, so many periods ahead
    (horizon). Raises ValueError for less than one.
    """

    horizon: int = 13

    def __post_init__(self) -> None:
        if self.horizon < 1:
            raise ValueError(f"a schedule that is shared must have at least one period (horizon), got {self.horizon}")


@dataclass(frozen=True)
class Expediting:
    """Sellers are asked for what is overdue: they send it first, and the fast way.

    haste: the share of the usual transit that the fast way takes; cost: money a request, for each product and plan.
    Raises ValueError for a share that is none, and a negative cost.
    """

    haste: float = 0.5
    cost: float = 100.0

    def __post_init__(self) -> None:
        if not 0 < self.haste <= 1:
            raise ValueError(f"haste must lie in 0..1 and not be 0, got {self.haste}")
        if self.cost < 0:
            raise ValueError(f"the cost of a request must not be negative, got {self.cost}")
