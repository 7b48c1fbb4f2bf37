"""Reading single cells of a row: each by its kind, each fault noted with its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf, isfinite
from typing import TypeVar

from scenarios.network.expressions import law
from scenarios.network.problems import Problems, suggestion
from scenarios.network.tables import Row
from sim.distributions import Distribution

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row. What cannot be read is noted, and the default answered."""

    row: Row
    problems: Problems

    def wrong(self, column: str, fault: str, remedy: str = "") -> None:
        """Note a fault of one cell."""
        said = self.row.cells.get(column, "")
        place = f"{self.row.place}, {column}" + (f" = {said}" if said else "")
        self.problems.add(place, fault, remedy)

    def has(self, column: str) -> bool:
        """Whether anything is written there."""
        return column in self.row.cells

    def text(self, column: str, default: str = "") -> str:
        """What is written there."""
        return self.row.cells.get(column, default)

    def name(self, column: str) -> str:
        """A name, which must be there."""
        if not self.has(column):
            self.wrong(column, "is empty", "a name is expected")
        return self.text(column)

    def number(self, column: str, default: float = 0.0, *, least: float = -inf, most: float = inf) -> float:
        """A number within bounds."""
        said = self.row.cells.get(column)
        if said is None:
            return default
        try:
            number = float(said)
        except ValueError:
            self.wrong(column, "is not a number", f"write it as {default or 1.5:g}")
            return default
        if not isfinite(number):
            self.wrong(column, "must be a finite number")
        elif not least <= number <= most:
            self.wrong(column, _bounds(least, most))
        else:
            return number
        return default

    def positive(self, column: str, default: float) -> float:
        """A number above zero."""
        number = self.number(column, default)
        if number > 0:
            return number
        self.wrong(column, "must be more than 0")
        return default

    def law(self, column: str, default: float = 0.0) -> float | Distribution:
        """A number or a distribution, not negative."""
        said = self.row.cells.get(column)
        if said is None:
            return default
        try:
            value = law(said)
        except ValueError as error:
            self.wrong(column, str(error))
            return default
        if (value if isinstance(value, float) else value.mean) < 0:
            self.wrong(column, "must not be negative")
            return default
        return value

    def choice(self, column: str, options: Collection[str], default: str) -> str:
        """One of several words; case and blanks do not matter."""
        said = self.row.cells.get(column)
        if said is None:
            return default
        folded = {_plain(option): option for option in options}
        chosen = folded.get(_plain(said))
        if chosen is None:
            self.wrong(column, f"must be one of {' · '.join(options)}", _near(said, options))
            return default
        return chosen

    def yes(self, column: str, default: bool = True) -> bool:
        """Yes or no."""
        words = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
        said = self.row.cells.get(column)
        if said is None:
            return default
        if said.casefold() not in words:
            self.wrong(column, "must be yes or no")
        return words.get(said.casefold(), default)

    def date(self, column: str) -> datetime | None:
        """A date, with or without the time of day; None where there is none."""
        said = self.row.cells.get(column)
        if said is None:
            return None
        try:
            return datetime.fromisoformat(said).replace(tzinfo=None)
        except ValueError:
            self.wrong(column, "is not a date", "write it as 1997-01-31")
            return None

    def one_of(self, column: str, known: Mapping[str, T], what: str) -> T | None:
        """The thing of this name; None, and a note, where there is none."""
        name = self.row.cells.get(column)
        if name is None:
            self.wrong(column, "is empty", f"the name of a {what} is expected")
        elif name not in known:
            self.wrong(column, f"there is no such {what}", suggestion(name, known))
        else:
            return known[name]
        return None

    def unused(self, column: str, remedy: str, neutral: str = "") -> None:
        """Note a cell that says something a network does not act upon."""
        said = self.row.cells.get(column)
        if said is not None and said.casefold() != neutral:
            self.wrong(column, "is not acted upon here", remedy)


def _plain(said: str) -> str:
    return said.casefold().replace(" ", "")


def _near(said: str, options: Collection[str]) -> str:
    hint = suggestion(said, options)
    return hint if hint.startswith("did") else ""


def _bounds(least: float, most: float) -> str:
    if least == -inf:
        return f"must be at most {most:g}"
    if most == inf:
        return "must not be negative" if not least else f"must be at least {least:g}"
    return f"must lie in {least:g}..{most:g}"
