"""The book of what became of what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.facts import FateFacts
from sim.happenings import Happening, ReturnEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.return_case import ReturnCase

HAPPENS = {
    "restock": ReturnEvent.RESTOCKED,
    "refurbish": ReturnEvent.REFURBISHED,
    "remanufacture": ReturnEvent.REMANUFACTURED,
    "harvest": ReturnEvent.HARVESTED,
    "recycle": ReturnEvent.RECYCLED,
    "secondary market": ReturnEvent.SOLD_ON,
    "donate": ReturnEvent.DONATED,
    "return to supplier": ReturnEvent.RETURNED_TO_SUPPLIER,
    "landfill": ReturnEvent.LANDFILLED,
    "scrap in the field": ReturnEvent.SCRAPPED_IN_FIELD,
}


class FateBook:
    """Units, value and waste by product, reason and fate; what is in process is what lies there."""

    def __init__(self, site: Agent) -> None:
        self.site = site
        self.pages: dict[tuple[str, str, str], list[float]] = {}
        self.opening: dict[str, float] = {}

    def restart(self) -> None:
        """What is counted is counted from here."""
        self.pages.clear()
        self.opening = {product.name: stock.on_hand for product, stock in self.site.stocks.items()}

    def close(self, case: ReturnCase, fate: str, value: float, kilograms: float) -> None:
        """Something has become of a case; the event bears its number."""
        key = case.product.name, case.reason, fate
        page = self.pages.get(key)
        if page is None:
            page = self.pages[key] = [0.0, 0.0, 0.0]
        page[0] += case.units
        page[1] += value
        page[2] += kilograms
        happenings = self.site.sim.record.happenings
        happenings.trace(HAPPENS[fate], self.site, case.customer, case.product, case.number, case.units)
        if kilograms:
            self.happen(ReturnEvent.WASTED, case, kilograms)

    def happen(self, what: Happening, case: ReturnCase, value: float) -> None:
        """Something happens to a case."""
        self.site.sim.record.happen(
            what, self.site, about=case.customer, product=case.product, order=case.number, value=value
        )

    def facts(self, products: list[str]) -> list[FateFacts]:
        """What was counted, and what is in process at the start and now."""
        name = self.site.name
        facts = [FateFacts(name, *key, *page) for key, page in self.pages.items()]
        levels = {product.name: stock.on_hand for product, stock in self.site.stocks.items()}
        for product in products:
            facts.append(FateFacts(name, product, "", "in process before", self.opening.get(product, 0.0), 0.0, 0.0))
            facts.append(FateFacts(name, product, "", "in process", levels[product], 0.0, 0.0))
        return facts
