"""What runs in a worker. Only the standard library is imported here, so that a worker is there at once."""

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Lock, Thread
from time import perf_counter
from typing import Any

ONE_AT_A_TIME = Lock()
"""A dask worker may have several threads; a simulation is not written for that, and would gain nothing by it."""


@dataclass(frozen=True)
class Batch:
    """What a worker hands back: its seconds, the results of the first of its tasks, and what escaped from the next."""

    seconds: float
    results: tuple[Any, ...]
    error: BaseException | None = None


def enter() -> None:
    """A worker process leaves it to the first process to stop when the user interrupts, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, name="crew-parent", daemon=True).start()


def ready() -> None:
    """A first task, to know that the worker has come so far."""


def play(work: bytes, tasks: bytes, limit: float) -> bytes:
    """Do a chunk of tasks, as many as are begun within `limit` seconds, and at least one.

    Work, tasks and Batch travel pickled by us, so that what cannot be packed or unpacked on one of the two sides is an
    error of the task and does not take the worker down.
    """
    with ONE_AT_A_TIME:
        began = perf_counter()
        results: list[Any] = []
        try:
            do = _unpacked(work)
            for task in pickle.loads(tasks):
                results.append(do(task))
                if perf_counter() - began > limit:
                    break
            return pickle.dumps(Batch(perf_counter() - began, tuple(results)))
        except BaseException as error:
            return _with_error(perf_counter() - began, tuple(results), error)


@lru_cache(maxsize=4)
def _unpacked(work: bytes) -> Callable[[Any], Any]:
    """The work of a round is unpacked once in each worker."""
    function: Callable[[Any], Any] = pickle.loads(work)
    return function


def _with_error(seconds: float, results: tuple[Any, ...], error: BaseException) -> bytes:
    """The results so far with the error, or a plain one with its text where it does not survive the journey."""
    where = "".join(traceback.format_exception(error)).rstrip()
    try:
        error.add_note(f"in a worker:\n{where}")
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(where)
    try:
        return pickle.dumps(Batch(seconds, results, error))
    except Exception:
        return pickle.dumps(Batch(seconds, (), error))


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
