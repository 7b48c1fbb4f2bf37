"""`python -m tests.statements [S7 W4 ...] [workers=2]`: plays and judges statements; exit code 1 if one is refuted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tests.statements.attempt import attempt
from tests.statements.catalogue import STATEMENTS
from tests.statements.judging import ROOT, Found
from tests.statements.statement import Statement
from tests.statements.table import lines, write


def chosen(wanted: Sequence[str]) -> list[Statement]:
    """The rows named by id, all when nothing is named. ValueError for an unknown id."""
    known = {statement.id.upper() for statement in STATEMENTS}
    if unknown := [name for name in wanted if name not in known]:
        raise ValueError(f"no statement {', '.join(unknown)}; there are {', '.join(dict.fromkeys(known))}")
    return [statement for statement in STATEMENTS if not wanted or statement.id.upper() in wanted]


def main(arguments: Sequence[str]) -> int:
    options = dict(argument.split("=", 1) for argument in arguments if "=" in argument)
    wanted = [argument.upper() for argument in arguments if "=" not in argument]
    try:
        statements = chosen(wanted)
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    workers = int(options.get("workers", os.cpu_count() or 1))
    found: dict[str, Found] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = {pool.submit(attempt, statement.key): statement for statement in statements}
        for task in as_completed(tasks):
            statement = tasks[task]
            found[statement.key], seconds = task.result()
            print(next(iter(lines([statement], found))), f"{seconds:.0f} s", flush=True)
            if found[statement.key].error:
                print(found[statement.key].error, flush=True)
    if not wanted:
        write(statements, found, ROOT)
    bad = [key for key, one in found.items() if one.verdict in ("refuted", "error")]
    print(f"{sum(one.verdict == 'confirmed' for one in found.values())} of {len(found)} confirmed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
