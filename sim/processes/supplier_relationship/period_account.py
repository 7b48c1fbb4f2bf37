"""What was ordered of a supplier in the agreed period, against what is agreed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import Happening, SupplyEvent
from sim.processes.supplier_relationship.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.policies.supply_agreement import SupplyAgreement
    from sim.product import Product

SEASON_ENDS = Phase.RECEIPT - 1
"""Leftovers go back before the goods of the next season come in."""


class PeriodAccount:
    """One agreement in force: units of each item ordered in the period, and what is due when it ends.

    volume: units of an item a unit of time that the buyer forecasts there.
    """

    def __init__(self, site: Agent, lane: Lane, agreement: SupplyAgreement, volume: Callable[[Product], float]) -> None:
        self.site = site
        self.lane = lane
        self.agreement = agreement
        self.volume = volume
        self.ordered: dict[Product, float] = {}
        self.in_season: dict[Product, float] = {}
        self.over = False
        self._agreed: dict[Product, float] = {}
        self._begun = site.env.now
        self._periods = self._seasons = 0
        self._period = Moment(site.env, self._end_period, Phase.PLANNING)
        self._season = Moment(site.env, self._end_season, SEASON_ENDS)
        self._begin_period()
        if agreement.buy_back is not None:
            self._season.at(self._begun + agreement.buy_back.season)

    def agreed(self, product: Product) -> float:
        """Units of an item agreed for the period."""
        agreement = self.agreement
        if agreement.volume is not None:
            return agreement.volume
        if product not in self._agreed:
            self._agreed[product] = self.volume(product) * agreement.period
        return self._agreed[product]

    def room(self, product: Product) -> float:
        """Units that may still be ordered at the agreed price in this period; endless without a band."""
        agreement = self.agreement
        assert agreement.band is not None
        return max(0.0, (1.0 + agreement.band) * self.agreed(product) - self.ordered.get(product, 0.0))

    def note(self, product: Product, units: float) -> None:
        """So many units are ordered."""
        self.ordered[product] = self.ordered.get(product, 0.0) + units
        self.in_season[product] = self.in_season.get(product, 0.0) + units

    def end(self) -> None:
        """Something else is agreed from now on."""
        self.over = True

    def _items(self) -> list[Product]:
        return [product for product in self.site.stocks if self.lane.seller.offers(product)]

    def _begin_period(self) -> None:
        """Pay for what is reserved, and wait for the end."""
        agreement = self.agreement
        self.ordered.clear()
        self._agreed.clear()
        if agreement.fee:
            self._pay("supplier relationship", agreement.fee * agreement.reserved * agreement.period, None)
        if agreement.options is not None:
            for product in self._items():
                share = agreement.options.reserve * agreement.options.quantity
                self._pay("supplier relationship", share * self.lane.seller.price(product), product)
        if agreement.fee or agreement.options is not None or agreement.band is not None:
            self._periods += 1
            self._period.at(self._begun + self._periods * agreement.period)

    def _end_period(self, _: object) -> None:
        if self.over:
            return
        agreement = self.agreement
        if agreement.band is not None:
            for product in self._items():
                lacking = (1.0 - agreement.band) * self.agreed(product) - self.ordered.get(product, 0.0)
                if lacking > 1e-9:
                    self._happen(SupplyEvent.BELOW_BAND, product, lacking)
                    price = agreement.price(self.lane.seller.price(product), 0.0)
                    self._pay("penalties", agreement.shortfall * price * lacking, product)
        self._begin_period()

    def _end_season(self, _: object) -> None:
        """What is left over of the season's purchases goes back, at once and paid for."""
        back = self.agreement.buy_back
        if self.over or back is None:
            return
        site, lane = self.site, self.lane
        for product, bought in self.in_season.items():
            stock = site.stocks[product]
            units = back.share * min(bought, max(0.0, stock.on_hand - stock.reserved))
            if units > 1e-9:
                order = site.sim.order(site, lane.seller, ((product, -units, back.price),))
                stock.order(-units)
                for hear in lane.hears:
                    hear(order)
                self._happen(SupplyEvent.GIVEN_BACK, product, units)
        self.in_season.clear()
        self._seasons += 1
        self._season.at(self._begun + (self._seasons + 1) * back.season)

    def _pay(self, account: str, money: float, product: Product | None) -> None:
        settle(self.site, self.lane.seller, account, money, product)

    def _happen(self, what: Happening, product: Product, value: float) -> None:
        self.site.sim.record.happen(what, self.site, about=self.lane.seller, product=product, value=value)
