"""One row as a worker judges it; a module of its own, as workers do not read the one that was started."""

from __future__ import annotations

import time
import traceback

from tests.statements.catalogue import STATEMENTS
from tests.statements.judging import Found, judge


def attempt(key: str) -> tuple[Found, float]:
    """Judge one row; an error is told in its place."""
    statement = next(statement for statement in STATEMENTS if statement.key == key)
    started = time.process_time()
    try:
        found = judge(statement)
    except Exception:
        found = Found(key, (), traceback.format_exc())
    return found, time.process_time() - started
