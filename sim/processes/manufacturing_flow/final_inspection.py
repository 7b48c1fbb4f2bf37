"""Finished goods are looked at for latent defects as they come off the line; what is bad is scrapped.

Latent defects are of lots (sim.lots: bad parts, and what the maker adds), travel with the goods, and show at customers;
`end_inspection` looks for another thing, what the steps of the line have spoilt (Step.defects), without lots.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.distributions import Uniform
from sim.errors import ModelError
from sim.happenings import LotEvent
from sim.lots.inspection import LotInspection, inspect
from sim.lots.lot import units_of
from sim.lots.traced_stock import TracedStock

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product


class FinalInspection:
    """The inspectors at the end of the line; scrapped: told of a product that there is less of, and how much.

    They keep pace with the line: what they do takes money, not time.
    """

    def __init__(self, site: Agent, rule: LotInspection, scrapped: Callable[[Product, float], None]) -> None:
        if site.sim.lots is None:
            raise ModelError(
                f"{site.name} cannot inspect its lots: no lots are traced here; choose a scenario that traces them "
                "(scenario=recall) or manufacturing_flow.final_inspection=null"
            )
        if rule.time:
            raise ModelError(f"{site.name}: final inspection keeps pace with the line, got a time of {rule.time}")
        self.site = site
        self.rule = rule
        self.scrapped = scrapped
        self._chances = site.sim.streams(site.name, "final inspection").draws(Uniform(0.0, 1.0))

    def look_at(self, product: Product) -> None:
        """A lot has just been put on the shelf."""
        site, now = self.site, self.site.env.now
        stock = site.stocks[product]
        if not isinstance(stock, TracedStock) or (made := stock.newest()) is None:
            return
        verdict = inspect(made, self.rule, self._chances)
        units = units_of(verdict.rejected)
        site.sim.record.happen(LotEvent.LOT_INSPECTED, site, product=product, value=verdict.looked_at)
        site.sim.ledger.post(now, site, "quality", "cash", self.rule.cost * verdict.looked_at, product)
        stock.shelf.take(made.units, newest=True)
        stock.shelf.put([*verdict.passed, *verdict.rejected])
        if units:
            site.sim.record.happen(LotEvent.LOT_REJECTED, site, product=product, value=units)
            stock.scrap(units, now)
            self.scrapped(product, units)
