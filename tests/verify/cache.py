"""Finished rows, kept so that an interrupted verification resumes."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from tests.verify.row import Row

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Finding:
    """The values that a row's replications gave, and the processor seconds they took."""

    values: dict[str, list[float]]
    seconds: float
    rerun: bool = False


@dataclass(frozen=True, slots=True)
class Cache:
    """One JSON file a row, valid for the code it was measured with."""

    folder: Path = ROOT / "results" / "verify"

    def read(self, row: Row) -> Finding | None:
        path = self._path(row)
        if not path.exists():
            return None
        held = json.loads(path.read_text("utf-8"))
        return Finding(**held["finding"]) if held["digest"] == digest(row) else None

    def write(self, row: Row, finding: Finding) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"row": row.key, "digest": digest(row), "finding": asdict(finding)})
        partial_file = self._path(row).with_suffix(".part")
        partial_file.write_text(text, "utf-8")
        partial_file.replace(self._path(row))

    def _path(self, row: Row) -> Path:
        return self.folder / (re.sub(r"[^A-Za-z0-9.]+", "_", row.key) + ".json")


def digest(row: Row) -> str:
    """Of simulator, scenarios and statistics, how they are played, the file of the row's function, and its numbers."""
    call = row.run
    arguments = ""
    while isinstance(call, partial):
        arguments += repr((call.args, call.keywords))
        call = call.func
    source = Path(inspect.getfile(call)).read_text("utf-8")
    judged = _judging() if "experiments.inference" in source else ""
    text = "\n".join([_code(), judged, source, arguments, row.key, repr((row.horizon, row.replications))])
    return sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    sources = [
        *_sources(("sim", "scenarios")),
        ROOT / "experiments" / "statistics.py",
        Path(__file__).with_name("play.py"),
    ]
    return sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


@cache
def _judging() -> str:
    """Of what is verified by rows that need no simulation."""
    return sha256(b"".join(path.read_bytes() for path in _sources(("experiments/inference",)))).hexdigest()


def _sources(folders: Iterable[str]) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
