"""Picking and packing, where it takes people and time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

from simpy import Environment, Resource

from sim.clock import Work
from sim.messages import Parcel, Shipment


@dataclass(frozen=True)
class Picking:
    """Pickers of a warehouse: how many, and the time one needs for an order, for each line and for each unit of it.

    Raises ValueError where there is no picker or a time is negative.
    """

    pickers: int = 1
    per_order: float = 0.0
    per_line: float = 0.0
    per_unit: float = 0.0

    def __post_init__(self) -> None:
        if self.pickers < 1:
            raise ValueError(f"picking needs at least one picker, got {self.pickers}")
        for name in ("per_order", "per_line", "per_unit"):
            if getattr(self, name) < 0:
                raise ValueError(f"picking time {name} must not be negative, got {getattr(self, name)}")

    def time(self, shipment: Shipment) -> float:
        """Time to pick and pack a shipment."""
        return self.time_of(shipment.parcels)

    def time_of(self, parcels: Sequence[Parcel]) -> float:
        """Time to pick and pack these parcels together."""
        units = sum([parcel.quantity for parcel in parcels])
        return self.per_order + self.per_line * len(parcels) + self.per_unit * units


class Pickers:
    """The people who pick, first come first served; what is picked goes on to `leave`."""

    def __init__(self, env: Environment, picking: Picking, leave: Callable[[Shipment], None]) -> None:
        self.env = env
        self.picking = picking
        self.leave = leave
        self.people = Resource(env, picking.pickers)

    def pick(self, shipment: Shipment) -> None:
        """Queue a shipment, its goods reserved, to be picked and packed."""
        self.env.process(self._pick(shipment))

    def _pick(self, shipment: Shipment) -> Generator[Any, Any, None]:
        with self.people.request() as picker:
            yield picker
            yield Work(self.env, self.picking.time(shipment))
        self.leave(Shipment(shipment.seller, shipment.buyer, shipment.parcels, self.env.now))
