import pytest
from simpy import Environment

from sim.clock import Clock, Moment, Phase


@pytest.fixture
def env():
    return Environment()


@pytest.fixture
def log():
    return []


def test_the_phases_of_an_instant_come_in_their_order(env, log):
    for phase in reversed(Phase):
        Moment(env, lambda _, phase=phase: log.append(phase), phase).at(3)
    env.run(until=4)
    assert log == sorted(Phase)


def test_a_process_wakes_before_every_phase(env, log):
    def clerk():
        yield env.timeout(1)
        log.append("clerk")

    Moment(env, lambda _: log.append("opening"), Phase.OPENING).at(1)
    env.process(clerk())
    env.run(until=2)
    assert log == ["clerk", "opening"]


def test_a_run_until_a_time_leaves_its_phases_unplayed(env, log):
    Moment(env, lambda _: log.append(env.now), Phase.OPENING).at(2)
    env.run(until=2)
    assert log == []
    env.run(until=2.5)
    assert log == [2]


def test_a_moment_is_used_again(env, log):
    moment = Moment(env, lambda _: log.append(env.now), Phase.REVIEW)
    for time in (1, 2.5, 4):
        moment.at(time)
        assert moment.awaited
        env.run(until=time + 0.5)
        assert not moment.awaited
    assert log == [1, 2.5, 4]


def test_asked_for_twice_a_moment_comes_once(env, log):
    moment = Moment(env, lambda _: log.append(env.now), Phase.SERVE)
    moment.now()
    moment.now()
    env.run(until=1)
    assert log == [0]


def test_asked_for_while_it_happens_a_moment_comes_again(env, log):
    def serve(_):
        log.append(env.now)
        if len(log) < 3:
            moment.now()

    moment = Moment(env, serve, Phase.SERVE)
    moment.now()
    env.run(until=1)
    assert log == [0, 0, 0]


def test_the_clock_plays_up_to_a_time_and_can_be_played_on(log):
    clock = Clock()
    for time in (1, 2):
        Moment(clock, lambda _: log.append(clock.now), Phase.OPENING).at(time)
    clock.play(2)
    assert (log, clock.now) == ([1], 2)
    clock.play(3)
    assert (log, clock.now) == ([1, 2], 3)


def test_the_clock_and_simpy_tell_the_same_time(log):
    clock = Clock()

    def clerk():
        yield clock.timeout(1)
        log.append(clock.now)
        yield clock.timeout(1.5)
        log.append(clock.now)

    clock.process(clerk())
    clock.run(until=2)
    clock.play(4)
    assert log == [1, 2.5]


def test_a_phase_awaits_what_comes_before_it_at_the_same_instant():
    clock = Clock()
    Moment(clock, lambda _: None, Phase.ORDERS).at(0)
    Moment(clock, lambda _: None, Phase.RECEIPT).at(1)
    assert clock.awaits(Phase.SERVE)
    assert not clock.awaits(Phase.ORDERS)
    clock.play(0.5)
    assert not clock.awaits(Phase.SERVE)
