"""Past purchases, read from a table: who bought how much of what on which day, and for how much money."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from sim.errors import ModelError
from sim.policies.demand import Dated

COLUMNS = {"customer": "customer", "date": "date", "product": "product", "quantity": "quantity", "value": "value"}
NEEDED = ("date", "quantity")
SHIPPED = Path(__file__).parent / "data"
REPORTED = 20
"""How many faults of one table are told, at most."""


class Purchase(NamedTuple):
    """One row: time in time units from the start of history; quantity in units; value in money, None where unsaid."""

    customer: str
    time: float
    product: str
    quantity: float
    value: float | None


@dataclass(frozen=True)
class History:
    """The purchases of a table in the order of its rows, and the date of time 0."""

    start: date
    purchases: tuple[Purchase, ...]


class Row(NamedTuple):
    """What a row says, in numbers."""

    customer: str
    moment: datetime
    product: str
    quantity: float
    value: float | None


def read_history(
    table: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    start: str | date | None = None,
    days: float = 1.0,
    product: str = "item",
) -> History:
    """Read a table of purchases: comma, semicolon or tab separated, or columns set apart by white space; also .gz.

    table: a file, or the name of one that is shipped; columns: what it calls customer, date, product, quantity and
    value, where it does not call them so; only date and quantity must be there. Dates are written 1997-01-31 or
    19970131, with or without a time of day. start: the date of time 0, that of the earliest row if not said; days: days
    in a time unit; product: its name where there is no such column. Raises ModelError with every fault found; the row
    number is that of the line, headings being row 1.
    """
    path = _path(Path(table))
    try:
        lines = _lines(path)
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise ModelError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not lines:
        raise ModelError(f"{path}: the table is empty; it needs a line of headings and the columns {', '.join(NEEDED)}")
    split = _splitter(lines[0])
    headings = split(lines[0])
    places = _places(path, headings, {**COLUMNS, **(columns or {})})
    rows, faults = _rows(path, lines, split, len(headings), places, product)
    opening = _opening(path, start, rows, faults)
    if faults:
        more = [f"{path}: {len(faults) - REPORTED} more faults"] if len(faults) > REPORTED else []
        raise ModelError([*faults[:REPORTED], *more])
    midnight = datetime.combine(opening, datetime.min.time())
    unit = timedelta(days=days)
    return History(opening, tuple(Purchase(row[0], (row[1] - midnight) / unit, *row[2:]) for row in rows))


def historic(
    table: str | Path,
    *,
    columns: Mapping[str, str] | None = None,
    start: str | date | None = None,
    days: float = 1.0,
    product: str | None = None,
) -> Dated:
    """The demand that a table of past purchases holds, of one product or of all; all else as in read_history."""
    history = read_history(table, columns=columns, start=start, days=days)
    sales = [(row.time, row.quantity) for row in history.purchases if product in (None, row.product)]
    if not sales:
        raise ModelError(f"{table}: no row is about product {product}")
    return Dated(tuple(sorted(sales, key=lambda sale: sale[0])))


# --- the text


def _path(table: Path) -> Path:
    """The file itself, or the shipped one of that name."""
    shipped = SHIPPED / table.name
    found = shipped.exists() and shipped.suffix != ".md"
    return shipped if len(table.parts) == 1 and found and not table.exists() else table


def _lines(path: Path) -> list[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8-sig", newline=None) as file:
            return file.read().splitlines()
    return path.read_text(encoding="utf-8-sig").splitlines()


def _splitter(headings: str) -> Callable[[str], Sequence[str]]:
    for mark in (",", ";", "\t"):
        if mark in headings:
            return lambda line: [cell.strip() for cell in next(csv.reader((line,), delimiter=mark), [])]
    return str.split


def _places(path: Path, headings: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where each column stands. Raises ModelError for every column that must be there and is not."""
    unknown = [name for name in columns if name not in COLUMNS]
    problems = [f"columns.{name}: a table of purchases has {', '.join(COLUMNS)}" for name in unknown]
    for name, heading in columns.items():
        if heading not in headings and (name in NEEDED or heading != COLUMNS.get(name)) and name not in unknown:
            near = get_close_matches(heading, headings, n=1)
            hint = f"did you mean {near[0]}?" if near else f"set columns.{name} to one of them"
            problems.append(f"{path}: column {heading!r} ({name}) is missing; there are {', '.join(headings)}; {hint}")
    if problems:
        raise ModelError(problems)
    return {name: headings.index(heading) for name, heading in columns.items() if heading in headings}


# --- the rows


def _rows(
    path: Path,
    lines: Sequence[str],
    split: Callable[[str], Sequence[str]],
    width: int,
    places: Mapping[str, int],
    product: str,
) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    faults: list[str] = []
    dates: dict[str, datetime] = {}
    who, when, what, much, money = (places.get(name) for name in COLUMNS)
    assert when is not None and much is not None
    for number, line in enumerate(islice(lines, 1, None), 2):
        cells = split(line)
        if not cells:
            continue
        if len(cells) < width:
            faults.append(f"{path}: row {number} has {len(cells)} of {width} columns: {line.strip()!r}")
            continue
        try:
            moment = dates.get(cells[when])
            if moment is None:
                moment = dates[cells[when]] = _moment(cells[when])
            rows.append(
                Row(
                    cells[who] if who is not None else "",
                    moment,
                    cells[what] if what is not None else product,
                    _quantity(cells[much]),
                    _value(cells[money]) if money is not None else None,
                )
            )
        except ValueError:
            faults += [f"{path}: row {number}: {fault}" for fault in _faults(cells, when, much, money)]
    if not rows and not faults:
        faults.append(f"{path}: the table has headings and no rows")
    return rows, faults


def _faults(cells: Sequence[str], when: int, much: int, money: int | None) -> Iterator[str]:
    """All that is wrong with a row."""
    checks: Iterable[tuple[Callable[[str], object], int | None]] = ((_moment, when), (_quantity, much), (_value, money))
    for check, place in checks:
        if place is not None:
            try:
                check(cells[place])
            except ValueError as fault:
                yield str(fault)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a date; write it as 1997-01-31 or 19970131") from None
    if moment.tzinfo is not None:
        raise ValueError(f"{text!r} names a time zone; leave it out")
    return moment


def _quantity(text: str) -> float:
    quantity = _number(text, "quantity")
    if not quantity > 0:
        raise ValueError(f"quantity must be positive, got {text!r}")
    return quantity


def _value(text: str) -> float | None:
    if not text:
        return None
    value = _number(text, "value")
    if value < 0:
        raise ValueError(f"value must not be negative, got {text!r}")
    return value


def _number(text: str, column: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not isfinite(number):
        raise ValueError(f"{column} {text!r} is not a finite number")
    return number


def _opening(path: Path, start: str | date | None, rows: Sequence[Row], faults: list[str]) -> date:
    """The date of time 0; a row before it is a fault."""
    first = min((row.moment.date() for row in rows), default=date.min)
    if start is None:
        return first
    try:
        opening = start if isinstance(start, date) else date.fromisoformat(start)
    except ValueError:
        faults.append(f"start {start!r} is not a date; write it as 1997-01-31")
        return first
    if rows and first < opening:
        faults.append(f"{path}: the earliest row is of {first}, before the start {opening}")
    return opening
