"""What a promise may be based on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Schedule: TypeAlias = Sequence[tuple[float, float]]
"""Units by the date at which they are expected in or owed: (date, units), dates ascending."""


class Visit(NamedTuple):
    """One step of the routing at finite load.

    free: when each machine will have done what is loaded on it already; time: mean time of one lot, set-up included.
    """

    free: Sequence[float]
    time: float


class Load(NamedTuple):
    """What it takes to make the goods that are not there.

    visits: the steps of the routing, in order; lot: units that go from step to step together; good: share of the units
    started that comes out good; parts: when the parts of so many units will be there, as (units, date), ascending.
    """

    visits: Sequence[Visit]
    lot: float
    good: float = 1.0
    parts: Sequence[tuple[float, float]] = ()


class Rivals(NamedTuple):
    """Better-paying demand that wants the same goods before more of them can be had.

    margin: money a unit of it; mean and sd: units of it in that time; supply: units that will be there for all.
    """

    margin: float
    mean: float
    sd: float
    supply: float


class AvailabilityView(NamedTuple):
    """One line that is asked for, and the goods of one product at one house, as the information has it.

    on_hand: units not set aside; receipts: units expected; commitments: units promised to others; lead: planned time
    from ordering more to having it; transit: planned time on the way to the buyer; margin: money a unit of this line;
    load: the factory's, None where it makes none of it; rivals: None where nobody pays better.
    """

    now: float
    quantity: float
    on_hand: float = 0.0
    receipts: Schedule = ()
    commitments: Schedule = ()
    lead: float = 0.0
    transit: float = 0.0
    margin: float = 0.0
    load: Load | None = None
    rivals: Rivals | None = None
