"""The tables and the report of two arms whose runs are written by hand."""

import pandas as pd
import pytest

from experiments.resilience import RiskTables, Thresholds, risk_report, risk_tables

NAN = float("nan")
POINTS = pd.DataFrame({"point": [0, 1], "name": ["as_is", "more_stock"]})
COST = {(0, 0): 100.0, (0, 1): 300.0, (1, 0): 120.0, (1, 1): 140.0}


def history(service: list[float], down: list[tuple[float, float]]) -> dict[str, list[float]]:
    time = [float(week) for week in range(len(service))]
    return {
        "time": time,
        "demanded": [10.0 if level == level else 0.0 for level in service],
        "at_once": [10 * level if level == level else 0.0 for level in service],
        "on_time": [10 * level if level == level else 0.0 for level in service],
        "service": service,
        "disrupted": [float(any(start <= week < end for start, end in down)) for week in time],
        "down_from": [start for start, _ in down],
        "down_until": [end for _, end in down],
        "reach": [0.0],
    }


HISTORIES = {
    (1, 1): history([1, 1, 1, 1, 1, 1, 1, 1], [(2, 5)]),
    (0, 0): history([1, 1, 1, 0, 0, 0.5, 1, 1], [(1, 5)]),
    (1, 0): history([1, 1, 1, 1, 0.5, 1, 1, 1], [(1, 5)]),
    (0, 1): history([1, 1, 1, 1, 0.2, 0.6, 1, 0], [(2, 5)]),
}


def kpis() -> pd.DataFrame:
    place = {"measure": "total cost", "agent": "chain", "product": "all", "segment": "all", "unit": "EUR"}
    rows = [{"point": p, "replication": r, "value": value, **place} for (p, r), value in COST.items()]
    return pd.DataFrame([*rows, {**rows[0], "agent": "stage1", "value": 1e9}])


@pytest.fixture(scope="module")
def tables() -> RiskTables:
    return risk_tables(POINTS, HISTORIES, kpis(), Thresholds(0.9, 0.95), time_unit="week", baseline="as_is")


def values(tables: RiskTables, point: int) -> dict[str, float]:
    own = tables.risk[tables.risk["point"] == point]
    return dict(zip(own["measure"], own["value"], strict=True))


def test_failures_are_listed_in_order(tables: RiskTables):
    listed = tables.failures[["point", "replication", "began", "lasted", "recovered"]].to_numpy().tolist()
    assert listed == [[0, 0, 3, 3, True], [0, 1, 4, 2, True], [0, 1, 7, 1, False], [1, 0, 4, 1, True]]
    assert tables.failures["depth"].tolist() == [1, 0.8, 1, 0.5]
    assert tables.failures["loss_area"].tolist() == pytest.approx([2.5, 1.2, 1, 0.5])


def test_disruptions_say_what_came_of_them(tables: RiskTables):
    assert tables.disruptions["outcome"].tolist() == ["failed", "failed", "failed", "survived"]
    assert tables.disruptions["time_to_survive"].tolist()[:3] == [2, 2, 3]
    assert tables.disruptions["time_to_recover"].tolist()[:3] == [1, 1, 0]


def test_measures_by_hand(tables: RiskTables):
    as_is, more = values(tables, 0), values(tables, 1)
    assert as_is["failures"] == 1.5 and more["failures"] == 0.5
    assert as_is["share of time in failure"] == 3 / 8
    assert as_is["loss area"] == pytest.approx((2.5 + 2.2) / 2)
    assert as_is["time to survive"] == 2 and more["time to survive"] == 3
    assert as_is["time to recover"] == 2.5  # of three, 3 and 2 were seen to end, and one was cut at 1
    assert as_is["time to recover after disruption"] == 1
    assert as_is["service"] == pytest.approx((5.5 + 5.8) / 16)
    assert as_is["probability of no failure"] < 0.5 == more["probability of no failure"]
    assert as_is["total cost"] == 200
    assert as_is["value at risk of cost"] == as_is["conditional value at risk of cost"] == 300


def test_a_run_is_on_time_where_enough_of_it_is(tables: RiskTables):
    row = tables.risk[(tables.risk["measure"] == "on-time probability") & (tables.risk["point"] == 1)].iloc[0]
    assert (row["value"], row["n"]) == (0.5, 2)  # 15 / 16 of the units are on time in one run, all in the other


def test_differences_are_paired_and_have_a_sign(tables: RiskTables):
    found = tables.differences.set_index("measure")
    assert found.loc["total cost", ["difference", "n", "unit"]].tolist() == [-70, 2, "EUR"]
    assert found.loc["loss area", "difference"] == pytest.approx(((0.5 - 2.5) + (0 - 2.2)) / 2)
    assert found.loc["loss area", "verdict"] == "better"
    assert found.loc["total cost", "verdict"] == "no difference shown"


def test_bands_show_best_mean_and_worst(tables: RiskTables):
    band = tables.bands
    service = band[(band["series"] == "service") & (band["point"] == 0)].set_index("time")
    assert service.loc[4.0, ["lowest", "mean", "highest", "n"]].tolist() == pytest.approx([0, 0.1, 0.2, 2])
    failing = band[(band["series"] == "failing") & (band["point"] == 0)]
    assert failing["mean"].tolist() == [0, 0, 0, 0.5, 1, 1, 0, 0.5]


def test_runs_have_the_columns_of_kpis(tables: RiskTables):
    assert [*tables.runs.columns] == ["point", "replication", "measure", "agent", "product", "segment", "value", "unit"]
    assert tables.runs["value"].notna().all()


def test_the_report_says_what_a_planner_takes(tables: RiskTables):
    said = risk_report(tables, Thresholds(0.9, 0.95), time_unit="week")
    for line in (
        "as_is: 2 runs",
        "service fails in 2 of 2 runs",
        "otherwise service fails 2 (2 to 2) weeks after the disruption starts",
        "1 failure had not ended when the run did: counted as at least so long",
        "more_stock loses 2.1 weeks of service less",
        "costs neither more nor less for sure",
        "on average more_stock loses least service (0.25 weeks), more_stock costs least (130)",
    ):
        assert line in said


def test_without_disruptions_arms_or_money(tables: RiskTables):
    calm = {(0, 0): history([1, 1, NAN], []), (0, 1): history([NAN, NAN, NAN], []), (1, 0): history([NAN, NAN], [])}
    found = risk_tables(POINTS.assign(name=""), calm, kpis()[:0], time_unit="week")
    assert found.failures.empty and found.disruptions.empty and found.differences.empty
    said = risk_report(found, time_unit="week")
    assert said.splitlines()[2] == "point 0: 2 runs"
    assert "nan" not in said and "disruption" not in said


def test_one_run_has_no_interval_and_says_so():
    single = {key: found for key, found in HISTORIES.items() if key[1] == 0}
    cost = kpis()
    said = risk_report(risk_tables(POINTS, single, cost[cost["replication"] == 0], time_unit="week", baseline="as_is"))
    assert "more_stock loses 2 days of service less in the one run that both have" in said
    assert "nan" not in said


def test_order_of_arrival_does_not_matter(tables: RiskTables):
    again = risk_tables(
        POINTS, dict(sorted(HISTORIES.items())), kpis(), Thresholds(0.9, 0.95), time_unit="week", baseline="as_is"
    )
    for name in ("failures", "disruptions", "bands", "runs", "risk", "differences"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(tables, name))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="baseline must be one of as_is, more_stock, got 'less'"):
        risk_tables(POINTS, HISTORIES, kpis(), baseline="less")
    with pytest.raises(ValueError, match=r"histories of points \[1\]"):
        risk_tables(POINTS[:1], HISTORIES, kpis())
