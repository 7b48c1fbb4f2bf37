"""What is done so far, run by run, in a file that survives whatever stops the study."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from experiments.faults import Fault, InputError
from experiments.study.outcome import Key, Outcome

NAME = "journal.jsonl"


class Journal:
    """One line a run, as it comes; the last line may be cut short by a kill, and is then played again.

    digest: of the configuration; a journal of another configuration is refused by InputError.
    """

    def __init__(self, folder: Path, digest: str) -> None:
        self.path = folder / NAME
        self.known: dict[tuple[Key, ...], int] = {}
        self.done: dict[tuple[int, int], Outcome] = {}
        self.grown: dict[int, str] = {}
        whole = self._read(digest) if self.path.exists() else 0
        self.file: IO[str] = self.path.open("r+" if whole else "w", encoding="utf-8", newline="\n")
        self.file.seek(whole)
        self.file.truncate()
        if not whole:
            self._write({"study": digest})

    def add(self, outcome: Outcome) -> None:
        """Note a run that is done; one that failed is not noted, so that it is tried again on resuming."""
        self.done[outcome.point, outcome.replication] = outcome
        if outcome.fault:
            return
        number = self.known.get(outcome.keys)
        if number is None:
            number = self.known[outcome.keys] = len(self.known)
            self._write({"keys": outcome.keys})
        line: dict[str, Any] = {"run": [outcome.point, outcome.replication, number], "values": outcome.values}
        if outcome.histories:
            line["histories"] = {name: list(series) for name, series in outcome.histories.items()}
        self._write(line)

    def grow(self, point: int, digest: str) -> None:
        """Note a point that a search has added, by its configuration. What was done under its number before, while the
        search went another way, is not of this point: it is forgotten.
        """
        if self.grown.get(point) != digest:
            self._forget(point)
            self.grown[point] = digest
            self._write({"point": [point, digest]})

    def close(self) -> None:
        """Let go of the file; it stays, whole up to its last line if the disk is full."""
        with suppress(OSError):
            self.file.close()

    def _forget(self, point: int) -> None:
        for place in [place for place in self.done if place[0] == point]:
            del self.done[place]

    def _write(self, line: Mapping[str, Any]) -> None:
        self.file.write(json.dumps(line, separators=(",", ":")) + "\n")
        self.file.flush()

    def _read(self, digest: str) -> int:
        """Take over what is noted and answer how many bytes of it are whole."""
        whole, keys = 0, []
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                noted = self._said(line)
                if "study" in noted and noted["study"] != digest:
                    wrong = "was begun with another configuration, version or scenario"
                    raise InputError([Fault(str(self.path.parent), wrong, "begin anew in another folder")])
                if "point" in noted:
                    point, digest_of_point = noted["point"]
                    self._forget(point)
                    self.grown[point] = digest_of_point
                if "keys" in noted:
                    keys.append(tuple(tuple(key) for key in noted["keys"]))
                    self.known[keys[-1]] = len(keys) - 1
                if "run" in noted:
                    point, replication, number = noted["run"]
                    values, histories = tuple(noted["values"]), noted.get("histories", {})
                    self.done[point, replication] = Outcome(point, replication, keys[number], values, histories)
                whole += len(line)
        return whole

    def _said(self, line: bytes) -> dict[str, Any]:
        try:
            noted: dict[str, Any] = json.loads(line)
            return noted
        except ValueError as error:
            raise InputError([Fault(str(self.path), f"is damaged: {error}", "begin anew in another folder")]) from error
