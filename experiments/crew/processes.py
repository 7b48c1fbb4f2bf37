"""Worker processes on this machine: each a process pool of one, so that a death harms nobody else's work."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from threading import Lock, current_thread, main_thread
from typing import Any

from experiments.crew.chunks import LONGEST, Chunk
from experiments.crew.failing import CrewError, ended
from experiments.crew.hand import enter, play, ready
from experiments.crew.outcome import Death, Outcome
from experiments.faults import Fault

TOOLS = ["sim.simulate", "experiments.recipe"]
"""What every worker will need; the fork server imports it once for all of them."""

PLAIN = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"),
    "PYTHONSAFEPATH": "1",
}
"""One thread of linear algebra a worker; and the fork server never takes a user's own folder `sim` for ours."""

ATTEMPTS = 3
STARTING = Lock()


@dataclass
class Hand:
    """One worker process, and the chunks it has been given, in their order."""

    pool: ProcessPoolExecutor
    process: BaseProcess
    entered: Future[None]
    given: deque[tuple[Future[bytes], Chunk]] = field(default_factory=deque)


class Processes:
    """Up to `number` worker processes, started as they are needed."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._hands: list[Hand] = []
        self._failed = 0

    @property
    def busy(self) -> bool:
        """Whether any chunk is given out."""
        return any(hand.given for hand in self._hands)

    def room(self, ahead: int) -> bool:
        """Whether another chunk may be given, at most `ahead` to each."""
        return len(self._hands) < self.number or any(len(hand.given) < ahead for hand in self._hands)

    def give(self, chunk: Chunk, work: bytes, tasks: bytes) -> None:
        """Have a chunk done by the one who has least to do, or a new one."""
        hand = min(self._hands, key=lambda hand: len(hand.given), default=None)
        if hand is None or (hand.given and len(self._hands) < self.number):
            with _uninterrupted():
                hand = _start()
                self._hands.append(hand)
        try:
            future = hand.pool.submit(play, work, tasks, LONGEST)
        except BrokenProcessPool as error:
            if not hand.given:  # it died at rest
                self._bury(hand)
                return self.give(chunk, work, tasks)
            future = Future()
            future.set_exception(error)
        hand.given.append((future, chunk))
        return None

    def collect(self, timeout: float) -> list[tuple[Chunk, Outcome]]:
        """What has been finished, after waiting for it so many seconds at most."""
        wait([hand.given[0][0] for hand in self._hands if hand.given], timeout, FIRST_COMPLETED)
        return [came for hand in tuple(self._hands) for came in self._from(hand)]

    def stop(self, now: bool) -> None:
        """Send all home, when they have finished or at once."""
        hands, self._hands = self._hands, []
        for hand in hands:
            if now:
                hand.process.terminate()
            hand.pool.shutdown(wait=False, cancel_futures=True)
        for hand in hands:
            hand.pool.shutdown(wait=True)

    def _from(self, hand: Hand) -> Iterator[tuple[Chunk, Outcome]]:
        while hand.given and hand.given[0][0].done():
            future, chunk = hand.given.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                others = [chunk for _, chunk in hand.given]
                yield chunk, self._bury(hand)
                yield from ((other, None) for other in others)
                return
            self._failed = 0
            yield chunk, result

    def _bury(self, hand: Hand) -> Death | None:
        """Who has died is not there any more; None if it never came so far as to begin anything."""
        self._hands.remove(hand)
        hand.given.clear()
        hand.pool.shutdown(wait=True)
        if hand.entered.done() and hand.entered.exception() is None:
            return Death(hand.process.exitcode)
        self._failed += 1
        if self._failed >= ATTEMPTS:
            how = ended(hand.process.exitcode)
            wrong = f"{ATTEMPTS} worker processes ended as soon as they were started{how}"
            raise CrewError(Fault("workers", wrong, "say workers=1 to work in this process"))
        return None


def _start() -> Hand:
    with STARTING, _plain(), _script_hidden():
        pool = ProcessPoolExecutor(1, mp_context=_context(), initializer=enter)
        entered = pool.submit(ready)
        (process,) = pool._processes.values()
    # This process keeps only the ends of the pipes that it uses. Otherwise a worker that dies in the middle of a long
    # message leaves the pool's thread waiting for the rest of it for ever (Python mends one of the two in 3.12).
    with suppress(AttributeError):
        pool._result_queue._writer.close()  # type: ignore[attr-defined]
        pool._call_queue._reader.close()  # type: ignore[attr-defined]
    return Hand(pool, process, entered)


def _context() -> BaseContext:
    """On Linux a fork server with everything imported starts a worker in 15 ms, a fresh interpreter in 500 ms."""
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(TOOLS)
    return context


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interruption waits until a worker has started, so that one half-started is not left behind to complain."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


@contextmanager
def _plain() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in PLAIN}
    os.environ.update(PLAIN)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _script_hidden() -> Iterator[None]:
    """A new process runs the user's script again, which would begin the study again; ours never need it."""
    script = vars(sys.modules["__main__"])
    hidden: dict[str, Any] = {name: script.pop(name) for name in ("__spec__", "__file__") if name in script}
    script["__spec__"] = None
    try:
        yield
    finally:
        del script["__spec__"]
        script.update(hidden)
