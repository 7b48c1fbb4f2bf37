"""Every sub-process of the eight processes shows in a run of the company, at both levels, by what happens in it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from experiments.recipe import prepare
from sim.columns import Kind
from sim.happenings import EVENTS, Happening
from sim.responsibility import EIGHT, OF_EVENT, OF_MESSAGE, PROCESSES, of_decision, parts
from sim.result import Result

pytestmark = pytest.mark.verify
WORDS = ("scenario=company", "preset=complete", "horizon=455", "warmup=0", "figures=false")
PARTS = [(process.name, part.level, part.name) for process in EIGHT for part in process.sub_processes]
Shown = dict[tuple[str, str], set[str]]


@pytest.fixture(scope="module")
def run() -> Result:
    return prepare(WORDS)[0].ready().play(0, 0.0, "full")


@pytest.fixture(scope="module")
def shown(run: Result) -> Shown:
    """By process and sub-process: the kinds of event, of message and of decision that there were."""
    found: Shown = defaultdict(set)
    numbers = {kind.value: kind for kind in EVENTS.values()}
    for number in set(run.event_rows["what"].tolist()):
        process, part = OF_EVENT[numbers[number]]
        found[process.name, part.name].add(numbers[number].name)
    for number in set(run.message_rows["kind"].tolist()):
        process, part = OF_MESSAGE[Kind(number)]
        found[process.name, part.name].add(Kind(number).name)
    for who, what in set(zip(run.decisions.who, run.decisions.what, strict=True)):
        where = of_decision(who, what)
        assert where is not None, f"nobody is responsible for {who}/{what}"
        found[where[0].name, where[1].name].add(f"{who}/{what}")
    return found


def test_there_are_two_levels_in_each_of_eight_processes() -> None:
    assert len({process for process, _, _ in PARTS}) == 8
    assert {(process, level) for process, level, _ in PARTS} == {
        (process.name, level) for process in EIGHT for level in ("strategic", "operational")
    }


@pytest.mark.parametrize(("process", "level", "part"), PARTS, ids=[f"{one[0]}: {one[2]}" for one in PARTS])
def test_every_sub_process_shows(process: str, level: str, part: str, shown: Shown) -> None:
    assert shown[process, part], f"{level}: no event, message or decision of it in the run"


def test_most_kinds_of_event_happen_there(run: Result) -> None:
    """Those that do not need lots, containers, a recall, a strategic team, or chance."""
    happened = set(run.event_rows["what"].tolist())
    kinds: list[Happening] = [kind for process, part in parts() if process in PROCESSES[:-1] for kind in part.events]
    assert sum(kind.value in happened for kind in kinds) >= 0.6 * len(kinds)
