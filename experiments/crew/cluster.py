"""A dask cluster: a scheduler somewhere, and the workers that have come to it."""

from concurrent.futures import FIRST_COMPLETED, Future, wait
from logging import CRITICAL, getLogger
from math import inf
from time import monotonic, sleep

from experiments.crew.chunks import LONGEST, Chunk
from experiments.crew.failing import CrewError
from experiments.crew.hand import play
from experiments.crew.outcome import Death, Outcome
from experiments.crew.scheduler import PATIENCE, connected, unreachable, workers_of
from experiments.faults import Fault

COUNTED = 1.0
"""Seconds after which the workers are counted again."""

DESERTED = 30.0
"""Seconds without any worker, or any word of the scheduler, before the work is given up."""

TALKATIVE = ("distributed", "distributed.client", "tornado.application")
"""Loggers that print pages about a lost connection, which is said here in a line."""

RESUME = "what is finished is kept: start `dask scheduler` and `dask worker` again, then `bullwhip resume DIR`"


class Cluster:
    """The workers of one scheduler, whoever comes and goes. dask itself gives a dead worker's chunks to another."""

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            self._client = connected(address)
        except Exception as error:
            raise CrewError(unreachable(address, error)) from error
        self._executor = self._client.get_executor(pure=False, retries=2)
        self._connection = self._client.scheduler_comm
        self._levels = {name: getLogger(name).level for name in TALKATIVE}
        for name in TALKATIVE:
            getLogger(name).setLevel(CRITICAL)
        self._given: dict[Future[bytes], Chunk] = {}
        self.number, self._counted, self._seen = 0, -inf, monotonic()

    @property
    def busy(self) -> bool:
        """Whether any chunk is given out."""
        return bool(self._given)

    def room(self, ahead: int) -> bool:
        """Whether another chunk may be given, at most `ahead` to each on average."""
        self._count()
        return len(self._given) < ahead * self.number

    def give(self, chunk: Chunk, work: bytes, tasks: bytes) -> None:
        """Have a chunk done by anyone."""
        self._given[self._executor.submit(play, work, tasks, LONGEST)] = chunk

    def collect(self, timeout: float) -> list[tuple[Chunk, Outcome]]:
        """What has been finished, after waiting for it so many seconds at most."""
        self._count()
        if not self._given:
            sleep(timeout)
            return []
        done, _ = wait(self._given, timeout, FIRST_COMPLETED)
        came = [(self._given.pop(future), self._outcome(future)) for future in done if not future.cancelled()]
        if done and not came:
            raise self._gone()
        return came

    def stop(self, now: bool) -> None:
        """Leave the cluster as it is; what is not done there is not wanted any more."""
        if now:
            self._executor.shutdown(wait=False)
        self._given.clear()
        try:
            self._client.close(timeout=PATIENCE)
        finally:
            for name, level in self._levels.items():
                getLogger(name).setLevel(level)

    def _outcome(self, future: Future[bytes]) -> Outcome:
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker:
            # Whoever waited beside a deadly chunk is suspected with it, so one such verdict is not enough.
            return Death(None, strikes=2)

    def _count(self) -> None:
        now = monotonic()
        if now - self._counted < COUNTED:
            return
        self._counted = now
        if self._client.scheduler_comm is not self._connection:
            raise self._gone()  # even if it is there again: it forgets what a lost client asked for
        try:
            self.number = len(workers_of(self._client, DESERTED))
        except (OSError, TimeoutError, RuntimeError) as error:
            raise self._gone() from error
        if self.number:
            self._seen = now
        elif now - self._seen > DESERTED:
            wrong = f"the scheduler at {self.address} has had no worker for {DESERTED:.0f} s"
            raise CrewError(Fault("engine.address", wrong, RESUME))

    def _gone(self) -> CrewError:
        return CrewError(Fault("engine.address", f"the scheduler at {self.address} is gone", RESUME))
