"""A firm, a cheap supplier that fails and a dear one that does not: ways to source, side by side (Tomlin 2006)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import tee
from math import inf
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.disruption import Disruption, Kind
from sim.errors import ModelError
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.processes.supplier_relationship import SupplyTerms
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.agents.workshop import Making
    from sim.disruption import Outages
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.simulation import Simulation
    from sim.streams import Stream

CHEAP, DEAR = "cheap", "dear"
UNRELIABLE = "unreliable"
"""The region of the cheap suppliers where no regime of outages is played."""


@dataclass(frozen=True)
class Source:
    """A supplier of the firm: money a unit, time that its goods travel, units a unit of time, what that is subject to.

    lead_time: time from order to departure; order_delay: time that an order travels. Raises ValueError for a price
    below 0.
    """

    price: float
    transit: float | Distribution = 1.0
    capacity: float = inf
    lead_time: float | Distribution = 0.0
    order_delay: float = 0.0
    making: Making | None = None

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError(f"a price must not be negative, got {self.price}")


@dataclass(frozen=True)
class Strategy:
    """How the firm buys: from whom, how much, and the shares agreed of the cheap and the dear supplier.

    stock: units on hand at the start. Raises ValueError where a share or the stock is negative.
    """

    sourcing: Sourcing
    replenishment: Replenishment
    stock: float = 0.0
    cheap: float = 1.0
    dear: float = 1.0

    def __post_init__(self) -> None:
        if min(self.stock, self.cheap, self.dear) < 0:
            raise ValueError(f"stock and shares must not be negative, got {self}")


def dual_sourcing(
    sim: Simulation,
    *,
    demand: Demand,
    cheap: Source,
    dear: Source,
    ways: Mapping[str, Strategy],
    strategies: Sequence[str],
    outages: Mapping[str, Outages] | None = None,
    regimes: Sequence[str] = (),
    together: bool = False,
    what: Kind = "supply",
    forecasting: Forecasting | None = None,
    review: float = 1.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """Each of the strategies buys under each of the regimes, in a chain of its own, all with the same demand.

    The cheap suppliers of a regime are a region of its name, which fails as one by its outages; without regimes they
    are the region `unreliable`, for disruptions that the run says. together: the dear suppliers are of the same region,
    and fail with them. ways, outages: what there is to choose from; what: stops in an outage. A firm is called by
    strategy and regime, its suppliers `..._cheap` and `..._dear`. Raises ModelError for a strategy or a regime that is
    not described.
    """
    known = dict(outages or {})
    _check("strategies", strategies, ways)
    _check("regimes", regimes, known)
    item = Product("item")
    wanted = iter(tee(demand(sim.streams("market", "demand")), len(strategies) * max(1, len(regimes))))
    for regime in regimes or (None,):
        for strategy in strategies:
            way, name = ways[strategy], strategy if regime is None else f"{strategy}_{regime}"
            firm = Warehouse(
                sim,
                name,
                stocks={item: way.stock},
                forecasting=forecasting or Fixed(0.0),
                replenishment=way.replenishment,
                sourcing=way.sourcing,
                review=review,
                costs=costs,
                terms={f"{name}_{CHEAP}": SupplyTerms(way.cheap), f"{name}_{DEAR}": SupplyTerms(way.dear)},
            )
            region = regime or UNRELIABLE
            _supply(firm, CHEAP, cheap, item, region)
            _supply(firm, DEAR, dear, item, region if together else None)
            customers = Customer(sim, f"{name}_customers", wants=Single(item, Common(next(wanted))), patience=patience)
            connect(customers, firm)
    for number, regime in enumerate(regimes):
        Disruption(regime, what, known[regime]).start(sim, number)


def _supply(firm: Warehouse, kind: str, source: Source, item: Product, region: str | None) -> None:
    """A supplier of its own for a firm, and the lane from it."""
    supplier = Supplier(
        firm.sim,
        f"{firm.name}_{kind}",
        prices={item: source.price},
        lead_time=source.lead_time,
        capacity=source.capacity,
        making=source.making,
        region=region,
    )
    connect(firm, supplier, order_delay=source.order_delay, transit=source.transit)


@dataclass(frozen=True, eq=False)
class Common:
    """What every firm is asked for alike."""

    wanted: Iterator[tuple[float, float]]

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return self.wanted


def _check(what: str, chosen: Sequence[str], known: Mapping[str, object]) -> None:
    if what == "strategies" and not chosen:
        raise ModelError(f"strategies must name at least one of {', '.join(known)}")
    if strange := [name for name in chosen if name not in known]:
        raise ModelError(f"{what}: there is no {', '.join(strange)}; there are {', '.join(known) or 'none'}")
    if len(set(chosen)) < len(chosen):
        raise ModelError(f"{what} must be named once each, got {', '.join(chosen)}")
