"""What happens in the processes besides messages and postings: a word for each kind of event, and their counts."""

from sim.happenings.counts import Happenings
from sim.happenings.customers import CustomerEvent
from sim.happenings.demand import DemandEvent
from sim.happenings.development import DevelopmentEvent
from sim.happenings.fulfilment import FulfilmentEvent
from sim.happenings.happening import Happening, word
from sim.happenings.kinds import EVENTS
from sim.happenings.lots import LotEvent
from sim.happenings.making import MakingEvent
from sim.happenings.market import MarketEvent
from sim.happenings.relationship import RelationshipEvent
from sim.happenings.returns import ReturnEvent
from sim.happenings.service import ServiceEvent
from sim.happenings.strategy import StrategyEvent
from sim.happenings.supply import SupplyEvent

__all__ = [
    "EVENTS",
    "CustomerEvent",
    "DemandEvent",
    "DevelopmentEvent",
    "FulfilmentEvent",
    "Happening",
    "Happenings",
    "LotEvent",
    "MakingEvent",
    "MarketEvent",
    "RelationshipEvent",
    "ReturnEvent",
    "ServiceEvent",
    "StrategyEvent",
    "SupplyEvent",
    "word",
]
