"""Every kind of event by its word."""

from sim.happenings.customers import CustomerEvent
from sim.happenings.demand import DemandEvent
from sim.happenings.development import DevelopmentEvent
from sim.happenings.fulfilment import FulfilmentEvent
from sim.happenings.happening import Happening, word
from sim.happenings.lots import LotEvent
from sim.happenings.making import MakingEvent
from sim.happenings.market import MarketEvent
from sim.happenings.relationship import RelationshipEvent
from sim.happenings.returns import ReturnEvent
from sim.happenings.service import ServiceEvent
from sim.happenings.strategy import StrategyEvent
from sim.happenings.supply import SupplyEvent

PROCESSES: tuple[type[Happening], ...] = (
    RelationshipEvent,
    CustomerEvent,
    ServiceEvent,
    DemandEvent,
    FulfilmentEvent,
    MakingEvent,
    SupplyEvent,
    DevelopmentEvent,
    MarketEvent,
    ReturnEvent,
    LotEvent,
    StrategyEvent,
)
EVENTS: dict[str, Happening] = {word(kind): kind for process in PROCESSES for kind in process}
