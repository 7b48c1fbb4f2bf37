"""What a run has counted, without the houses themselves: plain data that can be saved, sent and compared."""

from sim.facts.company import AccountFacts, FirmFacts, HappeningFacts
from sim.facts.loads import LoadFacts
from sim.facts.rooms import CohortFacts, FateFacts, ReturnsFacts, StationFacts, UseFacts
from sim.facts.run import Facts
from sim.facts.stocks import EchelonFacts, PipeFacts, SeriesFacts, StockFacts
from sim.facts.street import AgentFacts, LaneFacts, ProductFacts, SiteFacts
from sim.facts.trade import LineFacts, MoneyFacts, OrderFacts

__all__ = [
    "AccountFacts",
    "AgentFacts",
    "CohortFacts",
    "EchelonFacts",
    "Facts",
    "FateFacts",
    "FirmFacts",
    "HappeningFacts",
    "LaneFacts",
    "LineFacts",
    "LoadFacts",
    "MoneyFacts",
    "OrderFacts",
    "PipeFacts",
    "ProductFacts",
    "ReturnsFacts",
    "SeriesFacts",
    "SiteFacts",
    "StationFacts",
    "StockFacts",
    "UseFacts",
]
