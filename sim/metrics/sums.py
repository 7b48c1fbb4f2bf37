"""Order lines and orders, added up for a seller, a product and a group of buyers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.facts import LineFacts, OrderFacts


@dataclass(slots=True)
class LineSums:
    """Order lines: see sim.tally.Tally for the words."""

    lines: int = 0
    lines_at_once: int = 0
    closed: int = 0
    on_time: int = 0
    on_time_promised: int = 0
    in_full: int = 0
    units: float = 0.0
    units_at_once: float = 0.0
    delivered: float = 0.0
    lost: float = 0.0
    units_on_time: float = 0.0
    cycle: float = 0.0
    cycle_squared: float = 0.0
    age: float = 0.0
    age_units: float = 0.0
    value: float = 0.0
    value_at_once: float = 0.0

    def add(self, line: LineFacts) -> None:
        """And these lines."""
        self.lines += line.lines
        self.lines_at_once += line.lines_at_once
        self.closed += line.closed
        self.on_time += line.on_time
        self.on_time_promised += line.on_time_promised
        self.in_full += line.in_full
        self.units += line.units
        self.units_at_once += line.units_at_once
        self.delivered += line.delivered
        self.lost += line.lost
        self.units_on_time += line.units_on_time
        self.cycle += line.cycle
        self.cycle_squared += line.cycle_squared
        self.age += line.age
        self.age_units += line.age_units
        self.value += line.value
        self.value_at_once += line.value_at_once


@dataclass(slots=True)
class OrderSums:
    """Whole orders: see sim.tally.OrderTally for the words."""

    orders: int = 0
    closed: int = 0
    at_once: int = 0
    on_time: int = 0
    on_time_promised: int = 0
    in_full: int = 0
    otif: int = 0
    otif_promised: int = 0
    overdue: int = 0
    overdue_promised: int = 0

    def add(self, order: OrderFacts) -> None:
        """And these orders."""
        self.orders += order.orders
        self.closed += order.closed
        self.at_once += order.at_once
        self.on_time += order.on_time
        self.on_time_promised += order.on_time_promised
        self.in_full += order.in_full
        self.otif += order.otif
        self.otif_promised += order.otif_promised
        self.overdue += order.overdue
        self.overdue_promised += order.overdue_promised
