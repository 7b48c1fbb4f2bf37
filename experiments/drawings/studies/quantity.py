"""A measure as figures say it: 40.3, 89.7 %, $39,509; which way is better; how far two values lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from experiments.drawings.studies.digits import percentage, plain
from experiments.drawings.wording import SIGNS, money, plural
from sim.metrics import BY_NAME, HEADLINES

if TYPE_CHECKING:
    from pandas import DataFrame

TIMES = ("minute", "hour", "day", "week", "month")
ROLES = {measure: role for role, measure in HEADLINES}


@dataclass(frozen=True)
class Quantity:
    """One measure: its name, its unit, the direction that is better (lower, higher or none), the currency if any."""

    measure: str
    unit: str = ""
    direction: str = "none"
    currency: str | None = None

    @property
    def share(self) -> bool:
        """Whether it is a part of a whole, drawn in per cent."""
        return self.unit == "share"

    @property
    def scale(self) -> float:
        """What a value is multiplied by to be drawn."""
        return 100.0 if self.share else 1.0

    @property
    def paid(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in ("money", self.currency) or self.unit.upper() in SIGNS

    @property
    def drawn_in(self) -> str:
        """The unit of its axis."""
        if self.paid:
            return self.currency or ("" if self.unit == "money" else self.unit)
        if self.unit.startswith("money/"):
            return f"per {self.unit.removeprefix('money/')}"
        return "%" if self.share else "" if self.unit in ("ratio", "") else self.unit

    @property
    def note(self) -> str:
        """Its unit, and the direction that is better."""
        better = f"{self.direction} is better" if self.direction in ("lower", "higher") else ""
        unit = self.drawn_in if self.drawn_in.startswith("per ") or not self.drawn_in else f"in {self.drawn_in}"
        return ", ".join(part for part in (unit, better) if part)

    @property
    def head(self) -> str:
        """What stands over its panel: of which of the three it is the measure, and its note."""
        return ", ".join(part for part in (ROLES.get(self.measure, ""), self.note) if part)

    @property
    def named(self) -> str:
        """The measure with its note, in a sentence or on an axis."""
        return f"{self.measure} ({self.note})" if self.note else self.measure

    def said(self, value: float) -> str:
        """A value in a sentence or beside its mark, with its unit."""
        if not isfinite(value):
            return "none"
        if self.share:
            return f"{percentage(100 * value)} %"
        if self.paid:
            return f"{'−' if value < 0 else ''}{self._money(abs(value))}"
        unit = plural(self.unit) if self.unit in TIMES and value != 1 else self.drawn_in
        return f"{plain(value)} {unit}".rstrip()

    def _money(self, amount: float) -> str:
        currency = self.currency or (self.unit if self.unit != "money" else None)
        if 1 <= amount < 1e7 or not amount:
            return money(amount, currency)
        sign = SIGNS.get((currency or "").upper(), "")
        return f"{sign}{plain(amount)}" + (f" {currency}" if currency and not sign else "")

    def change(self, value: float) -> str:
        """A difference with its sign; shares differ by percentage points."""
        if not isfinite(value):
            return "none"
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        return f"{sign}{percentage(abs(100 * value))} points" if self.share else f"{sign}{self.said(abs(value))}"

    def better(self, one: float, other: float) -> bool:
        """Whether one value is to be preferred; without a direction, the lower."""
        return one > other if self.direction == "higher" else one < other

    def best(self, values: Sequence[float]) -> int:
        """The place of the best value; values that do not exist come last."""
        known = [place for place, value in enumerate(values) if isfinite(value)]
        pick = max if self.direction == "higher" else min
        return pick(known, key=lambda place: float(f"{values[place]:.9g}")) if known else 0


def quantities(summary: DataFrame, measures: Sequence[str], currency: str | None = None) -> list[Quantity]:
    """The measures of those named that the table has for the whole chain, with a value somewhere."""
    whole = summary[(summary["agent"] == "chain") & summary["mean"].notna()]
    found = whole.drop_duplicates("measure").set_index("measure")
    return [
        Quantity(name, str(found.at[name, "unit"]), str(found.at[name, "direction"] or "none"), currency)
        for name in measures
        if name in found.index
    ]


def catalogued(label: str, currency: str | None = None, time_unit: str = "day") -> Quantity:
    """A measure by its label alone, such as fill rate of stage1, with the unit and direction of the catalogue."""
    known = BY_NAME.get(label.partition(" of ")[0])
    if known is None:
        return Quantity(label, "", "none", currency)
    words = {"money": currency or "money", "time": time_unit}
    unit = "/".join(words.get(part, part) for part in known.unit.split("/"))
    return Quantity(label, unit, known.direction, currency)
