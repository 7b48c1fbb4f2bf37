"""The study that is shipped: at the same uptime, stock helps against short outages and hardly against long ones."""

from typing import Any

import pandas as pd
import pytest
import yaml

from experiments.measuring import measured
from experiments.recipe import prepare
from experiments.resilience import RiskTables, Thresholds, histories, risk_tables
from experiments.tree import SHIPPED

STUDY = yaml.safe_load((SHIPPED / "experiment" / "supplier_outage.yaml").read_text(encoding="utf-8"))
RUNS = 25


def runs(number: int, words: list[str]) -> tuple[dict[tuple[int, int], Any], list[pd.DataFrame]]:
    ready = prepare([*STUDY["settings"], *words, "figures=false"])[0].ready()
    found, kpis = {}, []
    for replication in range(RUNS):
        result = ready.play(replication, ready.settings.warmup)
        found[number, replication] = histories(result, ready.model.disruptions)
        kpis.append(measured(result, ready.settings).assign(point=number, replication=replication))
    return found, kpis


@pytest.fixture(scope="module")
def tables() -> RiskTables:
    arms = {name: runs(number, words) for number, (name, words) in enumerate(STUDY["arms"].items())}
    return risk_tables(
        pd.DataFrame({"point": range(len(arms)), "name": list(arms)}),
        {key: history for found, _ in arms.values() for key, history in found.items()},
        pd.concat([frame for _, kpis in arms.values() for frame in kpis], ignore_index=True),
        Thresholds(**STUDY["thresholds"]),
        time_unit="week",
        baseline=STUDY["baseline"],
    )


def test_more_stock_loses_less(tables: RiskTables):
    more = tables.differences[tables.differences["name"] == "more_stock"].set_index("measure")
    assert more.loc["loss area", "verdict"] == "better"


def test_stock_gains_more_where_outages_are_short(tables: RiskTables):
    risk = tables.risk.pivot(index="name", columns="measure", values="value")
    survived, service = risk["disruptions survived"], risk["service"]
    for found in (survived, service):
        assert found["short_more_stock"] - found["short_as_is"] > 1.5 * (found["more_stock"] - found["as_is"])


def test_both_kinds_of_outage_take_the_same_share_of_time(tables: RiskTables):
    down = tables.risk[tables.risk["measure"] == "share of time disrupted"].set_index("name")
    assert (down["lo"] < 0.1).all() and (down["hi"] > 0.1).all()
