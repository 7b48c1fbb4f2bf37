"""Work shared among processes: all of it is done, once, whoever dies; and the results do not depend on who did it."""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Timer
from time import sleep
from typing import Any

import pytest

from experiments.crew.engine import Engine
from experiments.crew.failing import CrewError, Died
from experiments.crew.labour import Crew, labour
from experiments.crew.outcome import Death
from experiments.crew.processes import Processes
from tests.experiments.crew import tasks

TWO = Engine(workers=2)


def results(engine: Engine, work: Callable[[Any], Any], given: Sequence[Any]) -> list[Any]:
    """All results in the order of their tasks; each came exactly once."""
    came: list[tuple[int, Any]] = []
    labour(engine, work, given, lambda index, result: came.append((index, result)))
    assert sorted(index for index, _ in came) == list(range(len(given)))
    return [result for _, result in sorted(came, key=lambda pair: pair[0])]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_the_same(workers: int) -> None:
    assert results(Engine(workers=workers), tasks.square, range(2000)) == [number**2 for number in range(2000)]


def test_nothing_to_do_is_done_at_once() -> None:
    assert results(TWO, tasks.square, []) == []


def test_one_worker_is_this_process_and_does_all_in_order() -> None:
    came: list[int] = []
    labour(Engine(workers=1), lambda task: task + os.getpid(), [1, 2, 3], lambda index, pid: came.append(pid - index))
    assert came == [os.getpid() + 1] * 3


def test_a_crew_stays_together_over_several_rounds() -> None:
    seen: list[int] = []
    with Crew(TWO) as crew:
        for _ in range(3):
            crew.do(tasks.who, [0.01] * 20, lambda index, pid: seen.append(pid))
    assert len(seen) == 60 and len(set(seen)) == 2 and os.getpid() not in seen


def test_a_worker_has_one_thread_of_linear_algebra_and_is_deaf_to_interruptions() -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    assert results(TWO, tasks.threads, [0]) == [("1", signal.SIG_IGN)]
    assert os.environ.get("OMP_NUM_THREADS") == before


@pytest.mark.parametrize("workers", [1, 2])
def test_what_escapes_from_the_work_is_raised_and_the_crew_can_go_on(workers: int) -> None:
    came: list[int] = []
    with Crew(Engine(workers=workers)) as crew:
        with pytest.raises(KeyError, match="three is not for us"):
            crew.do(tasks.odd_one_out, range(4), lambda index, result: came.append(result))
        assert set(came) <= {0, 1, 2}
        crew.do(tasks.square, [5], lambda index, result: came.append(result))
    assert came[-1] == 25


def test_an_escaped_error_says_where_in_the_worker_it_arose() -> None:
    with pytest.raises(KeyError) as caught:
        results(TWO, tasks.odd_one_out, [3])
    assert "in odd_one_out" in caught.value.__notes__[0]


def test_what_cannot_travel_is_an_error_and_no_death() -> None:
    with pytest.raises(RuntimeError, match="1 and 1"):
        results(TWO, tasks.stubborn, [1])
    with pytest.raises(Exception, match="pickle"):
        results(TWO, tasks.locked, [1])
    with pytest.raises(Exception, match=r"pickle|local object"):
        results(TWO, lambda task: task, [1])


def test_an_error_in_done_stops_the_work() -> None:
    def done(index: int, result: object) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        labour(TWO, tasks.nap, [0.01] * 1000, done)


def test_large_results_come_whole() -> None:
    assert [len(result) for result in results(TWO, tasks.large, [3_000_000] * 8)] == [3_000_000] * 8


def test_a_task_that_kills_its_worker_is_named_and_the_others_go_on() -> None:
    came = results(TWO, tasks.deadly_seven, range(40))
    assert came[7] == Died(3, 5)
    assert str(came[7]) == "its worker died 3 times (exit code 5)"
    assert [result for result in came if not isinstance(result, Died)] == [n for n in range(40) if n != 7]


def test_a_worker_that_dies_is_replaced_and_its_work_redone(tmp_path: Path) -> None:
    given = [(tmp_path, number) for number in range(120)]
    assert results(TWO, tasks.dies_once, given) == list(range(120))
    assert (tmp_path / "killed").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_worker_killed_from_outside_loses_nothing() -> None:
    seen: list[int] = []
    with Crew(TWO) as crew:
        crew.do(tasks.who, [0.05] * 2, lambda index, pid: seen.append(pid))
        os.kill(seen[0], signal.SIGKILL)  # while it rests
        Timer(0.2, os.kill, (seen[1], signal.SIGKILL)).start()
        crew.do(tasks.who, [0.01] * 60, lambda index, pid: seen.append(pid))
    assert len(seen) == 62 and len(set(seen[2:]) - set(seen[:2])) == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_the_chunk_that_was_begun_is_blamed_and_the_one_behind_it_is_not() -> None:
    workers = Processes(1)
    try:
        workers.give((0,), pickle.dumps(tasks.who), pickle.dumps([0.0]))
        ((_, answer),) = workers.collect(10)
        assert isinstance(answer, bytes)
        workers.give((1,), pickle.dumps(tasks.nap), pickle.dumps([30.0]))
        workers.give((2,), pickle.dumps(tasks.nap), pickle.dumps([30.0]))
        os.kill(pickle.loads(answer).results[0], signal.SIGKILL)
        sleep(0.2)
        workers.give((3,), pickle.dumps(tasks.nap), pickle.dumps([30.0]))
        assert workers.collect(10) == [((1,), Death(-signal.SIGKILL)), ((2,), None), ((3,), None)]
        assert not workers.busy
    finally:
        workers.stop(now=True)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_worker_killed_in_the_middle_of_a_long_answer_is_noticed(tmp_path: Path) -> None:
    """A plain process pool waits for the rest of the answer for ever."""
    assert [len(answer) for answer in results(TWO, tasks.dies_answering, [tmp_path] * 2)] == [30_000_000] * 2


def test_workers_that_cannot_be_started_are_an_error_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.crew.processes.enter", tasks.leave)
    told = r"3 worker processes ended as soon as they were started \(exit code (4|255)\)"  # 255: it was gone
    with pytest.raises(CrewError, match=told):
        results(TWO, tasks.square, [1, 2, 3])
