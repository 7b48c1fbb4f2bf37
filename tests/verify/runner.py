"""Runs rows on all cores and judges them."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.verify.cache import Cache, Finding
from tests.verify.expectation import Verdict
from tests.verify.row import SEED, Row, replicate, verdict

Chunk = tuple[dict[str, list[float]], float]


@dataclass(frozen=True)
class Outcome:
    """A row with what was found, or the error it ended in."""

    row: Row
    finding: Finding | None
    verdicts: dict[str, Verdict]
    error: str = ""
    cached: bool = False

    @property
    def passed(self) -> bool:
        return not self.error and verdict(self.verdicts) is Verdict.PASS


@dataclass
class Pending:
    """A row under way: its chunks in order, and whether it is its second time."""

    row: Row
    chunks: list[Future[Chunk]]
    rerun: bool
    before: float = 0.0
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = len(self.chunks)

    def finding(self) -> Finding:
        parts = [chunk.result() for chunk in self.chunks]
        values = {name: [value for part, _ in parts for value in part[name]] for name in self.row.expected}
        return Finding(values, self.before + sum(seconds for _, seconds in parts), self.rerun)


def verify(rows: Sequence[Row], cache: Cache, workers: int) -> Iterator[Outcome]:
    """Outcomes as rows end. A near miss is run once more, with four times the replications on the row's own seed."""
    waiting: list[Row] = []
    for row in rows:
        finding = cache.read(row)
        if finding is None:
            waiting.append(row)
        else:
            yield outcome(row, finding, cached=True)
    if waiting:
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_on_interrupt)
        try:
            yield from _run(waiting, cache, workers, pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _run(rows: Sequence[Row], cache: Cache, workers: int, pool: ProcessPoolExecutor) -> Iterator[Outcome]:
    under_way: dict[Future[Chunk], Pending] = {}

    def start(row: Row, rerun: bool = False, before: float = 0.0) -> None:
        seed = row.seed_of_rerun if rerun else SEED
        total = row.replications * (4 if rerun else 1)
        pieces = min(total, 8 * workers)
        chunks = [pool.submit(_chunk, row, seed, range(k, total, pieces)) for k in range(pieces)]
        pending = Pending(row, chunks, rerun, before)
        under_way.update(dict.fromkeys(chunks, pending))

    for row in rows:
        start(row)
    while under_way:
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for chunk in done:
            pending = under_way.pop(chunk)
            pending.left -= 1
            if pending.left:
                continue
            try:
                finding = pending.finding()
                ended = outcome(pending.row, finding)
            except Exception:
                yield Outcome(pending.row, None, {}, traceback.format_exc())
                continue
            if verdict(ended.verdicts) is Verdict.AGAIN and not pending.rerun:
                start(pending.row, rerun=True, before=finding.seconds)
                continue
            cache.write(pending.row, finding)
            yield ended


def outcome(row: Row, finding: Finding, cached: bool = False) -> Outcome:
    """The verdicts on a finding; a near miss of a second run is a miss."""
    verdicts = row.judge(finding.values)
    if finding.rerun:
        verdicts = {name: Verdict.FAIL if v is Verdict.AGAIN else v for name, v in verdicts.items()}
    return Outcome(row, finding, verdicts, cached=cached)


def _chunk(row: Row, seed: int, replications: range) -> Chunk:
    started = time.process_time()
    values = replicate(row, seed, replications, row.horizon)
    return values, time.process_time() - started


def _end_on_interrupt() -> None:
    """Ctrl-C ends a worker at once and without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
