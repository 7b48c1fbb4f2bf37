"""Ctrl-C and sudden death of the first process: what was finished is there, and nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SCRIPT = """
from experiments.crew.engine import Engine
from experiments.crew.labour import labour
from tests.experiments.crew.tasks import who

labour(Engine(workers=2), who, [{seconds}] * {number}, lambda index, pid: print(index, pid, flush=True))
print("finished", flush=True)
"""
"""Without `if __name__ == "__main__"`, as people write."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@contextmanager
def script(folder: Path, seconds: float, number: int) -> Iterator["subprocess.Popen[str]"]:
    """A study in a process group of its own, as in a terminal."""
    file = folder / "study.py"
    file.write_text(SCRIPT.format(seconds=seconds, number=number), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(file)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if members(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def members(group: int) -> list[int]:
    """The living processes of a group."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = file.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(int(file.parent.name))
    return found


def gone(group: int, within: float) -> bool:
    end = time.monotonic() + within
    while members(group) and time.monotonic() < end:
        time.sleep(0.02)
    return not members(group)


def at_work(process: "subprocess.Popen[str]", number: int) -> list[str]:
    """The first lines of its output."""
    assert process.stdout is not None
    return [process.stdout.readline() for _ in range(number)]


def test_a_script_needs_no_guard_and_leaves_nobody_behind(tmp_path: Path) -> None:
    with script(tmp_path, 0.0, 50) as process:
        out, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, "")
        assert sorted(int(line.split()[0]) for line in out.splitlines()[:-1]) == list(range(50))
        assert out.splitlines()[-1] == "finished"
        assert gone(process.pid, within=2)


@pytest.mark.parametrize("seconds", [0.01, 30.0], ids=["short", "long"])
def test_an_interruption_ends_all_at_once(tmp_path: Path, seconds: float) -> None:
    with script(tmp_path, seconds, 1000) as process:
        if seconds < 1:
            at_work(process, 20)
        else:
            started(process)
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert time.monotonic() - began < 2
        assert process.returncode == -signal.SIGINT
        assert err.count("Traceback") == 1 and err.rstrip().endswith("KeyboardInterrupt")
        assert "finished" not in out
        assert gone(process.pid, within=1)


@pytest.mark.parametrize("seconds", [0.01, 30.0], ids=["short", "long"])
def test_workers_go_when_the_first_process_is_killed(tmp_path: Path, seconds: float) -> None:
    with script(tmp_path, seconds, 1000) as process:
        if seconds < 1:
            at_work(process, 20)
        else:
            started(process)
        process.kill()
        assert gone(process.pid, within=2)


def started(process: "subprocess.Popen[str]") -> None:
    """Wait until both workers are there, beside the first process, the fork server and its resource tracker."""
    end = time.monotonic() + 20
    while len(members(process.pid)) < 5 and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.2)
