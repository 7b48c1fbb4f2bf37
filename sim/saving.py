"""A result on disk: facts.json and one Parquet file for every table that has rows."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from sim.accounts import ACCOUNTS
from sim.columns import EVENT_COLUMNS, JOB_COLUMNS, LEDGER_COLUMNS, LEVEL_COLUMNS, LINE_COLUMNS, MESSAGE_COLUMNS, Kind
from sim.facts import Facts
from sim.happenings import EVENTS
from sim.result import Result

if TYPE_CHECKING:
    import pandas as pd


def save(result: Result, folder: str | Path) -> None:
    """Write a result into a folder, the same bytes for the same result."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "facts.json").write_text(json.dumps(asdict(result.facts), indent=1), encoding="utf-8", newline="\n")
    for name, frame in result.tables().items():
        save_table(frame, folder / f"{name}.parquet")


def load(folder: str | Path) -> Result:
    """Read a result from the folder that it was saved in. Raises FileNotFoundError where there is none."""
    folder = Path(folder)
    facts = _built(Facts, json.loads((folder / "facts.json").read_text(encoding="utf-8")))
    frames = {path.stem: load_table(path) for path in sorted(folder.glob("*.parquet"))}
    agents = {agent.name: number for number, agent in enumerate(facts.agents)}
    products = {product.name: number for number, product in enumerate(facts.products)}
    stocks = {(stock.agent, stock.product): number for number, stock in enumerate(facts.stocks)}
    stations = tuple((station.agent, station.station) for station in facts.stations)
    accounts = {account: number for number, account in enumerate(ACCOUNTS)}
    kinds = {kind.name.lower().replace("_", " "): kind.value for kind in Kind}
    levels, jobs = frames.get("levels"), frames.get("jobs")
    if levels is not None:
        levels["stock"] = [stocks[key] for key in zip(levels["agent"], levels["product"], strict=True)]
    if jobs is not None:
        jobs["station"] = [stations.index(key) for key in zip(jobs["agent"], jobs["station"], strict=True)]
    return Result(
        facts,
        _rows(frames.get("messages"), MESSAGE_COLUMNS, sender=agents, receiver=agents, product=products, kind=kinds),
        _rows(frames.get("order_lines"), LINE_COLUMNS, buyer=agents, seller=agents, product=products),
        _rows(levels, LEVEL_COLUMNS),
        _rows(
            frames.get("ledger"),
            LEDGER_COLUMNS,
            agent=agents,
            counterparty={**agents, "": -1},
            product=products,
            debit=accounts,
            credit=accounts,
        ),
        _rows(jobs, JOB_COLUMNS, product=products),
        stations,
        [tuple(row) for row in frames["decisions"].itertuples(index=False)] if "decisions" in frames else [],
        _rows(
            frames.get("events"),
            EVENT_COLUMNS,
            what={name: kind.value for name, kind in EVENTS.items()},
            agent=agents,
            about={**agents, "": -1},
            product={**products, "": -1},
        ),
    )


def save_table(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet, the same bytes for the same table."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.register("table_to_save", frame)
        place = str(path).replace("'", "''")
        connection.execute(f"COPY (SELECT * FROM table_to_save) TO '{place}' (FORMAT parquet)")


def load_table(path: str | Path) -> pd.DataFrame:
    """Read a Parquet table."""
    import duckdb

    with duckdb.connect() as connection:
        return connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).df()


def _rows(frame: pd.DataFrame | None, columns: tuple[tuple[str, str], ...], **numbers: dict[str, int]) -> NDArray[Any]:
    """A table as the packed rows it was made from: names become numbers again."""
    packed = np.zeros(0 if frame is None else len(frame), dtype=np.dtype(list(columns)))
    if frame is not None:
        for name, _ in columns:
            packed[name] = frame[name].map(numbers[name]) if name in numbers else frame[name]
    return packed


def _built(kind: Any, data: Any) -> Any:
    """Plain data as the dataclass, tuple or dictionary it was written from."""
    if get_origin(kind) is UnionType:
        return None if data is None else _built(get_args(kind)[0], data)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(_built(inner, each) for each in data)
    if get_origin(kind) is dict:
        return {key: _built(get_args(kind)[1], value) for key, value in data.items()}
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        return kind(**{field.name: _built(hints[field.name], data[field.name]) for field in fields(kind)})
    return data
