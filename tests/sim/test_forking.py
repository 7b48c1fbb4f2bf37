"""Copies of the process: each answers once, in order, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.forking import CAN_FORK, forked

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="no os.fork")


def children():
    """The processes that this one has started and not seen the end of, where the system tells."""
    told = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(told.read_text().split()) if told.exists() else set()


@pytest.fixture(autouse=True)
def nobody_left():
    """Whatever else runs beside the tests, each leaves no more processes than it has found."""
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_answers_come_in_order_however_many_are_at_work(at_once):
    def way(number):
        time.sleep(0.02 * (4 - number) / 4)
        return number, os.getpid()

    answers = forked([lambda number=number: way(number) for number in range(4)], at_once)
    assert [number for number, _ in answers] == [0, 1, 2, 3]
    assert len({process for _, process in answers} | {os.getpid()}) == 5


def test_no_ways_no_answers():
    assert forked([], 2) == []


def test_an_answer_larger_than_a_pipe():
    assert forked([lambda: b"x" * 3_000_000], 1) == [b"x" * 3_000_000]


def test_what_a_copy_changes_stays_there():
    here = [1]

    def way():
        here.append(2)
        return list(here)

    assert forked([way, way], 2) == [[1, 2], [1, 2]]
    assert here == [1]


def fail(text):
    raise ValueError(text)


@pytest.mark.parametrize("at_once", [1, 3])
def test_the_first_that_fails_in_order_is_told(at_once):
    ways = [lambda: 1, lambda: (time.sleep(0.03), fail("second")), lambda: fail("third")]
    with pytest.raises(ValueError, match="second") as told:
        forked(ways, at_once)
    assert "in a branch" in told.value.__notes__[0]


def test_errors_and_answers_that_cannot_travel():
    class StrangeError(Exception):
        pass

    def way():
        raise StrangeError("from afar")

    with pytest.raises(RuntimeError, match="from afar"):
        forked([way], 1)
    with pytest.raises((AttributeError, TypeError, RuntimeError), match="pickle"):
        forked([lambda: lambda: 1], 1)


def test_a_copy_that_dies():
    with pytest.raises(RuntimeError, match="died without a word, exit code -9"):
        forked([lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: 1], 1)


def test_an_interruption_leaves_nobody_behind():
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.6)
    try:
        with pytest.raises(KeyboardInterrupt):
            forked([lambda: time.sleep(5), lambda: time.sleep(5)], 2)
    finally:
        signal.signal(signal.SIGALRM, before)


def test_what_was_printed_is_printed_once():
    program = "from sim.forking import forked\nprint('once')\nprint(forked([lambda: 1, lambda: print('no') or 2], 1))"
    home = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", program], cwd=home, capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n") == ["once", "[1, 2]", ""]
