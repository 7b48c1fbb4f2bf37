"""A real dask scheduler with workers on this machine, a fixture for tests."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 20.0


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of its own; kill them as you please."""

    address: str
    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hire(self, number: int = 1) -> None:
        """Start more workers, and wait until they have come."""
        for _ in range(number):
            self.workers.append(_worker(self.folder))
        self.wait(sum(worker.poll() is None for worker in self.workers))

    def wait(self, number: int) -> None:
        """Until the scheduler knows of so many workers."""
        from distributed import Client

        if not number:
            return
        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(number, timeout=PATIENCE)

    def close(self) -> None:
        """Stop every process that was started here."""
        processes = [*self.workers, self.scheduler]
        for process in processes:
            process.kill()
        for process in processes:
            process.wait()


@contextmanager
def started(workers: int = 2, forgiving: bool = True) -> Iterator[Cluster]:
    """A cluster of one's own; one that is not forgiving gives a chunk up with the first worker that dies of it."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "scheduler.json"  # workers wait for it
        deaths = {} if forgiving else {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
        options = ("--no-dashboard", "--idle-timeout", "2m", "--scheduler-file", str(file))
        scheduler = _start("scheduler", "--host", "127.0.0.1", "--port", "0", *options, **deaths)
        cluster = Cluster("", Path(folder), scheduler, [_worker(Path(folder)) for _ in range(workers)])
        try:
            cluster.address = _address(file, scheduler)
            cluster.wait(workers)
            yield cluster
        finally:
            cluster.close()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Two workers, shared by the tests of a file."""
    pytest.importorskip("distributed", reason="needs the extra `distributed`: pip install 'bullwhip[distributed]'")
    with started() as cluster:
        yield cluster


def _worker(folder: Path) -> subprocess.Popen[bytes]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
    return _start("worker", "--scheduler-file", str(folder / "scheduler.json"), *options)


def _start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _address(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and scheduler.poll() is None:
        try:
            address: str = json.loads(file.read_text(encoding="utf-8"))["address"]
            return address
        except (OSError, ValueError):
            time.sleep(0.02)
    raise RuntimeError("dask scheduler did not start")
