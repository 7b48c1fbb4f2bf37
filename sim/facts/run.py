"""Everything counted in one run."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.facts.company import AccountFacts, FirmFacts, HappeningFacts
from sim.facts.loads import LoadFacts
from sim.facts.rooms import CohortFacts, FateFacts, ReturnsFacts, StationFacts, UseFacts
from sim.facts.stocks import EchelonFacts, PipeFacts, SeriesFacts, StockFacts
from sim.facts.street import AgentFacts, LaneFacts, ProductFacts, SiteFacts
from sim.facts.trade import LineFacts, MoneyFacts, OrderFacts


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything counted in one run, from the end of its warm-up to its horizon."""

    seed: int
    replication: int
    warmup: float
    horizon: float
    period: float
    bucket: int
    agents: tuple[AgentFacts, ...] = ()
    products: tuple[ProductFacts, ...] = ()
    lanes: tuple[LaneFacts, ...] = ()
    stocks: tuple[StockFacts, ...] = ()
    lines: tuple[LineFacts, ...] = ()
    orders: tuple[OrderFacts, ...] = ()
    pipes: tuple[PipeFacts, ...] = ()
    money: tuple[MoneyFacts, ...] = ()
    stations: tuple[StationFacts, ...] = ()
    uses: tuple[UseFacts, ...] = ()
    returns: tuple[ReturnsFacts, ...] = ()
    consumers: dict[str, SeriesFacts] = field(default_factory=dict)
    echelons: tuple[EchelonFacts, ...] = ()
    accounts: tuple[AccountFacts, ...] = ()
    happenings: tuple[HappeningFacts, ...] = ()
    sites: tuple[SiteFacts, ...] = ()
    cohorts: tuple[CohortFacts, ...] = ()
    fates: tuple[FateFacts, ...] = ()
    loads: tuple[LoadFacts, ...] = ()
    firms: tuple[FirmFacts, ...] = ()

    @property
    def span(self) -> float:
        """Time over which things were counted."""
        return self.horizon - self.warmup
