"""Sellers weighed by what they are known for, and not by their price alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from typing import ClassVar

from sim.policies.sourcing.protocol import Offer, buy_from, working


@dataclass(frozen=True)
class ScorecardShares:
    """Every seller that is up a share by its score: a weighted sum of on time, in full, free of defects, and price.

    A seller's price scores the lowest price asked over its own. Shares go with the score to the power of `sharpness`:
    0 gives all the same, a high one all to the best; each gets at least the share `least`.
    Source: the weighted-point method, Timmerman 1986, Journal of Purchasing and Materials Management 22(4).
    Raises ValueError where a number is negative, all weights are 0, or least is above 1.
    """

    on_time: float = 0.4
    in_full: float = 0.1
    quality: float = 0.2
    price: float = 0.3
    sharpness: float = 4.0
    least: float = 0.0

    by_price: ClassVar[bool] = True

    def __post_init__(self) -> None:
        weights = (self.on_time, self.in_full, self.quality, self.price)
        if min(*weights, self.sharpness, self.least) < 0 or not sum(weights) > 0:
            raise ValueError(f"weights must not be negative, nor all zero, got {self}")
        if self.least > 1:
            raise ValueError(f"the least share must lie in 0..1, got {self.least}")

    def score(self, offer: Offer, lowest: float) -> float:
        """Between 0 and 1; `lowest` is the lowest price asked."""
        total = self.on_time + self.in_full + self.quality + self.price
        cheap = lowest / offer.price if offer.price > 0 else 1.0
        kept = self.on_time * offer.on_time + self.in_full * offer.in_full
        return (kept + self.quality * (1.0 - offer.defects) + self.price * cheap) / total

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        up = working(offers)
        lowest = min(offers[index].price for index in up)
        scores = [self.score(offers[index], lowest) ** self.sharpness for index in up]
        least = min(self.least, 1.0 / len(up))
        total = sum(scores)
        shares = [least + (1.0 - least * len(up)) * (score / total if total else 1.0 / len(up)) for score in scores]
        bought = [0.0] * len(offers)
        for index, share in zip(up, shares, strict=True):
            bought[index] = quantity * share
        bought[up[-1]] = quantity - sum(bought[index] for index in up[:-1])
        return bought


@dataclass(frozen=True)
class RiskAdjusted:
    """All from the seller of the lowest total cost of a unit, among those that are up.

    To its price with freight come, with demand a unit of time, sd that of its demand, L and s mean and sd of its lead
    time, u its uptime and m its mean outage: holding of what is under way, holding L; of safety stock,
    holding z sqrt(L sd^2 + demand^2 s^2) / demand; units that are bad, defects / (1 - defects) of the price; and
    outages, shortage (1 - u) m exp(-cover / m), where `cover` is the time for which stock lasts: what a unit waits, as
    an outage that is longer than cover lasts m more on average (memoryless). holding, shortage: money a unit and time.
    Source: total cost of ownership with the supply risk of Tomlin 2006, Management Science 52(5).
    Raises ValueError where a number is negative, or demand is not positive.
    """

    demand: float
    holding: float
    shortage: float
    sd: float = 0.0
    z: float = 0.0
    cover: float = 0.0

    by_price: ClassVar[bool] = True
    by_outages: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if not self.demand > 0:
            raise ValueError(f"demand must be positive, got {self.demand}")
        if min(self.holding, self.shortage, self.sd, self.z, self.cover) < 0:
            raise ValueError(f"holding, shortage, sd, z and cover must not be negative, got {self}")

    def cost(self, offer: Offer) -> float:
        """Money a unit, all in."""
        spread = sqrt(max(0.0, offer.lead_time) * self.sd**2 + (self.demand * offer.lead_time_sd) ** 2)
        held = self.holding * (offer.lead_time + self.z * spread / self.demand)
        bad = offer.price * offer.defects / max(1e-9, 1.0 - offer.defects)
        waits = (1.0 - offer.uptime) * offer.outage * exp(-self.cover / offer.outage) if offer.outage > 0 else 0.0
        return offer.price + held + bad + self.shortage * waits

    def __call__(self, quantity: float, offers: Sequence[Offer]) -> list[float]:
        return buy_from(min(working(offers), key=lambda index: self.cost(offers[index])), quantity, offers)
