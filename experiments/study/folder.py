"""The folder of a study: what was asked is written first, what is done goes into a journal, tables come at the end."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from experiments.faults import Fault, InputError
from experiments.output import free
from experiments.provenance import bullwhip_version
from experiments.recipe import Recipe
from experiments.study.journal import NAME as JOURNAL
from experiments.study.journal import Journal
from experiments.study.study import VERBS

ASKED = "study.yaml"


@dataclass(frozen=True)
class Folder:
    """Where a study lies; whole: the folder of several, of which it is one. It is complete when its journal is gone."""

    path: Path
    whole: Path | None = None

    def begin(self, said: Mapping[str, Any], digest: str) -> Journal:
        """Write down what is asked and open the journal. Raises InputError where the folder cannot be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            text = yaml.safe_dump(dict(said), sort_keys=False, allow_unicode=True)
            _whole(self.path / ASKED, lambda path: path.write_text(text, encoding="utf-8", newline="\n"))
            return Journal(self.path, digest)
        except OSError as error:
            raise InputError([unwritable(self.path, error)]) from error

    def write(self, tables: Mapping[str, pd.DataFrame], texts: Mapping[str, str]) -> None:
        """Every table as CSV and Parquet, every text as it is; each file is there whole or not at all."""
        from sim.saving import save_table

        for name, table in tables.items():
            _whole(self.path / f"{name}.csv", lambda path, table=table: _csv(table, path))
            if len(table):
                _whole(self.path / f"{name}.parquet", lambda path, table=table: save_table(_even(table), path))
        for name, text in texts.items():
            _whole(self.path / name, lambda path, text=text: path.write_text(text, encoding="utf-8", newline="\n"))

    def forget(self) -> None:
        """Nothing was played: what was begun is taken away, and the folder if nothing else lies there."""
        for name in (ASKED, JOURNAL):
            (self.path / name).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.rmdir()

    def finish(self) -> None:
        """All tables are written: what the journal noted is in them."""
        (self.path / JOURNAL).unlink()

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be done, or nothing was begun."""
        return not (self.path / JOURNAL).exists() and not ((self.path / ASKED).exists() and not self.measured)

    @property
    def measured(self) -> bool:
        """Whether the tables are there."""
        return (self.path / "kpis.csv").exists()


def new_folder(out: Path | None, name: str) -> Folder:
    """A place where nothing lies yet. Raises InputError where something does."""
    if out is None:
        return Folder(free(Path("results") / name))
    if out.is_file():
        raise InputError([Fault("out", f"{out} is a file", "name a new or empty folder")])
    if out.exists() and any(out.iterdir()):
        begun = (out / JOURNAL).exists()
        remedy = f"go on with it: bullwhip resume {out}; or name" if begun else "name"
        raise InputError(
            [Fault("out", f"{out} is not empty; results are never mixed", f"{remedy} a new or empty folder")]
        )
    return Folder(out)


def known_folder(path: Path) -> tuple[Folder, dict[str, Any]]:
    """A study's folder and what was asked. Raises InputError where none lies there."""
    try:
        said = yaml.safe_load((path / ASKED).read_text(encoding="utf-8"))
    except OSError:
        raise InputError(
            [Fault(str(path), "holds no study: there is no study.yaml", "name a study's folder")]
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError([Fault(str(path / ASKED), f"cannot be read: {str(error).splitlines()[0]}")]) from error
    if not isinstance(said, Mapping) or said.get("verb") not in VERBS or not {"name", "settings"} <= set(said):
        raise InputError([Fault(str(path / ASKED), "is not what a study has asked", "name a study's folder")])
    return Folder(path), dict(said)


def unwritable(path: Path, error: OSError) -> Fault:
    """A folder that takes nothing, or nothing more."""
    return Fault("out", f"{path} cannot be written: {error.strerror or error}", "make room there, or name another")


def digest_of(said: Mapping[str, Any], recipes: Sequence[Recipe]) -> str:
    """What a study is, in one number: what is asked, the configuration of every point, and our version."""
    whole = hashlib.sha256(bullwhip_version().encode())
    asked = {key: value for key, value in said.items() if key not in ("out", "workers", "engine")}
    whole.update(json.dumps(asked, default=str).encode())
    for recipe in recipes:
        whole.update(json.dumps(recipe.config, default=str).encode())
    return whole.hexdigest()


def _csv(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, lineterminator="\n")


def _even(table: pd.DataFrame) -> pd.DataFrame:
    """Columns of mixed kinds as text, which Parquet can hold."""
    mixed: dict[str, Any] = {}
    for name in table.columns:
        column = table[name]
        if column.dtype == object:
            kinds = {type(value) for value in column if value is not None and value == value}
            if kinds - {str} and (len(kinds) > 1 or not kinds <= {bool, int, float}):
                mixed[name] = [None if value is None else str(value) for value in column]
    return table.assign(**mixed) if mixed else table


def _whole(path: Path, write: Any) -> None:
    part = path.with_name(f".{path.name}.part")
    write(part)
    part.replace(path)
