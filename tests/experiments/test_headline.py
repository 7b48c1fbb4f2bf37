"""What a run says at its end."""

import pandas as pd
import pytest

import experiments
from experiments.headline import account, costs, headline


def said(*settings: str, **keys: object) -> str:
    return headline(experiments.run(*settings, figures=False, record="totals", **keys))


def test_the_board_game_shows_what_each_stage_costs() -> None:
    lines = [line.split() for line in said(scenario="beer_game").splitlines()]
    place = lines.index(["cost", "by", "house"])
    assert lines[place + 1 : place + 6] == [
        ["retailer", "46"],
        ["wholesaler", "50"],
        ["distributor", "54"],
        ["factory", "54"],
        ["chain", "204", "USD"],
    ]


def test_everything_demanded_is_accounted_for() -> None:
    assert "demanded 272 = delivered 272 + lost 0 + owed 0, in 36 orders of 1 customer\n" in said(scenario="beer_game")
    assert "of 1 customer, on average\n" in said(scenario="serial", horizon=60, warmup=10, replications=2)


def test_the_account_says_what_it_was_worth_and_nothing_where_nothing_was_wanted() -> None:
    means = {"units demanded": 9.0, "units delivered": 6.5, "units lost": 2.0, "units owed": 0.5}
    whole = pd.Series({**means, "orders": 4.0, "customers": 3.0, "value demanded": 1234.5})
    assert account(whole, "EUR", 1) == [
        "  demanded 9 = delivered 6.50 + lost 2 + owed 0.50, in 4 orders of 3 customers, worth 1,234.50 EUR"
    ]
    assert account(pd.Series({"units demanded": 0.0}), None, 1) == []


@pytest.mark.parametrize(("houses", "rows"), [(1, 0), (2, 4), (8, 10), (9, 0)])
def test_costs_are_listed_where_houses_are_few(houses: int, rows: int) -> None:
    names = ["chain", *(f"house{number}" for number in range(houses))]
    table = pd.DataFrame({"agent": names, "mean": [float(houses), *[1.0] * houses]})
    table = table.assign(measure="total cost", product="all", segment="all")
    assert len(costs(table, None)) == rows


def test_what_houses_pay_each_other_is_shown_to_cancel() -> None:
    table = pd.DataFrame({"agent": ["chain", "shop", "mill"], "mean": [7.0, 6.0, 3.0]})
    listed = costs(table.assign(measure="total cost", product="all", segment="all"), "USD")
    assert [line.split() for line in listed[-2:]] == [["paid", "to", "each", "other", "-2"], ["chain", "7", "USD"]]


def test_money_and_time_are_said_in_the_words_of_the_scenario() -> None:
    run = experiments.run(scenario="take_back", horizon=120, record="totals", figures=False)
    units = run.summary.set_index("measure")["unit"].groupby(level=0).first()
    assert (units["total cost"], units["cost rate"], units["cycle time"]) == ("EUR", "EUR/day", "day")
    assert (units["cost per unit delivered"], units["inventory turns"]) == ("EUR/unit", "1/day")
    assert not run.kpis["unit"].str.contains("money").any()


def test_that_replications_are_all_the_same_is_said() -> None:
    same = "all replications are the same: nothing in this run is left to chance"
    assert same in said(scenario="beer_game", replications=2)
    assert same not in said(scenario="serial", horizon=30, warmup=0, replications=2)


def test_work_centres_are_listed_with_what_waits_there() -> None:
    printed = said(scenario="job_line", horizon=1200)
    assert [line.split(":")[0].strip() for line in printed.splitlines() if " busy " in line] == [
        f"station{number} of line" for number in (1, 2, 3)
    ]
    assert " busy " not in said(scenario="serial", horizon=30, warmup=0)
