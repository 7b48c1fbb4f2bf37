"""A step of a routing where it is done: the work centre, and the random numbers of this product there."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from sim.distributions import Constant, Uniform, distribution

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.routing import Step
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product


class Operation:
    """A step of a product at one station.

    Random numbers have streams of their own by station, purpose and product, so that another routing or another
    product shifts none of them.
    """

    __slots__ = (
        "_name",
        "_scrap",
        "_sequence",
        "_setups",
        "_spoils",
        "_times",
        "_tries",
        "batch",
        "perfect",
        "rework",
        "station",
        "step",
    )

    def __init__(self, site: Agent, station: Station, product: Product, step: Step) -> None:
        self.station = station
        self.step = step
        self.batch = step.batch
        self.rework = step.rework
        self.perfect = step.scrap == 0.0
        self._sequence = station.centre.setups
        self._name = product.name
        scrap = distribution(step.scrap)
        self._scrap = scrap.value if isinstance(scrap, Constant) else None
        names = {"processing": step.time, "setup": step.setup, "scrap": step.scrap}
        streams = {name: site.sim.streams(site.name, f"{station.name} {name} {product.name}") for name in names}
        self._times = streams["processing"].draws(distribution(step.time))
        self._setups = None if step.setup == 0.0 else streams["setup"].draws(distribution(step.setup))
        self._spoils = streams["scrap"].draws(Uniform(0.0, 1.0) if self._scrap is not None else scrap)
        self._tries: Iterator[float] = site.sim.streams(site.name, f"{station.name} rework {product.name}").draws(
            Uniform(0.0, 1.0)
        )

    def work(self, quantity: float) -> float:
        """Time to work on a lot, drawn batch by batch."""
        if quantity <= self.batch:
            time = next(self._times)
            return time if time > 0 else 0.0
        batches = ceil(quantity / self.batch - 1e-9)
        return sum([max(0.0, next(self._times)) for _ in range(batches)])

    def setup(self, before: Product) -> float:
        """Time to change a machine to this product; where that depends on what it made before, no law is drawn from."""
        if self._sequence is not None:
            return self._sequence(before.name, self._name)
        return max(0.0, next(self._setups)) if self._setups is not None else 0.0

    def mean_setup(self, before: Product) -> float:
        """Mean time to change a machine to this product."""
        if self._sequence is not None:
            return self._sequence(before.name, self._name)
        return distribution(self.step.setup).mean

    def spoilt(self, quantity: float) -> float:
        """Units of a lot that are scrapped."""
        chance = self._scrap
        if chance is None:
            return quantity * min(1.0, max(0.0, next(self._spoils)))
        whole = int(quantity)
        rest = quantity - whole
        spoilt = float(sum([next(self._spoils) < chance for _ in range(whole)]))
        return spoilt + rest if rest and next(self._spoils) < chance else spoilt

    def fails(self) -> bool:
        """Whether a lot has to be worked on once more."""
        return next(self._tries) < self.rework
