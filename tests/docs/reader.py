"""A reader at a keyboard: saves the files of a page, types its commands, and compares what is printed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import HOME, Block, blocks

LIMIT = 600.0
"""Seconds after which a command is given up."""


def save_files(page: str, folder: Path) -> None:
    """Save every file that a page shows, and those of the pages it needs."""
    for block in blocks(page):
        if block.is_file:
            path = folder / block.marks["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        if "needs" in block.marks:
            save_files(f"docs/{block.marks['needs']}", folder)


def run(block: Block, folder: Path) -> str:
    """What a block prints; asserts that it ends as the page says."""
    commands = _commands(block)
    printed = []
    for command in commands:
        ran = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONIOENCODING": "utf-8", "MPLBACKEND": "agg"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LIMIT,
        )
        refused = "fails" in block.marks
        assert ran.returncode == (2 if refused else 0), f"{block}: {shlex.join(command)}\n{ran.stdout}{ran.stderr}"
        printed.append(ran.stderr if refused else ran.stdout)
    return "".join(printed)


def _commands(block: Block) -> list[list[str]]:
    if block.language == "python":
        return [[sys.executable, "-c", block.text]]
    return [[*_program(words), *words[1:]] for line in block.text.splitlines() if (words := shlex.split(line))]


def _program(words: list[str]) -> list[str]:
    assert words[0] == "bullwhip", f"{words[0]} is not run by the tests: mark the block with skip and a reason"
    return [sys.executable, "-m", "experiments"]


def same(printed: str, page: str) -> bool:
    """Whether two texts say the same, but for blanks at the ends of lines."""
    return [line.rstrip() for line in printed.rstrip().splitlines()] == [
        line.rstrip() for line in page.rstrip().splitlines()
    ]
