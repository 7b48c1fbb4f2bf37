"""The tables of all replications as one file each, with the dates of a scenario that has a start date."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.settings import Settings
from experiments.units import PER_UNIT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTS = "parts"
TIMES = ("time", "sent", "queued")
"""The column of a table that says when its row happened."""
SUFFIX = {"minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo"}


def part(folder: Path, replication: int) -> Path:
    """Where the tables of one replication wait until all are there."""
    return folder / PARTS / f"{replication:06d}"


def gather(folder: Path, settings: Settings) -> None:
    """Put the tables of every replication together, in order, and take the parts away."""
    import duckdb

    parts = [part(folder, replication) for replication in range(settings.replications)]
    names = sorted({path.name for each in parts for path in each.glob("*.parquet")})
    with duckdb.connect(config={"threads": 1}) as connection:
        for name in names:
            selects = " UNION ALL ".join(
                f"SELECT {number} AS replication, {_columns(connection, each / name, settings)}"
                f" FROM read_parquet({_text(each / name)})"
                for number, each in enumerate(parts)
                if (each / name).exists()
            )
            connection.execute(f"COPY ({selects}) TO {_text(folder / name)} (FORMAT parquet)")
    shutil.rmtree(folder / PARTS)


def _columns(connection: "DuckDBPyConnection", path: Path, settings: Settings) -> str:
    """All columns, the date of the row before them where there is a start date."""
    if settings.start_date is None:
        return "*"
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({_text(path)})").fetchall()
    time = next((column for column, *_ in described if column in TIMES), None)
    return "*" if time is None else f"{date_of(time, settings.start_date, settings.time_unit)} AS date, *"


def date_of(column: str, start: datetime, unit: str) -> str:
    """SQL for the date of a time that is counted in the unit from the start."""
    microseconds = 60_000_000 * round(PER_UNIT["minute"][SUFFIX[unit]])
    return f"TIMESTAMP '{start.isoformat(sep=' ')}' + to_microseconds(CAST(round({column} * {microseconds}) AS BIGINT))"


def _text(path: Path) -> str:
    return "'" + path.as_posix().replace("'", "''") + "'"
