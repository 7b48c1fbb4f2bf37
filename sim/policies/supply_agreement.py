"""What a buyer and a supplier agree on: the product and service agreement of the buying side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise


@dataclass(frozen=True)
class Options:
    """The right to so many units a period: the share `reserve` of the price for each at its start, whether or not they
    are ordered, and the share `exercise` for each that is (Barnes-Schuster, Bassok and Anupindi 2002). Raises
    ValueError for a negative one.
    """

    quantity: float
    reserve: float
    exercise: float

    def __post_init__(self) -> None:
        if min(self.quantity, self.reserve, self.exercise) < 0:
            raise ValueError(
                "quantity, reserve and exercise of options must not be negative, got "
                f"{self.quantity}, {self.reserve} and {self.exercise}"
            )


@dataclass(frozen=True)
class BuyBack:
    """What is left over at the end of a season goes back at a price (Pasternack 1985).

    price: money a unit; season: its length; share: of the leftovers that may go back. Raises ValueError for what is out
    of range.
    """

    price: float
    season: float
    share: float = 1.0

    def __post_init__(self) -> None:
        if self.price < 0 or not self.season > 0 or not 0 <= self.share <= 1:
            raise ValueError(
                "price must not be negative, season be positive and share lie in 0..1, got "
                f"{self.price}, {self.season} and {self.share}"
            )


@dataclass(frozen=True)
class SupplyAgreement:
    """The terms of one buyer with one supplier; neutral at default.

    lead_time: time in which goods are to be there, None as the supplier quotes; on_time: share of the lines that is to
    keep to it, below which a scorecard gives no bonus and takes the malus, None for no such share; minimum: units an
    order line is raised to; discount: share of the list price; breaks: (units of an order line, share of the price)
    pairs, the last that is reached counting for the whole line. volume: units of each item a `period` that orders are
    compared with, None for what the buyer forecasts to buy there; band: share by which they may be off it;
    beyond it a unit costs `surcharge` of its price more, or may be put off by `delay`; below it the buyer pays
    `shortfall` of the price of what is lacking (quantity flexibility, Tsay 1999). penalty: share of the price that the
    supplier gives back for a unit of time that goods are late, at most `penalty_cap`. reserved: units of capacity a
    unit of time that are kept, fee: money for each. gain_sharing: the supplier's part of what an improvement saves.
    options, buy_back: see there. Raises ValueError for what is out of range, or contradicts itself.
    """

    lead_time: float | None = None
    on_time: float | None = None
    minimum: float = 0.0
    discount: float = 0.0
    breaks: Sequence[tuple[float, float]] = ()
    volume: float | None = None
    period: float = 30.0
    band: float | None = None
    surcharge: float = 0.0
    delay: float = 0.0
    shortfall: float = 0.0
    penalty: float = 0.0
    penalty_cap: float = 0.2
    reserved: float = 0.0
    fee: float = 0.0
    gain_sharing: float = 0.0
    options: Options | None = None
    buy_back: BuyBack | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "breaks", tuple((float(units), float(share)) for units, share in self.breaks))
        if self.on_time is not None and not 0 <= self.on_time <= 1:
            raise ValueError(f"on_time is a share of the lines and must lie in 0..1, or be null, got {self.on_time}")
        shares = ("discount", "shortfall", "penalty", "penalty_cap", "gain_sharing")
        if out := [name for name in shares if not 0 <= getattr(self, name) <= 1]:
            raise ValueError(f"{out[0]} is a share and must lie in 0..1, got {getattr(self, out[0])}")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, int | float) and value < 0:
                raise ValueError(f"{field.name} must not be negative, got {value}")
        if not self.period > 0:
            raise ValueError(f"period must be a positive time, got {self.period}")
        if problems := self._contradictions():
            raise ValueError("; ".join(problems))

    def _contradictions(self) -> list[str]:
        """What cannot hold at once, each with its remedy."""
        found = []
        if self.band is None and (self.surcharge or self.delay or self.shortfall):
            found.append("surcharge, delay and shortfall are for orders outside a band, and there is none; set band")
        if self.surcharge and self.delay:
            found.append("orders beyond the band cost a surcharge or are put off, not both; set one of them to 0")
        if self.band is not None and self.options is not None:
            found.append("a band and options both say what a unit beyond the agreed quantity costs; set one to null")
        if self.band is not None and self.volume is not None and self.minimum > (1.0 + self.band) * self.volume:
            found.append(
                f"a line of the minimum of {self.minimum:g} is always beyond the band, "
                f"{(1 + self.band) * self.volume:g} units in {self.period:g}; lower the minimum or widen the band"
            )
        if self.fee and not self.reserved:
            found.append("a fee is paid for capacity, and none is reserved; set reserved")
        for (units, share), (more, other) in pairwise(self.breaks):
            if more <= units or other < share:
                found.append(
                    f"breaks must rise in units and in discount, got {share:g} from {units:g}, then {other:g}"
                    f" from {more:g}"
                )
        return found

    def price(self, listed: float, units: float) -> float:
        """Money a unit of a line of so many, within the band, at a list price."""
        broken = max([share for start, share in self.breaks if units >= start - 1e-9], default=0.0)
        return listed * (1.0 - self.discount) * (1.0 - broken)


NOTHING_AGREED = SupplyAgreement()
