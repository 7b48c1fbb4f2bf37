"""Customers that come while the clock runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.bond import JOINING
from sim.clock import Moment
from sim.distributions import Distribution, distribution
from sim.happenings import CustomerEvent

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.customer import Customer
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Joining:
    """How many new customers come at the end of every period, the first so long after the start.

    They come after others have left at the same instant, and order from then on: with Poisson(m) joins and a chance c
    to leave, m / c customers in the long run (thinning). Raises ValueError where the number may be negative or the
    period is not positive.
    """

    number: float | Distribution = 0.0
    every: float = 30.0

    def __post_init__(self) -> None:
        if not distribution(self.number).mean >= 0:
            raise ValueError(f"the number that joins must not be negative, got {self.number}")
        if not self.every > 0:
            raise ValueError(f"every must be a positive time, got {self.every}")


class Newcomers:
    """Builds houses for those who join: `furnish` answers with a customer, its lanes laid, by its number from 1.

    name: whose chance it is; one crowd, one name.
    """

    def __init__(self, sim: Simulation, name: str, joining: Joining, furnish: Callable[[int], Customer]) -> None:
        self.sim = sim
        self.joining = joining
        self.furnish = furnish
        self.count = 0
        self._periods = 0
        self._numbers: Iterator[float] = sim.streams(name, "joining").draws(distribution(joining.number))
        self._moment = Moment(sim.env, self._join, JOINING)
        self._wait()

    def _wait(self) -> None:
        self._periods += 1
        self._moment.at(self.sim.start + self._periods * self.joining.every)

    def _join(self, _: Event) -> None:
        for _each in range(max(0, round(next(self._numbers)))):
            self.count += 1
            customer = self.furnish(self.count)
            customer.rank = len(self.sim.agents) - 1
            customer.open()
            seller = next(iter(customer.sellers.values())).seller
            if seller.company is not None:
                seller.company.welcome(customer)
            self.sim.record.happen(CustomerEvent.JOINED, seller.company or seller, about=customer, value=self.count)
        self._wait()
