"""`python -m tests.science [FOLDER]`: writes docs/science.md from a folder of results, or without."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.science.page import write


def main(arguments: Sequence[str]) -> int:
    write(Path(arguments[0]) if arguments else None)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
