"""Reading the tables of a network: a folder of CSV files, one YAML file, or the same in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from scenarios.network.problems import Problems, listing, suggestion
from scenarios.network.sheets import LATER, SHEETS, Sheet

SHIPPED = Path(__file__).resolve().parent.parent / "data"
Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, as written: where it stands, and column -> text, without empty cells."""

    place: str
    cells: Mapping[str, str]


Tables: TypeAlias = dict[str, list[Row]]


def read_tables(source: str | Path | Mapping[str, Any], problems: Problems) -> Tables:
    """Every table of a network; a name without a file in reach is an example shipped with the project."""
    if isinstance(source, Mapping):
        return _read_sheets(source, "", Path(), problems)
    path = _find(Path(source), problems)
    if path is None:
        return {}
    return _read_folder(path, problems) if path.is_dir() else _read_yaml(path, problems)


def examples() -> list[str]:
    """The networks shipped with the project."""
    return sorted(path.name for path in SHIPPED.iterdir() if (path / "Sites.csv").exists())


def _find(path: Path, problems: Problems) -> Path | None:
    if path.exists():
        return path
    if str(path) in examples():
        return SHIPPED / path
    remedy = suggestion(str(path), examples())
    problems.add(str(path), "there is no such file or folder", f"shipped examples: {remedy}" if remedy else "")
    return None


# --- a folder of CSV files


def _read_folder(folder: Path, problems: Problems) -> Tables:
    found: Tables = {}
    for path in sorted(folder.glob("*.csv")):
        sheet = _sheet(path.stem, path.name, problems)
        if sheet is not None:
            found[sheet.name] = _read_csv(path, path.name, sheet, problems)
    return _complete(found, f"{folder.name}/", ".csv", problems)


def _read_csv(path: Path, name: str, sheet: Sheet, problems: Problems) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.add(name, f"cannot be read ({error})", "save it as CSV in UTF-8")
        return []
    first = text.partition("\n")[0]
    lines = csv.reader(text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ",")
    header = [column.strip() for column in next(lines, [])]
    if not _known(header, name, sheet, problems):
        return []
    rows = []
    for cells in lines:
        place = f"{name}, row {lines.line_num}"
        if len(cells) > len(header):
            remedy = 'put a value with a comma between quotes, as "s,S"'
            problems.add(place, f"has {len(cells)} cells, its header {len(header)}", remedy)
        elif any(cell.strip() for cell in cells):
            pairs = zip(header, cells, strict=False)
            rows.append(Row(place, {column: said for column, cell in pairs if (said := cell.strip())}))
    return rows


# --- one YAML file, or mappings in memory


def _read_yaml(path: Path, problems: Problems) -> Tables:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path.name}, line {mark.line + 1}, column {mark.column + 1}" if mark else path.name
        remedy = "mind indentation, colons and quotes"
        problems.add(place, f"is not YAML: {getattr(error, 'problem', None) or error}", remedy)
        return {}
    except (OSError, UnicodeDecodeError) as error:
        problems.add(path.name, f"cannot be read ({error})")
        return {}
    if not isinstance(content, Mapping):
        problems.add(path.name, "must hold tables by name", f"such as {listing(list(SHEETS))}")
        return {}
    return _read_sheets(content, f"{path.name}, ", path.parent, problems)


def _read_sheets(content: Mapping[Any, Any], file: str, folder: Path, problems: Problems) -> Tables:
    found: Tables = {}
    for name, said in content.items():
        sheet = _sheet(str(name), file.rstrip(", ") or "tables", problems)
        if sheet is None:
            continue
        if isinstance(said, str) and said.endswith(".csv"):
            path = folder / said if (folder / said).exists() else Path(said)
            found[sheet.name] = _read_csv(path, path.name, sheet, problems)
        else:
            found[sheet.name] = _read_entries(said, f"{file}{sheet.name}", sheet, problems)
    return _complete(found, file, "", problems)


def _read_entries(said: Any, place: str, sheet: Sheet, problems: Problems) -> list[Row]:
    rows = []
    for number, (where, cells) in enumerate(_entries(said, sheet, (), problems, place), start=1):
        spot = f"{place}, {where or f'row {number}'}"
        if _known(list(cells), spot, sheet, problems):
            rows.append(Row(spot, {column: text for column, cell in cells.items() if (text := _text(cell))}))
    return rows


def _entries(
    said: Any, sheet: Sheet, named: tuple[str, ...], problems: Problems, place: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows from a list of rows, or from mappings by the key columns, one within the other."""
    where = " > ".join(named)
    given = dict(zip(sheet.keys, named, strict=False))
    if isinstance(said, Mapping) and (not sheet.keys or len(named) >= _depth(sheet) or set(said) & set(sheet.columns)):
        yield where, {**given, **said}
    elif isinstance(said, Mapping):
        for name, inner in said.items():
            yield from _entries(inner, sheet, (*named, _text(name)), problems, place)
    elif isinstance(said, Sequence) and not isinstance(said, str):
        for item in said:
            yield from _entries(item, sheet, named, problems, place)
    elif len(named) >= _depth(sheet) > 0:
        yield where, {**given, sheet.main: said}
    else:
        spot = f"{place}, {where}" if where else place
        problems.add(spot, f"{said!r} is not a row", f"say {', '.join(sheet.needed)}")


def _depth(sheet: Sheet) -> int:
    """How many names stand before a row; the main column is never one of them."""
    return len([key for key in sheet.keys if key != sheet.main])


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


# --- names


def _sheet(name: str, place: str, problems: Problems) -> Sheet | None:
    by_fold = {known.casefold(): sheet for known, sheet in SHEETS.items()}
    if name.casefold() in by_fold:
        return by_fold[name.casefold()]
    if name in LATER:
        problems.add(place, f"the table {name} is not read here", LATER[name])
    else:
        problems.add(place, f"there is no table {name}", suggestion(name, SHEETS))
    return None


def _known(header: Sequence[str], place: str, sheet: Sheet, problems: Problems) -> bool:
    missing = [column for column in sheet.needed if column not in header]
    unknown = [column for column in header if column and column not in sheet.columns]
    for column in unknown:
        problems.add(place, f"there is no column {column}", suggestion(column, sheet.columns))
    if missing:
        problems.add(place, f"lacks {'the column' if len(missing) == 1 else 'the columns'} {', '.join(missing)}")
    return not missing


def _complete(found: Tables, folder: str, suffix: str, problems: Problems) -> Tables:
    for name, sheet in SHEETS.items():
        if sheet.required and name not in found:
            problems.add(f"{folder}{name}{suffix}", "is missing", f"it has the columns {', '.join(sheet.needed)}, ...")
    if "Demand" not in found and "Orders" not in found:
        problems.add(f"{folder}Demand{suffix}", "is missing", "nobody wants anything without Demand or Orders")
    return {name: found.get(name, []) for name in SHEETS}
