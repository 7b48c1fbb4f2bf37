"""`python -m tests.verify [ROWS=B1,Q5] [workers=2]`: reproduces the published numbers; exit code 1 if one fails."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from tests.verify.cache import ROOT, Cache
from tests.verify.catalogue import CATALOGUE
from tests.verify.row import Row
from tests.verify.runner import Outcome, verify
from tests.verify.table import lines, write


def chosen(wanted: str) -> list[Row]:
    """The rows named by id ("B1,Q5"), all when nothing is named. ValueError for an unknown id."""
    ids = [name.strip().upper() for name in wanted.split(",") if name.strip()]
    known = {row.id for row in CATALOGUE}
    if unknown := [name for name in ids if name not in known]:
        raise ValueError(f"no row {', '.join(unknown)}; the rows are {', '.join(sorted(known))}")
    return [row for row in CATALOGUE if not ids or row.id in ids]


def show(outcome: Outcome) -> None:
    """The row's lines, as soon as it ends."""
    seconds = "kept" if outcome.cached else f"{outcome.finding.seconds:.1f} s" if outcome.finding else ""
    for row, setting, name, expected, measured, interval, runs, verdict in lines(outcome):
        print(
            f"{row:<4}{setting:<34.34} {name:<28.28} {expected:>22} {measured:>10}  {interval:<22} {runs:>4} "
            f"{verdict:<6} {seconds}",
            flush=True,
        )
        seconds = ""
    if outcome.error:
        print(outcome.error, flush=True)


def main(arguments: Sequence[str]) -> int:
    options = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    wanted = options.get("ROWS", os.environ.get("ROWS", ""))
    try:
        rows = chosen(wanted)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    started = time.monotonic()
    outcomes: list[Outcome] = []
    try:
        for outcome in verify(rows, Cache(), int(options.get("workers", os.cpu_count() or 1))):
            show(outcome)
            outcomes.append(outcome)
    except KeyboardInterrupt:
        print(f"stopped; {len(outcomes)} finished settings are kept and will not be run again", file=sys.stderr)
        return 130
    if not wanted:
        write(sorted(outcomes, key=lambda outcome: rows.index(outcome.row)), ROOT)
    failed = sorted({outcome.row.key for outcome in outcomes if not outcome.passed})
    minutes = (time.monotonic() - started) / 60
    print(f"\n{len(outcomes) - len(failed)} of {len(outcomes)} settings pass, {minutes:.1f} minutes")
    for key in failed:
        print(f"FAILED {key}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
