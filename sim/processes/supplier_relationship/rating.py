"""What suppliers are told of how they did, with money where that was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.happenings import SupplyEvent
from sim.processes.supplier_relationship.scorecard import Scorecard
from sim.processes.supplier_relationship.settling import settle
from sim.supplier_words import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.processes.supplier_relationship.buying_house import BuyingHouse
    from sim.processes.supplier_relationship.scorecard import Record

UNSAID = Scorecard()
"""By which suppliers are compared where nobody tells them how they are rated."""


class Ratings:
    """Scores every supplier of a company's houses at every review."""

    def __init__(self, company: Agent, houses: Sequence[BuyingHouse]) -> None:
        self.company = company
        self.houses = houses

    def __call__(self, card: Scorecard | None, interval: float) -> dict[Agent, float]:
        """The scores, of several houses that of whoever bought for most money; told where there is a scorecard."""
        scores: dict[Agent, float] = {}
        most: dict[Agent, float] = {}
        for house in self.houses:
            for lane in house.outside:
                seller = lane.seller
                record = house.desk.receipts.of_seller(seller)
                if not record.lines:
                    continue
                score = (card or UNSAID)(record)
                if record.spend >= most.get(seller, 0.0):
                    scores[seller], most[seller] = score, record.spend
                if card is not None:
                    lately = house.desk.receipts.spend_since(seller, self.company.env.now - interval)
                    kept = _kept(house.desk.agreement(seller).on_time, record)
                    self._tell(house, seller, card, score, lately, kept=kept)
        return scores

    def spend(self) -> dict[Agent, float]:
        """Money spent with every supplier over the time looked back on."""
        spent: dict[Agent, float] = {}
        for house in self.houses:
            for lane in house.outside:
                own = house.desk.receipts.of_seller(lane.seller).spend
                spent[lane.seller] = spent.get(lane.seller, 0.0) + own
        return spent

    @staticmethod
    def _tell(house: BuyingHouse, seller: Agent, card: Scorecard, score: float, spend: float, *, kept: bool) -> None:
        """Rate a supplier, and reward it, or take money from it; kept: it was as punctual as agreed."""
        buyer = house.house
        record, now = buyer.sim.record, buyer.env.now
        earned = kept and score >= card.target
        gain = card.bonus * spend if earned else 0.0
        record.happen(SupplyEvent.SUPPLIER_RATED, buyer, about=seller, value=score)
        word = Rating(buyer, seller, score, now, gain)
        record.hear(word)
        seller.receive(word)
        if gain:
            settle(buyer, seller, "supplier relationship", gain)
            record.happen(SupplyEvent.GAINED_TOGETHER, buyer, about=seller, value=gain)
        elif not earned:
            settle(buyer, seller, "penalties", -card.malus * spend)


def _kept(agreed: float | None, record: Record) -> bool:
    """Whether as many lines were on time as was agreed."""
    return agreed is None or record.on_time >= agreed - 1e-9
