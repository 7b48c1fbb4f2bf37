"""Two sellers of different speed: what is wanted in any case from the slow one, what is urgent from the fast one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sim.policies.sourcing.protocol import Offer, buy_from, fastest, slowest


@dataclass(frozen=True)
class BaseSurge:
    """A constant quantity from the slow source at every review, up to a level from the fast one: tailored base-surge.

    base: units; S: level up to which the fast source fills net stock and what is due within its lead time, so that
    it makes up for a base that does not come; None: it fills what the house wants beyond the base. With base 0 an
    order-up-to policy at the fast source. The slow source is that with the longest lead time, of equals the cheapest;
    the fast one that with the shortest, of equals the dearest.
    Source: Allon and Van Mieghem 2010, Management Science 56(1). Raises ValueError for a negative base.
    """

    base: float
    S: float | None = None

    by_position: ClassVar[bool] = True
    standing: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.base < 0:
            raise ValueError(f"the base quantity must not be negative, got {self.base}")

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        slow, fast = slowest(offers), fastest(offers)
        bought = buy_from(slow, self.base, offers)
        if self.S is None:
            surge = quantity - self.base
        else:
            in_time = self.base if offers[slow].lead_time <= offers[fast].lead_time and offers[slow].up else 0.0
            surge = self.S - offers[fast].soon - in_time
        bought[fast] += max(0.0, surge)
        return bought


@dataclass(frozen=True)
class DualIndex:
    """Two positions: the fast source fills that within its lead time to S_e, the slow one what is left of the whole.

    The house's own policy orders up to S_r; delta = S_r - S_e says by how much the expedited level is lower, or S_e
    itself is given. Whole: net stock and all on order. With equal lead times and delta 0 all comes from one source.
    Source: Veeraraghavan and Scheller-Wolf 2008, Operations Research 56(4). Raises ValueError unless one of both is
    given, delta not negative.
    """

    S_e: float | None = None
    delta: float | None = None

    by_position: ClassVar[bool] = True
    standing: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if (self.S_e is None) == (self.delta is None):
            raise ValueError(f"a dual index has either S_e or delta, got S_e={self.S_e} and delta={self.delta}")
        if self.delta is not None and self.delta < 0:
            raise ValueError(f"delta must not be negative, got {self.delta}")

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        slow, fast = slowest(offers), fastest(offers)
        level = self.S_e
        if level is None:
            level = offers[slow].position + quantity - (self.delta or 0.0)
        expedited = max(0.0, level - offers[fast].soon)
        bought = buy_from(fast, expedited, offers)
        bought[slow] += max(0.0, quantity - expedited)
        return bought
