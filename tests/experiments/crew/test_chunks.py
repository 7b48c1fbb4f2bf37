"""How tasks are cut into chunks, and who is blamed for a death."""

import pytest

from experiments.crew.chunks import Pace, Todo


def paced(seconds: float, tasks: int = 1) -> Pace:
    pace = Pace()
    pace.learn(seconds, tasks)
    return pace


def test_the_first_chunks_are_of_one_task() -> None:
    assert Pace().size(1000, workers=2) == 1
    assert Pace().ahead == 1


@pytest.mark.parametrize(
    ("each", "left", "size"),
    [
        (0.001, 100_000, 350),  # about 0.35 s
        (0.010, 100_000, 35),
        (0.001, 200, 50),  # a quarter of what is left for two workers, so that they end alike
        (0.001, 60, 50),  # but never shorter than 50 ms
        (0.001, 20, 20),
        (0.2, 100, 2),
        (8.0, 100, 1),
    ],
)
def test_a_chunk_is_long_enough_to_be_worth_sending_and_short_enough_to_share(
    each: float, left: int, size: int
) -> None:
    assert paced(each * 10, 10).size(left, workers=2) == size


def test_the_pace_follows_what_is_measured() -> None:
    pace = paced(0.5)  # the first task imported everything
    for _ in range(6):
        pace.learn(0.010, 10)
    assert pace.seconds / pace.tasks == pytest.approx(0.001, rel=0.5)


def test_long_tasks_do_not_wait_behind_each_other() -> None:
    assert (paced(0.01).ahead, paced(8).ahead) == (2, 1)


def test_tasks_are_taken_in_order_and_what_was_not_begun_comes_back_first() -> None:
    todo = Todo(5)
    assert todo.take(3) == (0, 1, 2)
    todo.put_back((1, 2))
    assert (todo.take(2), todo.take(9), len(todo)) == ((1, 2), (3, 4), 0)


def test_after_a_death_every_task_of_the_chunk_is_tried_alone() -> None:
    todo = Todo(6)
    assert todo.blame(todo.take(3), strikes=1) is None
    assert [todo.take(9) for _ in range(4)] == [(0,), (1,), (2,), (3, 4, 5)]


def test_a_task_that_kills_three_times_alone_is_given_up() -> None:
    todo = Todo(2)
    todo.take(1)
    assert todo.blame((0,), strikes=1) is None
    todo.put_back(todo.take(1))
    assert todo.blame(todo.take(1), strikes=1) is None
    assert todo.blame(todo.take(1), strikes=1) == 0
    assert todo.take(1) == (1,)
