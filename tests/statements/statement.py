"""A statement about supply chains, with the lever that shows it and what it is expected to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from sim.result import Result

ALL = "all"


@dataclass(frozen=True)
class Check:
    """One measure of the catalogue, at one place, and what the lever is expected to do to it.

    sign: 1 rises, -1 falls, 0 stays within `smallest`; smallest: the effect that must at least be there, in the
    measure's unit. of: what is read of a run where no measure says it (called `measure` in the table), from the record
    `needs`. controlled: whether the control is read by this check, within `margin` (by default
    the smallest effect, or 2 % of its base if that is less).
    """

    measure: str
    sign: Literal[-1, 0, 1]
    smallest: float = 0.0
    agent: str = "chain"
    product: str = ALL
    segment: str = ALL
    of: Callable[[Result], float] | None = field(default=None, compare=False)
    needs: Literal["totals", "orders", "full"] = "totals"
    controlled: bool = True
    margin: float | None = None

    @property
    def name(self) -> str:
        """The measure, and where it is taken if not of the whole."""
        where = [place for place in (self.agent, self.product, self.segment) if place not in ("chain", ALL)]
        return f"{self.measure} of {', '.join(where)}" if where else self.measure


@dataclass(frozen=True)
class Statement:
    """A row of the table: two arms that differ in one lever, played with the same chance.

    base: words as typed after `bullwhip run`; change: words added for the second arm; control: words added to both arms
    that take the mechanism away, after which the lever does nothing. assumption: the direction is that of a coefficient
    of behaviour that was put in by hand, not a finding.
    """

    id: str
    says: str
    lever: str
    base: tuple[str, ...]
    change: tuple[str, ...]
    checks: tuple[Check, ...]
    control: tuple[str, ...] | None = None
    setting: str = ""
    assumption: bool = False
    source: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Its own name among all rows."""
        return f"{self.id} {self.setting}".strip()
