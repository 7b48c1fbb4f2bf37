"""When customers may order: the days that a seller gives each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sim.errors import ModelError

if TYPE_CHECKING:
    from sim.agents.agent import Agent

PHASES = ("synchronised", "balanced", "random")


class OrderDays(NamedTuple):
    """A house reviews and orders every so often, first at a time."""

    every: float
    first: float


@dataclass(frozen=True)
class OrderCalendar:
    """Houses that buy here order every so often: all in the same period, spread evenly over the time between orders, or
    each in a period that every replication draws anew (Lee, Padmanabhan and Whang 1997).

    Raises ValueError unless the time is positive and the phases are one of the three.
    """

    every: float = 5.0
    phases: Literal["synchronised", "balanced", "random"] = "balanced"

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"every must be positive, got {self.every}")
        if self.phases not in PHASES:
            raise ValueError(f"phases are synchronised, balanced or random, got {self.phases!r}")

    def days(self, seller: Agent, buyer: Agent) -> OrderDays:
        """When this buyer may order. Raises ModelError where there is no period between two orders to choose."""
        if self.phases == "synchronised":
            return OrderDays(self.every, 0.0)
        period = seller.sim.period
        slots = round(self.every / period)
        if slots < 1:
            raise ModelError(
                f"{seller.name}: {self.phases} order days need at least one period between orders, got {self.every}"
            )
        if self.phases == "random":
            slot = int(seller.sim.streams(buyer.name, f"order day/{seller.name}").rng.integers(slots))
        else:
            houses = [lane.buyer for lane in seller.customers.values() if lane.buyer.stocks]
            slot = houses.index(buyer) % slots
        return OrderDays(self.every, slot * period)
