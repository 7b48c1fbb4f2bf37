"""A branch is the run itself, or what the run would have been: by copies of the process and by playing it again."""

from functools import lru_cache, partial

import pytest

from experiments.recipe import Ready, prepare
from scenarios.serial import serial
from sim.branching import Future, branch
from sim.decision import Decision
from sim.disruption import AlternatingOutages, Disruption
from sim.distributions import Exponential
from sim.errors import ModelError
from sim.forking import CAN_FORK
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.replenishment import OrderUpTo
from sim.simulate import simulate

chain = partial(
    serial,
    demand=PoissonDemand(5),
    forecasting=ExponentialSmoothing(0.3, initial=5),
    replenishment=OrderUpTo(1.0),
    echelons=2,
    stock=12,
)
WAYS = [pytest.param("fork", marks=pytest.mark.skipif(not CAN_FORK, reason="no os.fork")), "replay"]
ROWS = ("message_rows", "line_rows", "level_rows", "posting_rows", "job_rows", "event_rows")
CHANGE = Decision(60, "replenishment", {"z": 3.0}, "stage1", who="planner", why="trial")
LATER = Decision(80, "replenishment", {"z": 0.0}, "stage2")


def bytes_of(result):
    return result.facts, [getattr(result, rows).tobytes() for rows in ROWS], result.decisions_taken, result.taken


def play(*decisions):
    return simulate(chain, horizon=120, seed=3, decisions=decisions)


@pytest.mark.parametrize("by", WAYS)
def test_a_branch_that_decides_nothing_is_the_run_itself(by):
    (same,) = branch(chain, [Future()], moment=60, horizon=120, seed=3, by=by)
    assert bytes_of(same) == bytes_of(play())


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("future", [Future((CHANGE, LATER)), Future(branch=4), Future((LATER, CHANGE), branch=4)])
def test_a_future_is_the_run_that_is_given_its_decisions(by, future):
    earlier = Decision(20, "replenishment", {"z": 2.0}, "stage2")
    (result,) = branch(chain, [future], moment=60, horizon=120, seed=3, by=by, decisions=[earlier])
    assert bytes_of(result) == bytes_of(play(earlier, *future.dated(60)))


@pytest.mark.parametrize("by", WAYS)
def test_futures_of_one_branch_meet_the_same_chance(by):
    stay, change, other = branch(
        chain, [Future(branch=1), Future((CHANGE,), 1), Future(branch=2)], moment=60, horizon=120, seed=3, by=by
    )
    demanded = [run.levels.loc[run.levels["agent"] == "customer", "ordered"].tolist() for run in (stay, change, other)]
    assert demanded[0] == demanded[1]
    assert demanded[0][:60] == demanded[2][:60]
    assert demanded[0] != demanded[2]
    assert stay.facts != change.facts


@pytest.mark.parametrize("by", WAYS)
def test_nothing_is_told_aloud_in_a_branch(by):
    told: list[str] = []
    branch(chain, [Future(), Future()], moment=60, horizon=120, seed=3, by=by, listen=told.append)
    assert told
    assert float(told[-1].split()[0]) <= 60


@pytest.mark.parametrize("by", WAYS)
def test_what_goes_wrong_in_a_branch_goes_wrong_here(by):
    wrong = Future((Decision(60, "replenishment", {"Q": 3.0}, "stage1"),))
    with pytest.raises(ModelError, match="OrderUpTo has no Q"):
        branch(chain, [Future(), wrong], moment=60, horizon=120, seed=3, by=by)


def test_moments_that_are_not_in_the_run():
    with pytest.raises(ModelError, match="branched within it, got moment=120, horizon=120"):
        branch(chain, [Future()], moment=120, horizon=120, seed=3)
    with pytest.raises(ModelError, match="begins at 90, but decides at 60"):
        branch(chain, [Future((CHANGE,))], moment=90, horizon=120, seed=3)


def test_a_scenario_that_does_not_repeat_cannot_be_played_again():
    times = iter((3, 2))

    def fickle(sim):
        chain(sim, echelons=next(times))

    with pytest.raises(ModelError, match="no house is called 'stage3'"):
        branch(
            fickle,
            [Future((Decision(60, "replenishment", {"z": 3.0}, "stage3"),))],
            moment=60,
            horizon=120,
            seed=3,
            by="replay",
        )


def test_decisions_of_a_run_can_be_given_back():
    first = play(CHANGE, LATER)
    assert first.taken == (CHANGE, LATER)
    assert bytes_of(play(*first.taken)) == bytes_of(first)


def next_change(branch_number, moment):
    """When a house that is up 100 and down 20 days on average is next down, or up again, after a moment."""
    changes: list[float] = []

    def noted(sim):
        chain(sim)
        house = sim.agents["stage1"]
        pause = house.pause

        def note(what, down):
            changes.append(sim.env.now)
            pause(what, down)

        house.pause = note

    switch = () if branch_number is None else (Decision(moment, "branch", branch_number),)
    simulate(noted, horizon=1000, seed=3, disruptions=OUTAGES, decisions=switch)
    return next(time for time in changes if time > moment), sum(time <= moment for time in changes)


OUTAGES = [Disruption("stage1", "shipments", AlternatingOutages(Exponential(100), Exponential(20)))]


def test_the_next_outage_and_the_end_of_one_under_way_are_drawn_anew():
    first = next_change(None, 0)[0]
    for moment, passed in ((first / 2, 0), (first + 0.01, 1)):
        met = [next_change(number, moment) for number in (None, 1, 2, 3, 4, 5)]
        assert [before for _, before in met] == [passed] * 6
        assert len({time for time, _ in met}) == 6
        assert next_change(5, moment) == met[5]


@pytest.mark.skipif(not CAN_FORK, reason="no os.fork")
def test_outages_are_drawn_anew_alike_in_copies_and_replays():
    futures = [Future(), Future(branch=1), Future((CHANGE,), 2)]
    forks, replays = [
        branch(chain, futures, moment=60, horizon=400, seed=3, by=by, disruptions=OUTAGES) for by in ("fork", "replay")
    ]
    assert [bytes_of(each) for each in forks] == [bytes_of(each) for each in replays]
    assert bytes_of(forks[0]) == bytes_of(simulate(chain, horizon=400, seed=3, disruptions=OUTAGES))


SCENARIOS = {
    "serial": ("scenario=serial", "horizon=60"),
    "planning": ("scenario=planning", "demand_management=sales_and_operations_mixed", "horizon=140"),
    "closed_loop": ("scenario=closed_loop", "horizon=60"),
    "procurement": ("scenario=procurement", "supplier_relationship=[scorecard,kraljic,agreements]", "horizon=120"),
    "company": ("scenario=company", "horizon=24"),
}


@lru_cache
def ready(scenario: str) -> Ready:
    recipe, _ = prepare([*SCENARIOS[scenario], "warmup=10", "record=full"])
    return recipe.ready()


@pytest.mark.skipif(not CAN_FORK, reason="no os.fork")
@pytest.mark.parametrize(
    ("scenario", "share"),
    [*((name, share) for name in SCENARIOS if name != "company" for share in (0.25, 0.5, 0.9)), ("company", 0.5)],
)
def test_copies_and_replays_are_equal_and_reproduce_the_run(scenario, share):
    run = ready(scenario)
    moment = round(share * run.settings.horizon)
    futures = [Future(), Future(branch=1)]
    forks, replays = [run.branch(futures, moment, warmup=10, by=by) for by in ("fork", "replay")]
    assert [bytes_of(each) for each in forks] == [bytes_of(each) for each in replays]
    assert bytes_of(forks[0]) == bytes_of(run.play(0, 10))
    assert forks[1].facts != forks[0].facts
