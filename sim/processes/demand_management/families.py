"""Products that are forecast together: of the family's forecast each gets its share (top-down)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Any

from sim.errors import ModelError
from sim.policies.forecasting import Derived
from sim.processes.demand_management.voice import Voice

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.processes.demand_management.desk import Desk
    from sim.product import Product


class Family:
    """The products of one family at one house, and the share of its demand that each of them has.

    A share moves by `smoothing` towards that of the last period, faster in the first periods, when it is the mean of
    all; it is the forecasting of the first product that the family goes by.
    """

    def __init__(self, products: Sequence[Product], forecasting: Forecasting, smoothing: float) -> None:
        self.shares = dict.fromkeys(products, 1 / len(products))
        self.forecasting = forecasting
        self.smoothing = smoothing
        self.voice = Voice()
        self._periods = 0

    @staticmethod
    def of(name: str, names: Sequence[str], desks: Mapping[Product, Desk], smoothing: float) -> Family | None:
        """The family as far as a house stocks it; None where it stocks none of it.

        Raises ModelError where its forecasting takes no first level, though it starts from one.
        """
        members = [product for product in desks if product.name in names]
        if not members:
            return None
        return Family(members, _whole(name, [desks[product].forecasting for product in members]), smoothing)

    def learn(self, heard: Mapping[Product, float]) -> None:
        """A period is over in which so much was heard of each product."""
        total = sum(heard.values())
        if total > 0:
            self._periods += 1
            weight = max(self.smoothing, 1 / self._periods)
            for product, units in heard.items():
                self.shares[product] += weight * (units / total - self.shares[product])
        self.voice.learn(self.forecasting, total)

    def part(self, product: Product) -> Derived:
        """What is expected of one product."""
        assert self.voice.forecast is not None
        return Derived(self.voice.forecast, self.shares[product])


def _whole(name: str, parts: Sequence[Any]) -> Forecasting:
    """The first member's way to forecast, which starts from what all of them start from together."""
    first: Any = parts[0]
    if hasattr(first, "base"):
        adjusted: Forecasting = replace(first, base=_whole(name, [getattr(part, "base", part) for part in parts]))
        return adjusted
    if not hasattr(first, "initial"):
        raise ModelError(
            f"family {name}: {type(first).__name__} does not learn from what is heard, so it cannot forecast a family; "
            "choose another forecasting, as moving_average"
        )
    starts = [part.initial for part in parts if getattr(part, "initial", None) is not None]
    spreads = [getattr(part, "initial_sd", 0.0) for part in parts]
    whole: Forecasting = replace(
        first,
        initial=sum(starts) if len(starts) == len(parts) else None,
        initial_sd=sqrt(sum([spread**2 for spread in spreads])),
    )
    return whole
