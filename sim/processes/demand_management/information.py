"""What a house is told of demand: by whom, how late, how exactly, and how long ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sim.policies.forecasting import Forecasting

Hears = Literal["orders", "shipments", "sales", "forecasts"]
"""The house's own customers' orders, lost or not; what it ships to them (censored where stock runs out); what consumers
buy down the chain (point-of-sale data); what the houses that sell to consumers expect."""


@dataclass(frozen=True)
class Information:
    """The flow of information to a house; neutral at default.

    hears: what it forecasts from, None as the scenario says; latency: time that reports and forecasts from other houses
    take to come (how long orders take is the order delay of a lane); noise: coefficient of variation of the errors in
    reported sales; share: of the houses that sell to consumers, and of the customers asked for plans, that take part;
    notice: time ahead that customers of this house are asked to tell what they will order; focal: the house whose
    forecast is heard, "" for all that sell to consumers. Raises ValueError where a number is out of range.
    """

    hears: Hears | None = None
    latency: float = 0.0
    noise: float = 0.0
    share: float = 1.0
    notice: float = 0.0
    focal: str = ""

    def __post_init__(self) -> None:
        if self.hears not in (None, "orders", "shipments", "sales", "forecasts"):
            raise ValueError(f"hears is one of orders, shipments, sales and forecasts, got {self.hears!r}")
        for name in ("latency", "noise", "notice"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.share <= 1:
            raise ValueError(f"share must lie in 0..1, got {self.share}")
        if self.focal and self.hears != "forecasts":
            raise ValueError(f"focal names whose forecasts are heard, so it needs hears=forecasts, got {self.hears!r}")


@dataclass(frozen=True)
class Forecasts:
    """What is forecast apart, and whether forecasts are held against what came.

    families: name -> products forecast together, of which each gets its share (top-down); accounts: buyers, groups or
    segments of buyers that are forecast by themselves, "key" for key accounts; by: how accounts are forecast, None as
    the rest; smoothing: weight of the last period in a product's share of its family; measured: whether errors are
    written down. Raises ValueError where a product is in two families, a family is empty, or smoothing does not lie in
    0..1.
    """

    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()
    by: Forecasting | None = None
    smoothing: float = 0.05
    measured: bool = True

    def __post_init__(self) -> None:
        seen: dict[str, str] = {}
        for family, products in self.families.items():
            if not products:
                raise ValueError(f"family {family} has no products")
            for product in products:
                if product in seen:
                    raise ValueError(f"product {product} is in two families, {seen[product]} and {family}")
                seen[product] = family
        if not 0 <= self.smoothing <= 1:
            raise ValueError(f"smoothing must lie in 0..1, got {self.smoothing}")
        if self.by is not None and not self.accounts:
            raise ValueError("by says how accounts are forecast, and no accounts are named")
