"""The network under strategic review: sites are opened and closed as demand moves, and customers with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.facts import SiteFacts
from sim.policies.forecasting import Fixed
from sim.policies.location.design import costed

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.location import Design, Location, Region
    from sim.premises import Premises
    from sim.product import Product


@dataclass(frozen=True)
class Review:
    """When a network is designed anew: every so often, and changed where that saves a share of total delivered cost.

    Raises ValueError unless `every` is positive and the share not negative.
    """

    every: float = 365.0
    saves: float = 0.02

    def __post_init__(self) -> None:
        if not self.every > 0 or self.saves < 0:
            raise ValueError(f"a review comes every so often and saves a share, got {self.every} and {self.saves}")


def sites_of(region: Region, design: Design) -> list[SiteFacts]:
    """The candidates of a network, and which were chosen for whom."""
    loads = design.load(region)
    return [
        SiteFacts(
            candidate.name,
            candidate.place,
            candidate.cost,
            candidate.capacity,
            number in design.sites,
            loads.get(number, 0.0),
            tuple(market.name for market, site in zip(region.markets, design.serves, strict=True) if site == number),
        )
        for number, candidate in enumerate(region.candidates)
    ]


class NetworkReview:
    """The strategic half of order fulfilment: what customers ordered is read from the company's books, and the network
    designed for it.

    A site that opens is paid, and buys its stock, at once; customers move when that stock is there (after `lead`), and
    only then a site that closes is given up, with what little it has left.
    """

    def __init__(
        self,
        office: Agent,
        review: Review,
        region: Region,
        location: Location,
        design: Design,
        item: Product,
        houses: Mapping[int, Agent],
        premises: Mapping[int, Premises],
        buyers: Sequence[Agent],
        lead: float,
    ) -> None:
        self.sim = office.sim
        self.env = office.sim.env
        self.plan = review
        self.region = region
        self.location = location
        self.design = design
        self.item = item
        self.houses = houses
        self.premises = premises
        self.buyers = buyers
        self.lead = lead
        self._seen = [(0.0, 0)] * len(buyers)
        self._moment = Moment(self.env, self.review, Phase.PLANNING)
        self._moment.at(self.env.now + review.every)

    def review(self, _: object = None) -> None:
        """Design the network for what was ordered since the last review."""
        self._moment.at(self.env.now + self.plan.every)
        rates, variances = self._ordered()
        markets = tuple(replace(m, quantity=rate) for m, rate in zip(self.region.markets, rates, strict=True))
        region = replace(self.region, markets=markets)
        try:
            found = self.location(region)
        except ModelError as error:
            self._decide(self.design.sites[0], "open", "open", str(error))
            found = self.design
        stays = costed(region, self.design.sites, self.design.serves)
        better = stays.total - found.total
        if better <= self.plan.saves * stays.total:
            found = stays
        self._adopt(region, found, f"saves {better:,.0f} of {stays.total:,.0f} a unit of time", variances)

    def _ordered(self) -> tuple[list[float], list[float]]:
        """Units that each customer ordered in a unit of time, and their variance, orders being alike."""
        assert self.sim.accounts is not None
        rates, variances = [], []
        for number, buyer in enumerate(self.buyers):
            page = self.sim.accounts.pages.get(buyer)
            units, orders = (page.ordered, page.orders) if page is not None else (0.0, 0)
            before = self._seen[number]
            self._seen[number] = (units, orders)
            rate, often = (units - before[0]) / self.plan.every, (orders - before[1]) / self.plan.every
            rates.append(rate)
            variances.append(max(0.0, rate * rate / often - rate * rate) if often else 0.0)
        return rates, variances

    def _adopt(self, region: Region, found: Design, why: str, variances: list[float]) -> None:
        """Open what is new, tell every house what to expect, and have customers move when stocks are there."""
        now, old = self.env.now, set(self.design.sites)
        for site in sorted(set(found.sites) - old):
            self.premises[site].change(region.candidates[site].cost, now)
            self._decide(site, "closed", "open", why)
        closing = sorted(old - set(found.sites))
        for site in closing:
            self._decide(site, "open", "closed", why)
        for site, house in self.houses.items():
            mine = [number for number, serves in enumerate(found.serves) if serves == site]
            mean = sum([region.markets[number].quantity for number in mine])
            house.adopt("forecasting", None, Fixed(mean, sqrt(sum([variances[number] for number in mine]))))
        self.design = found
        self.sim.sites = sites_of(region, found)
        Moment(self.env, lambda _: self._move(found, closing), Phase.PLANNING).at(now + self.lead)

    def _move(self, design: Design, closing: Sequence[int]) -> None:
        for buyer, site in zip(self.buyers, design.serves, strict=True):
            buyer.agreed = {self.item: [self.houses[site].name]}
        for site in closing:
            self.premises[site].change(0.0, self.env.now)

    def _decide(self, site: int, old: str, new: str, why: str) -> None:
        self.sim.decide("network review", self.houses[site], "site", None, old, new, why)
