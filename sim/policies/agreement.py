"""What a company and a customer agree on: the product and service agreement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Terms:
    """The terms of a product and service agreement; neutral at default.

    lead_time: time in which orders are promised, None for no promise; priority: class in allocation, 1 is first;
    reserve: units of stock kept for this class and those before it; notice: whether delays are told ahead; minimum:
    units an order must at least have; discount: share of the price; returns_window: time in which goods may come back,
    None for no limit; gain_sharing: share of measured savings paid back. Raises ValueError where one is out of range.
    """

    lead_time: float | None = None
    priority: int = 1
    reserve: float = 0.0
    notice: bool = False
    minimum: float = 0.0
    discount: float = 0.0
    returns_window: float | None = None
    gain_sharing: float = 0.0

    def __post_init__(self) -> None:
        if self.priority < 1:
            raise ValueError(f"priority is a class, 1 for the first, got {self.priority}")
        for name in ("reserve", "minimum"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("lead_time", "returns_window"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise ValueError(f"{name} must not be negative, got {value}")
        for name in ("discount", "gain_sharing"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is a share and must lie in 0..1, got {getattr(self, name)}")
