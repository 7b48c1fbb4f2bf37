"""Histories of runs that can be followed by hand, and against the books of larger ones."""

from math import isnan

import numpy as np
import pytest

from experiments.recipe import prepare
from experiments.resilience import histories
from experiments.resilience.outages import merged, outages
from experiments.resilience.reach import reach
from sim.disruption import Disruption, ListedOutages, MarkovOutages, ScheduledOutages
from sim.metrics import measure

SERIAL = ["scenario=serial", "demand=steady", "replenishment=base_stock", "figures=false"]
OUT = ["disruption=scheduled", "disruption.agent=source", "disruption.what=supply"]


def played(*words: str, record: str = "full"):
    ready = prepare([*words, f"record={record}"])[0].ready()
    return ready.play(0, ready.settings.warmup), ready.model.disruptions


def history(*words: str, record: str = "full") -> dict[str, list[float]]:
    return histories(*played(*words, record=record))


ONE = [
    *SERIAL,
    "scenario.echelons=1",
    "scenario.transit=1",
    "replenishment.S=25",
    "scenario.stock=15",
    "horizon=12",
    "warmup=2",
    *OUT,
    "disruption.when.windows=[[5,8]]",
]
"""Ten units a week; after each 15 are left, and 10 are on the way. What is ordered while the source is out, in weeks
5, 6 and 7, leaves it in week 8 and comes in week 9, so that week 7 is the first to be short.
"""


def test_an_outage_week_by_week():
    found = history(*ONE)
    assert found["time"] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert found["demanded"] == [10] * 10
    assert found["disrupted"] == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0]
    assert (found["down_from"], found["down_until"], found["reach"]) == ([5], [8], [1])
    assert found["at_once"] == [10, 10, 10, 10, 10, 5, 0, 10, 10, 10]
    assert found["service"] == [1, 1, 1, 1, 1, 0.5, 0, 1, 1, 1]
    assert found["net_stock"] == [15, 15, 15, 15, 5, -5, -15, 15, 15, 15]
    assert found["backlog"] == [0, 0, 0, 0, 0, 5, 15, 0, 0, 0]
    assert found["ordered"] == [10] * 10


def test_money_falls_in_the_weeks_that_cost_it():
    costs = "scenario.costs.holding=1", "scenario.costs.backlog=10"
    assert history(*ONE, *costs)["cost"] == pytest.approx([15, 15, 15, 15, 5, 50, 150, 15, 15, 15])


@pytest.mark.parametrize(
    "words",
    [
        ["scenario=serial", "horizon=80", "warmup=20"],
        ["scenario=beer_game"],
        ["scenario=distribution", "horizon=60", "warmup=10", "scenario.review=null", "demand=arrivals"],
        ["scenario=network", "horizon=60", "warmup=10"],
        ["scenario=take_back", "horizon=60", "warmup=10"],
    ],
    ids=lambda words: words[0],
)
def test_the_periods_add_up_to_the_measures_of_the_run(words: list[str]):
    result, disruptions = played(*words, "figures=false")
    found = histories(result, disruptions)
    measures = {kpi.measure: kpi.value for kpi in measure(result) if kpi[1:4] == ("chain", "all", "all")}
    assert sum(found["cost"]) == pytest.approx(measures["total cost"])
    assert {len(found[name]) for name in ("time", "service", "on_hand", "cost")} == {len(found["demanded"])}
    assert np.isfinite([value for name, values in found.items() if name != "service" for value in values]).all()
    if "review=null" not in " ".join(words):
        assert sum(found["at_once"]) / sum(found["demanded"]) == pytest.approx(measures["fill rate"])


def test_order_lines_alone_tell_of_service():
    lines, full = history(*ONE, record="orders"), history(*ONE)
    assert lines == {name: full[name] for name in lines}
    assert set(full) - set(lines) == {"backlog", "net_stock", "on_hand", "cost"}


def test_a_period_without_demand_has_no_service():
    service = history(*SERIAL, "demand=listed", "demand.values=[5,0,5]", "horizon=3", "warmup=0")["service"]
    assert service[0] == service[2] == 1 and isnan(service[1])


def test_an_outage_that_lasts_has_no_end():
    found = history(*ONE, "disruption.when.windows=[[5,40]]")
    assert found["down_from"] == [5] and isnan(found["down_until"][0])


def test_spells_are_those_of_the_run():
    words = [*SERIAL, "scenario.echelons=1", "scenario.transit=1", "replenishment.S=60", "horizon=300", "warmup=0"]
    words += ["disruption=markov", "disruption.agent=source", "disruption.what=supply", "disruption.when.fail=0.1"]
    result, disruptions = played(*words)
    found = histories(result, disruptions)
    shipments = result.messages[result.messages["sender"] == "source"]
    shipped = set(shipments.loc[shipments["kind"] == "shipment", "sent"])
    down = {time for time, out in zip(found["time"], found["disrupted"], strict=True) if out}
    assert len(found["down_from"]) > 10
    assert not down & shipped
    assert set(found["time"][:-1]) - down <= shipped


def test_disruptions_together_are_one_spell_where_they_touch():
    assert merged([(5, 8), (1, 3), (3, 4), (6, 7)]) == [(1, 4), (5, 8)]
    both = [
        Disruption("a", "supply", ScheduledOutages(((2.0, 4.0),))),
        Disruption("b", "orders", ListedOutages((False, True, True))),
    ]
    assert outages(both, 1, 0, 10.0) == [(1, 4)]


def test_replications_have_spells_of_their_own_and_the_same_again():
    markov = [Disruption("source", "supply", MarkovOutages(0.1, 0.2))]
    first, again, other = (outages(markov, 1, replication, 200.0) for replication in (0, 0, 1))
    assert first == again != other


def test_reach_is_the_longest_way():
    assert reach(played("scenario=serial", "horizon=2", "warmup=0")[0].facts) == 8
    assert reach(played("scenario=beer_game", "horizon=2", "warmup=0")[0].facts) > 8
