"""Where returned goods go, how they get there, and what awaits them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Literal, get_args

from sim.distributions import Constant, Distribution, distribution
from sim.processes.returns_management.inspection import Inspection

Place = Literal["centre", "warehouse", "third party", "supplier", "field"]


@dataclass(frozen=True)
class Consolidation:
    """Goods wait for a load of so many `units`, at most for a `time`. Raises ValueError where one is not positive."""

    units: float
    time: float = inf

    def __post_init__(self) -> None:
        for name in ("units", "time"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")


@dataclass(frozen=True)
class Route:
    """One way back.

    to: the returns centre, a bench at the warehouse, a third party, the supplier (who pays, and keeps the goods), or
    the field: goods need not be sent. transit: time on the way, the customer's own if not said; onward: time from there
    to where goods are sold again, the centre's own if not said; per_unit, per_trip: money for transport of a unit, and
    of a load; distance: km; per_km, per_tonne_km: kilograms of CO2e of a trip and of what it carries; inspection: of
    the bench there, the centre's if not said; handling: money a unit there, the centre's if not said.
    Raises ValueError for an unknown place, a negative amount, or a bench of its own at the centre.
    """

    to: Place = "centre"
    transit: float | Distribution | None = None
    onward: float | Distribution | None = None
    per_unit: float = 0.0
    per_trip: float = 0.0
    distance: float = 0.0
    per_km: float = 0.0
    per_tonne_km: float = 0.0
    load: Consolidation | None = None
    inspection: Inspection | None = None
    handling: float | None = None

    def __post_init__(self) -> None:
        if self.to not in get_args(Place):
            raise ValueError(f"returned goods go to {', '.join(get_args(Place))}; there is no {self.to!r}")
        for name in ("per_unit", "per_trip", "distance", "per_km", "per_tonne_km"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("transit", "onward"):
            time = getattr(self, name)
            law = distribution(0.0 if time is None else time)
            if isinstance(law, Constant) and law.value < 0:
                raise ValueError(f"{name} must not be negative, got {law.value}")
        if self.to == "centre" and self.inspection is not None:
            raise ValueError("the bench of the centre is that of the plan: say its inspection there, not of a route")


@dataclass(frozen=True)
class Routing:
    """Which way goods come back: one for all, or others for some reasons that customers give.

    There is one bench a place. Raises ValueError where two ways to a place say different things of its inspection.
    """

    default: Route = Route()
    reasons: Mapping[str, Route] = field(default_factory=dict)

    def __post_init__(self) -> None:
        benches: dict[str, Inspection] = {}
        for route in self.routes:
            if route.inspection is not None and benches.setdefault(route.to, route.inspection) != route.inspection:
                raise ValueError(f"there is one bench at the {route.to}: its inspection is said in two ways")

    @property
    def routes(self) -> tuple[Route, ...]:
        """All of them."""
        return (self.default, *self.reasons.values())

    def __call__(self, reason: str) -> Route:
        """The way for this reason."""
        return self.reasons.get(reason, self.default)
