"""A segment of the business customers, and what each of them wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scenarios.company.whole import Whole
from sim.agents.customer import PATIENT, Patience
from sim.distributions import Lognormal
from sim.policies.demand import PoissonDemand
from sim.policies.wishes import Assortment

if TYPE_CHECKING:
    from scenarios.company.calendar import Calendar
    from scenarios.company.goods import Goods
    from sim.inquiring import Inquiring
    from sim.loyalty import Loyalty
    from sim.policies.demand import Demand
    from sim.product import Product
    from sim.returning import Returning
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Segment:
    """Business customers of one kind.

    customers: how many; weight: its part of the demand for what it lists, against the other segments; every: days
    between two orders of a customer, each on days of its own; lists: the variants that it sells, own: how many of them
    each customer has, in turn, 0 for all; spread: coefficient of variation of the sizes of customers; promoted: whether
    it takes part in promotions; paying: share of the list price; price, patience, returns, loyalty and inquiries: those
    of all where it says nothing. Raises ValueError where there is nobody, or a number is out of range.
    """

    customers: int
    weight: float
    every: float = 7.0
    lists: Sequence[str] = field(default_factory=tuple)
    own: int = 0
    spread: float = 0.0
    promoted: bool = False
    patience: Patience = PATIENT
    churn: float | None = None
    wallet: float | None = None
    returning: Returning | None = None
    inquiring: Inquiring | None = None
    joining: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "lists", tuple(self.lists))
        if self.customers < 1 or not self.lists:
            raise ValueError(f"a segment has at least one customer and lists something, got {self.customers} customers")
        if not (self.every > 0 and self.weight >= 0 and self.spread >= 0):
            raise ValueError(
                "a segment needs every above 0, and a weight and spread not below, got "
                f"{self.every}, {self.weight} and {self.spread}"
            )
        if not 0 <= self.own <= len(self.lists):
            raise ValueError(f"each customer can have 0..{len(self.lists)} of the variants listed, got own={self.own}")

    def loyal(self, loyalty: Loyalty | None) -> Loyalty | None:
        """Its customers' loyalty, where everybody has one."""
        if loyalty is None:
            return None
        churn = loyalty.churn if self.churn is None else self.churn
        wallet = loyalty.wallet if self.wallet is None else self.wallet
        return replace(loyalty, churn=churn, wallet=wallet)

    def range(self, number: int) -> tuple[str, ...]:
        """The variants that its n-th customer has, the first being number 0."""
        count = self.own or len(self.lists)
        return tuple(self.lists[(number + step) % len(self.lists)] for step in range(count))

    def sizes(self, sim: Simulation, name: str) -> list[float]:
        """How large each customer is against the others of the segment, on average 1."""
        if not self.spread:
            return [1.0] * self.customers
        drawn = sim.streams(name, "size").draws(Lognormal(1.0, self.spread))
        return [next(drawn) for _ in range(self.customers)]

    def rates(self, sim: Simulation, name: str, goods: Goods, parts: Mapping[str, float]) -> list[dict[str, float]]:
        """Units of each variant that each customer wants a day; parts: the segment's part of a variant's demand."""
        sizes = self.sizes(sim, name)
        carried = {
            variant: sum(size for number, size in enumerate(sizes) if variant in self.range(number))
            for variant in self.lists
        }
        return [
            {
                variant: goods.variants[variant].demand * parts[variant] * size / carried[variant]
                for variant in self.range(number)
            }
            for number, size in enumerate(sizes)
        ]

    def wants(self, number: int, rates: Mapping[str, float], goods: Goods, calendar: Calendar) -> Assortment:
        """What a customer orders who wants so much a day: on its own days, in whole units."""
        start = float(number % max(1, round(self.every)))
        demands: dict[Product, Demand] = {}
        for variant, rate in rates.items():
            base: Demand = PoissonDemand(rate * self.every, every=self.every, start=start)
            demands[goods.made[variant]] = Whole(calendar.promoted(base) if self.promoted else calendar.seasonal(base))
        return Assortment(demands)
