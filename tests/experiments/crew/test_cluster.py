"""A real scheduler and two workers on this machine: the same results, and nothing is lost when one of them dies."""

from threading import Timer
from typing import Any

import pytest

pytest.importorskip("distributed", reason="needs the extra `distributed`: pip install 'bullwhip[distributed]'")

from experiments.crew.engine import Engine
from experiments.crew.failing import CrewError, Died
from experiments.crew.labour import Crew, labour
from tests.experiments.crew import tasks
from tests.experiments.crew.cluster import Cluster, cluster, started

__all__ = ["cluster"]


def results(cluster: Cluster, work: Any, given: Any) -> list[Any]:
    came: list[tuple[int, Any]] = []
    labour(Engine("dask", address=cluster.address), work, given, lambda index, result: came.append((index, result)))
    assert sorted(index for index, _ in came) == list(range(len(given)))
    return [result for _, result in sorted(came, key=lambda pair: pair[0])]


def test_a_cluster_that_is_there_has_no_faults(cluster: Cluster) -> None:
    assert Engine("dask", address=cluster.address).check() == []


def test_a_cluster_gives_the_same_as_this_process(cluster: Cluster) -> None:
    assert results(cluster, tasks.square, range(2000)) == [number**2 for number in range(2000)]


def test_both_workers_do_their_share(cluster: Cluster) -> None:
    assert len(set(results(cluster, tasks.who, [0.02] * 40))) == 2


def test_what_escapes_is_raised_here(cluster: Cluster) -> None:
    with pytest.raises(KeyError, match="three is not for us"):
        results(cluster, tasks.odd_one_out, range(10))


def test_a_worker_killed_in_mid_study_loses_nothing(cluster: Cluster) -> None:
    cluster.hire()
    Timer(0.3, cluster.workers[-1].kill).start()
    assert results(cluster, tasks.nap, [0.02] * 100) == [0.02] * 100
    assert cluster.workers[-1].wait(5) == -9


def test_an_interruption_hands_over_what_is_finished_and_leaves_the_cluster_free(cluster: Cluster) -> None:
    came: list[int] = []

    def done(index: int, result: object) -> None:
        came.append(index)
        if len(came) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        labour(Engine("dask", address=cluster.address), tasks.nap, [0.01] * 2000, done)
    assert 5 <= len(came) < 1000
    assert results(cluster, tasks.square, [3]) == [9]


def test_a_scheduler_without_workers_is_a_fault_and_its_loss_is_told() -> None:
    with started(workers=0) as own:
        (fault,) = Engine("dask", address=own.address).check()
        assert "has no workers" in fault.wrong and f"dask worker {own.address}" in fault.remedy
        own.hire()
        came: list[int] = []
        with Crew(Engine("dask", address=own.address)) as crew:
            crew.do(tasks.square, [2], lambda index, result: came.append(result))
            own.scheduler.kill()
            with pytest.raises(CrewError, match=r"the scheduler at .* is gone; .* kept.*`bullwhip resume DIR`"):
                crew.do(tasks.nap, [0.05] * 50, lambda index, result: came.append(index))
        assert came[0] == 4


@pytest.mark.verify
def test_a_task_that_kills_its_workers_is_named_and_the_others_are_done() -> None:
    with started(workers=3, forgiving=False) as own:
        came = results(own, tasks.deadly_seven, [1, 7, 2])
    assert came == [1, Died(4), 2]
