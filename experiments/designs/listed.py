"""Points that a user lists in a table: one row a point, one column a key."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException

from experiments.designs.factor import Factor, Levels, same
from experiments.faults import Fault, Faults, InputError
from experiments.safety import RESOLVER

KEY = re.compile(r"\+{0,2}[A-Za-z_][\w.@/-]*")
NUMBER = re.compile(r"[+-]?(\d+|(\d+\.\d*|\.\d+|\d+)([eE][+-]?\d+)?)")


@dataclass(frozen=True)
class Listed:
    """The points as they are listed, each key -> value; table: where they come from, for messages."""

    rows: tuple[Mapping[str, Any], ...]
    table: str = ""
    lines: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("there are no points")

    def __call__(self, factors: Sequence[Factor] = ()) -> list[dict[str, Any]]:
        beside = [factor.key for factor in factors if factor.key not in self.rows[0]]
        if beside:
            wrong, remedy = f"varies beside the points of {self.table or 'a list'}", "add it to them as a column"
            raise InputError(Fault(key, wrong, remedy) for key in beside)
        return [dict(row) for row in self.rows]

    def factors(self) -> list[Levels]:
        """What varies: each column with its values, as they first come."""
        return [Levels(key, tuple({same(row[key]): row[key] for row in self.rows}.values())) for key in self.rows[0]]

    def place(self, point: int) -> str:
        """Where a point is listed: mine.csv, row 7."""
        return f"{self.table}, row {self.lines[point]}" if self.lines else f"point {point}"


def read_points(path: Path, faults: Faults) -> Listed | None:
    """A CSV table of points: the keys in row 1; values as they are typed on the command line.

    What is wrong is noted with row and column, and None answered.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = [(number, line) for number, line in enumerate(csv.reader(file), start=1) if "".join(line).strip()]
    except OSError as error:
        faults.add(str(path), f"cannot be read: {error.strerror}", "say points=FILE.csv, from where you are")
        return None
    except (UnicodeDecodeError, csv.Error) as error:
        faults.add(str(path), f"is not a table: {error}", "save it as CSV in UTF-8")
        return None
    before = len(faults.found)
    if len(table) < 2:
        faults.add(str(path), "has no points", "row 1 has the keys, each row after it the values of a point")
        return None
    keys = [key.strip() for key in table[0][1]]
    _check_keys(keys, path, table[0][0], faults)
    rows = [_row(keys, line, f"{path}, row {number}", faults) for number, line in table[1:]]
    numbers = tuple(number for number, _ in table[1:])
    if len(faults.found) == before:
        _check_repeats(rows, numbers, path, faults)
    return Listed(tuple(rows), str(path), numbers) if len(faults.found) == before else None


def _check_keys(keys: list[str], path: Path, number: int, faults: Faults) -> None:
    for column, key in enumerate(keys, start=1):
        place = f"{path}, row {number}, column {column}"
        if not KEY.fullmatch(key):
            faults.add(place, f"{key!r} is not a key", "the header has keys such as demand.sd, parted by commas")
        elif key in keys[: column - 1]:
            faults.add(place, f"{key} is there twice", "give each key one column")


def _row(keys: list[str], line: list[str], place: str, faults: Faults) -> dict[str, Any]:
    if len(line) != len(keys):
        wrong = f"has {len(line)} values, expected {len(keys)}"
        faults.add(place, wrong, "a value that has commas goes in double quotes")
        return {}
    row: dict[str, Any] = {}
    for key, text in zip(keys, line, strict=True):
        try:
            row[key] = _value(text.strip())
        except ValueError as error:
            faults.add(f"{place}, column {key}", f"{text!r} {error}")
    return row


def _value(text: str) -> Any:
    """A cell, a number or what Hydra's grammar makes of it. Raises ValueError with what was expected."""
    if match := NUMBER.fullmatch(text):
        return int(text) if match[2] is None else float(text)
    if not text:
        raise ValueError("is empty, expected a value; nothing is written null")
    if RESOLVER.search(text):
        raise ValueError("asks a resolver, expected the value itself")
    return _said(text)


@lru_cache(maxsize=4096)
def _said(text: str) -> Any:
    try:
        override = OverridesParser.create().parse_override(f"key={text}")
    except HydraException as error:
        raise ValueError("cannot be read, expected a value such as 20, true, s_S, [1,2] or {a:1}") from error
    if override.is_sweep_override():
        raise ValueError("is several values, expected one")
    return override.value()


def _check_repeats(rows: list[dict[str, Any]], numbers: tuple[int, ...], path: Path, faults: Faults) -> None:
    seen: dict[Any, int] = {}
    for row, number in zip(rows, numbers, strict=True):
        first = seen.setdefault(same(row), number)
        if first != number:
            faults.add(f"{path}, row {number}", f"is the point of row {first} again", "leave one of them out")
