"""How far a supplier trusts a buyer: what makes trust grow and shrink, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trust:
    """How a supplier comes to trust each of its buyers, from 0 to 1, and what it does for those that it trusts.

    Trust T follows what the supplier experiences: T <- T + weight (e - T). Orders are added up over a `period` and
    compared with what is usual, in which the newest period weighs `memory`: e = 1 for the usual volume, 0 where it is
    off by `tolerance` of it or more; their weight is `swings`. A payment on time is e = 1, a late one e = 0; weight
    `payments`. Shared gains, and a visit, make good the parts `gains` and `care` of what T lacks of 1.
    head_start: time by which an order of a fully trusted buyer is taken before one of a buyer without trust, where
    capacity is scarce; reluctance: how many times longer an improvement takes for a buyer that is not trusted.
    All of it is put in by hand (cf. Zaheer, McEvily and Perrone 1998; Krause, Handfield and Tyler 2007). Raises
    ValueError for what is out of range.
    """

    start: float = 0.5
    period: float = 7.0
    memory: float = 0.2
    swings: float = 0.1
    tolerance: float = 0.5
    payments: float = 0.05
    gains: float = 0.2
    care: float = 0.1
    head_start: float = 0.0
    reluctance: float = 0.0

    def __post_init__(self) -> None:
        for name in ("start", "memory", "swings", "payments", "gains", "care"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("period", "tolerance"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")
        for name in ("head_start", "reluctance"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")


class Standing:
    """One buyer as its supplier sees it: how far it is trusted, 0 to 1, and what it usually orders."""

    __slots__ = ("_ends", "_units", "level", "trust", "usual")

    def __init__(self, trust: Trust, now: float) -> None:
        self.trust = trust
        self.level = trust.start
        self.usual: float | None = None
        self._units = 0.0
        self._ends = now + trust.period

    def ordered(self, units: float, now: float) -> None:
        """An order has come; periods that are over by now are judged first, those without an order too."""
        while now >= self._ends - 1e-9:
            self._end_period()
            self._ends += self.trust.period
        self._units += units

    def _end_period(self) -> None:
        units, usual = self._units, self.usual
        self._units = 0.0
        if usual is None:
            self.usual = units or None
            return
        swing = abs(units - usual) / usual if usual > 0 else 0.0
        self._experience(self.trust.swings, 1.0 - min(1.0, swing / self.trust.tolerance))
        self.usual = usual + self.trust.memory * (units - usual)

    def paid(self, *, late: bool) -> None:
        """The buyer has paid."""
        self._experience(self.trust.payments, 0.0 if late else 1.0)

    def gained(self) -> None:
        """The buyer has given the supplier its part of a gain."""
        self._experience(self.trust.gains, 1.0)

    def visited(self) -> None:
        """Somebody from the buyer came to see how things are going."""
        self._experience(self.trust.care, 1.0)

    def _experience(self, weight: float, how: float) -> None:
        self.level += weight * (how - self.level)
