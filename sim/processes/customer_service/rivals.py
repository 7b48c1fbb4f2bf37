"""What has been asked for at which margin: the demand that competes for goods and capacity."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.product import Product

Sums = list[float]
"""Orders, units, and squared units of them, since the start."""


class Demanded:
    """Units ordered by house, product and margin; what came before is taken to go on."""

    def __init__(self, since: float) -> None:
        self.since = since
        self.sums: dict[tuple[Agent, Product], dict[float, Sums]] = {}

    def hear(self, order: Order) -> None:
        """An order comes in."""
        house = order.seller
        for line in order.lines:
            price = house.price(line.product) if line.price is None else line.price
            sums = self.sums.setdefault((house, line.product), {}).setdefault(
                round(price - line.product.cost, 6), [0.0, 0.0, 0.0]
            )
            sums[0] += 1.0
            sums[1] += line.quantity
            sums[2] += line.quantity * line.quantity

    def better(self, house: Agent, product: Product, margin: float, window: float) -> tuple[float, float, float] | None:
        """The mean margin of demand that pays more, and its mean and sd in a window; None where there is none.

        Orders come as a compound Poisson process: the variance is the rate x the mean square of an order.
        """
        span = house.env.now - self.since
        sums = [(gain, each) for gain, each in self.sums.get((house, product), {}).items() if gain > margin + 1e-9]
        units = sum([each[1] for _, each in sums])
        if units <= 0 or span <= 0:
            return None
        worth = sum([gain * each[1] for gain, each in sums]) / units
        squares = sum([each[2] for _, each in sums])
        return worth, units / span * window, sqrt(squares / span * window)
