"""The verb query: SQL over the tables of a folder, which can neither be changed nor left."""

from pathlib import Path

import pandas as pd

from experiments.faults import Fault, InputError, suggest
from experiments.loading import tables_in


def query(folder: Path | str, sql: str) -> pd.DataFrame:
    """What a select over the folder's tables finds: points, kpis, summary, and whatever else lies there.

    The tables are read into memory first; after that nothing outside can be reached. Raises InputError for a folder
    without tables, and for what the query gets wrong.
    """
    import duckdb

    files = tables_in(Path(folder))
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, path in files.items():
            read = "read_parquet" if path.suffix == ".parquet" else "read_csv_auto"
            try:
                connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM {read}(?)', [str(path)])
            except duckdb.Error as error:
                raise InputError([Fault(str(path), f"cannot be read: {_first(error)}")]) from error
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
                raise InputError([Fault("query", "must be one select", "select * from summary")])
            return connection.execute(statements[0]).df()
        except duckdb.CatalogException as error:
            remedy = suggest(str(error).partition("name ")[2].partition(" ")[0], files)
            raise InputError([Fault("query", _first(error), remedy)]) from error
        except duckdb.Error as error:
            raise InputError([Fault("query", _first(error), f"tables: {', '.join(files)}")]) from error


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
