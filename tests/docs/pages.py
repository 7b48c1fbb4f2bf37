"""The pages of the documentation, taken apart into their blocks and the marks that stand before them.

Marks are HTML comments on a line of their own, before a block:
    file: NAME     the block is a file that the reader saves
    output         the block is what the block before it prints
    long           the block takes more than a few seconds; run with the marker `verify`, in a folder of its own
    skip: REASON   the block is not run
    fails          the commands of the block are refused, exit code 2
    needs: PAGE    the files of another page are there, too
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[2]
PAGES = ("README.md", *sorted(str(path.relative_to(HOME)) for path in (HOME / "docs").rglob("*.md")))

FENCE = re.compile(r"```(\w*)")
MARK = re.compile(r"<!-- (\w+)(?:: (.*))? -->")


@dataclass(frozen=True)
class Block:
    """What stands between two fences: its language, its text, its line on the page, and the marks before it."""

    page: str
    line: int
    language: str
    text: str
    marks: dict[str, str]

    @property
    def is_file(self) -> bool:
        return "file" in self.marks

    @property
    def is_run(self) -> bool:
        """Whether a reader would run it."""
        return self.language in ("bash", "python") and not self.is_file

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str) -> list[Block]:
    """The blocks of a page in order."""
    return list(_blocks(page, (HOME / page).read_text(encoding="utf-8").splitlines()))


def _blocks(page: str, lines: list[str]) -> Iterator[Block]:
    marks: dict[str, str] = {}
    opened, language, text = 0, "", [""]
    for number, line in enumerate(lines, start=1):
        fence, mark = FENCE.fullmatch(line), MARK.fullmatch(line)
        if opened and line == "```":
            yield Block(page, opened, language, "\n".join(text) + "\n", marks)
            opened, marks = 0, {}
        elif opened:
            text.append(line)
        elif fence:
            opened, language, text = number, fence[1], []
        elif mark:
            marks[mark[1]] = mark[2] or ""
        elif line:
            marks = {}
