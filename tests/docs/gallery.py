"""Hang the gallery of scenarios: `python -m tests.docs.gallery` plays what is new, `... serial tree` these, `... all`.

New is what has no picture yet, or another command than the page has.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.exhibits import PAGE, PICTURES, Exhibit, exhibits, page
from tests.docs.pages import HOME, Block
from tests.docs.pictures import small
from tests.docs.reader import run


def play(exhibit: Exhibit) -> None:
    """Run the command of an exhibit and keep its picture."""
    with TemporaryDirectory() as folder:
        run(Block(PAGE, 0, "bash", exhibit.command, {}), Path(folder))
        PICTURES.mkdir(parents=True, exist_ok=True)
        exhibit.picture.write_bytes(small(Path(folder) / f"{exhibit.drawn}.png"))


def main(names: list[str]) -> None:
    hung = HOME / PAGE
    told = hung.read_text(encoding="utf-8") if hung.exists() else ""
    for exhibit in exhibits():
        new = not exhibit.picture.exists() or f"\n{exhibit.command}\n" not in told
        if exhibit.scenario in names or names == ["all"] or (not names and new):
            began = time.perf_counter()
            play(exhibit)
            print(f"{exhibit.scenario}: {time.perf_counter() - began:.1f} s", flush=True)
    hung.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
