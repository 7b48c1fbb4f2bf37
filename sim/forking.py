"""Copies of this process: each goes one way on from here and sends back what it came to."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe, parent_process
from multiprocessing.connection import Connection, wait
from time import perf_counter
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")

CAN_FORK = hasattr(os, "fork")
"""Whether this system can copy a running process."""


def room() -> int:
    """How many copies may be at work at once: one where this process has neighbours at work, else one a core."""
    if parent_process() is not None:
        return 1
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@cache
def copying() -> float:
    """Seconds that a copy of this process costs beyond what it does: tried once, and once more for pages it changes."""
    began = perf_counter()
    forked([lambda: None], 1)
    return 2.0 * (perf_counter() - began)


@dataclass(frozen=True)
class Copy:
    """A copy at work: which way it goes, its process, and where it will be heard."""

    index: int
    process: int
    ear: Connection


def forked(ways: Sequence[Callable[[], T]], at_once: int) -> list[T]:
    """What each way comes to when a copy of this process goes it, so many at once; this process only waits.

    Raises what the first way in order has failed with. However it ends, no copy is left behind.
    """
    answers: dict[int, T] = {}
    errors: dict[int, BaseException] = {}
    working: dict[Connection, Copy] = {}
    todo = list(enumerate(ways))[::-1]
    try:
        while working or (todo and not errors):
            while todo and not errors and len(working) < at_once:
                copy = _copied(*todo.pop(), list(working))
                working[copy.ear] = copy
            for ear in wait(list(working)):
                copy = working[ear]  # type: ignore[index]  # of what was asked for
                succeeded, answer = _heard(copy)
                del working[copy.ear]
                (answers if succeeded else errors)[copy.index] = answer
    finally:
        for copy in working.values():
            copy.ear.close()
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(copy.process, signal.SIGKILL)
                os.waitpid(copy.process, 0)
    if errors:
        raise errors[min(errors)]
    return [answers[index] for index in range(len(ways))]


def _copied(index: int, way: Callable[[], Any], others: Sequence[Connection]) -> Copy:
    """Set a copy of this process going. What waits to be printed is printed before, so that nobody prints it twice."""
    ear, mouth = Pipe(duplex=False)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    with warnings.catch_warnings():
        # Threads are not copied. Those there may be (a worker's that looks after its parent, numpy's) are not needed.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _go(way, mouth, (ear, *others))
    mouth.close()
    return Copy(index, process, ear)


def _go(way: Callable[[], Any], mouth: Connection, not_ours: Sequence[Connection]) -> NoReturn:
    """What a copy does: goes its way, tells, and is gone, with nothing of the first process tidied up or printed."""
    status = 1
    try:
        gc.freeze()  # what was there before stays shared with the first process
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is printed is the first process's to print
        for connection in not_ours:
            connection.close()
        try:
            said = pickle.dumps((True, way()))
        except BaseException as error:
            said = _told(error)
        mouth.send_bytes(said)
        status = 0
    finally:
        os._exit(status)


def _told(error: BaseException) -> bytes:
    """An error packed, or a plain one with its text where it does not survive the journey."""
    where = "".join(traceback.format_exception(error)).rstrip()
    try:
        error.add_note(f"in a branch:\n{where}")
        pickle.loads(said := pickle.dumps((False, error)))
        return said
    except Exception:
        return pickle.dumps((False, RuntimeError(where)))


def _heard(copy: Copy) -> tuple[bool, Any]:
    """What a copy has said; a copy that died without a word has failed."""
    try:
        said = copy.ear.recv_bytes()
    except EOFError:
        said = b""
    copy.ear.close()
    _, ended = os.waitpid(copy.process, 0)
    if not said:
        return False, RuntimeError(f"a branch died without a word, exit code {os.waitstatus_to_exitcode(ended)}")
    succeeded, answer = pickle.loads(said)
    return succeeded, answer
